"""What a text must hold for a regular expression to match it: a cheap question before an expensive one.

The answer may only err on one side: a text that lacks it never matches.
"""

import re
import warnings
from collections.abc import Iterable, Sequence
from typing import Any

try:
    from re import _parser as parser  # type: ignore[attr-defined]
except ImportError:  # the parser of the standard library is not public: without it every text is tried
    parser = None

# Sets of folded literals; a text that matches holds at least one of each set. The most telling set comes first.
Needs = tuple[tuple[str, ...], ...]

# More alternatives than this tell little.
_MOST = 500
_START = 3
_FOLDS = str.maketrans({"\u0130": "i", "\u017f": "s", "\u212a": "k"})


def fold(text: str) -> str:
    """The form of a text in which literals are looked for: small letters, as `re.IGNORECASE` sees them."""
    return text.translate(_FOLDS).lower()


def needed(pattern: str) -> Needs:
    """What every match of a pattern holds; empty when nothing can be told."""
    if parser is None:
        return ()
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = parser.parse(_standard(pattern), re.IGNORECASE)
    except (re.error, RecursionError, OverflowError):
        return ()
    known = {each for each in _sets(tree) if each}
    return tuple(tuple(sorted(each)) for each in sorted(known, key=_worth, reverse=True))


def _standard(pattern: str) -> str:
    """The pattern as the standard library writes it, where `regex` differs without changing what must be there."""
    pattern = re.sub(r"\(\?<(?![=!])", "(?P<", pattern)
    pattern = re.sub(r"\\p\{\w+\}|\\P\{\w+\}", r"\\S", pattern)
    return pattern.replace(r"\m", r"\b").replace(r"\M", r"\b")


class LiteralIndex:
    """Which of many expressions can match a text; the cost hardly grows with their number.

    A literal is found by its first three letters, shorter ones are looked for one by one.
    """

    def __init__(self, needs: Sequence[Needs]) -> None:
        """`needs` of each expression; an empty tuple for one that every text may match."""
        self._needs = needs
        self._always = {number for number, each in enumerate(needs) if not each}
        self._short: dict[str, list[int]] = {}
        self._by_start: dict[str, dict[str, list[int]]] = {}
        for number, each in enumerate(needs):
            for literal in each[0] if each else ():
                shelf = self._short if len(literal) < _START else self._by_start.setdefault(literal[:_START], {})
                shelf.setdefault(literal, []).append(number)

    def candidates(self, folded: str) -> list[int]:
        """The numbers of the expressions that may match a folded text, in order."""
        found = set(self._always)
        for literal, numbers in self._short.items():
            if literal in folded:
                found.update(numbers)
        starts = {folded[at : at + _START] for at in range(len(folded) - _START + 1)}
        for start in starts & self._by_start.keys():
            for literal, numbers in self._by_start[start].items():
                if literal in folded:
                    found.update(numbers)
        return sorted(number for number in found if _meets(folded, self._needs[number][1:]))


def _meets(folded: str, needs: Needs) -> bool:
    return all(any(literal in folded for literal in each) for each in needs)


# A set of alternatives; None says that nothing can be told.
_Set = frozenset[str] | None


def _sets(tree: Iterable[Any]) -> Iterable[_Set]:
    """One set of alternatives for each run of literals and each group that must match."""
    run = ""
    for operation, value in tree:
        name = str(operation)
        if name == "LITERAL":
            run += fold(chr(value))
            continue
        if run:
            yield frozenset([run])
            run = ""
        if name == "SUBPATTERN":
            yield from _sets(value[-1])
        elif name == "ATOMIC_GROUP":
            yield from _sets(value)
        elif name == "BRANCH":
            yield _union([_best(_sets(branch)) for branch in value[1]])
        elif name in ("MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT") and value[0] > 0:
            yield from _sets(value[2])
        elif name == "ASSERT" and value[0] > 0:
            yield from _sets(value[1])
    if run:
        yield frozenset([run])


def _union(branches: Sequence[_Set]) -> _Set:
    union: frozenset[str] = frozenset()
    for branch in branches:
        if branch is None:
            return None
        union |= branch
    return union if len(union) <= _MOST else None


def _best(sets: Iterable[_Set]) -> _Set:
    return max((each for each in sets if each), key=_worth, default=None)


def _worth(each: frozenset[str]) -> tuple[float, list[str]]:
    """How many texts a set rules out: long literals, few of them. (The rest makes the order certain.)"""
    return min(map(len, each)) - len(each) ** 0.5 / 2, sorted(each)
