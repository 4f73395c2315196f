"""Fixed wordings, found by their first word and confirmed by a regular expression."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from newslint.engines import Desk, Engine
from newslint.fields import FieldError, Fields, Value
from newslint.issue import Issue, issue
from newslint.rule import Rule
from newslint.text import PLAIN, Block, Document, Span

_WORD = re.compile(r"\w+")
# How far around a match an `unless` wording may reach.
_REACH = 80


@dataclass(frozen=True)
class Wording:
    """What is looked for, with straight quotes and single spaces, and what replaces it."""

    text: str
    uses: tuple[str, ...]
    exact: bool

    @cached_property
    def lead(self) -> int:
        """Characters before the first word (a currency sign, an apostrophe)."""
        first = _WORD.search(self.text)
        return first.start() if first else 0

    @cached_property
    def regex(self) -> re.Pattern[str]:
        body = r"\s+".join(map(re.escape, self.text.split()))
        start = r"(?<!\w)" if re.match(r"\w", self.text) else ""
        end = r"(?!\w)" if re.search(r"\w$", self.text) else ""
        return re.compile(start + body + end, 0 if self.exact else re.IGNORECASE)


@dataclass(frozen=True)
class Parameters:
    wordings: tuple[Wording, ...]
    unless: tuple[Wording, ...]


def read(fields: Fields) -> Parameters:
    exact = fields.choice("case", ("any", "exact"), "any") == "exact"
    swap, find = fields.get("swap"), fields.get("find")
    if (swap is None) == (find is None):
        raise FieldError(fields.source.place, "a phrase rule has either “swap” or “find”")
    wordings = [
        Wording(_wording(key, place), tuple(use.translate(PLAIN) for use in value.texts()), exact)
        for key, (place, value) in (swap.mapping().items() if swap else ())
    ]
    wordings += [Wording(_wording(item.text(), item.place), (), exact) for item in (find.items() if find else ())]
    for wording in wordings:
        if wording.text in wording.uses:
            raise FieldError(fields.source.place, f"“{wording.text}” is replaced by itself")
    unless = fields.get("unless") or Value((), fields.source.place)
    return Parameters(
        tuple(wordings),
        tuple(Wording(_wording(text, unless.place), (), exact=False) for text in unless.texts()),
    )


def _wording(text: str, place: object) -> str:
    plain = " ".join(text.translate(PLAIN).split())
    if not _WORD.search(plain):
        raise FieldError(place, f"“{text}” holds no word to look for")  # type: ignore[arg-type]
    return plain


class PhraseEngine:
    """All phrase rules at once; the cost of a text does not grow with their number."""

    def __init__(self, rules: Sequence[Rule]) -> None:
        self._by_first_word: dict[str, list[tuple[Wording, Rule]]] = {}
        for rule in rules:
            assert isinstance(rule.parameters, Parameters)
            for wording in rule.parameters.wordings:
                first = _WORD.search(wording.text)
                assert first
                self._by_first_word.setdefault(first.group().lower(), []).append((wording, rule))
        for candidates in self._by_first_word.values():
            candidates.sort(key=lambda candidate: -len(candidate[0].text))

    def check(self, document: Document) -> Iterator[Issue]:
        for block in document.blocks:
            yield from self._check(document, block)

    def _check(self, document: Document, block: Block) -> Iterator[Issue]:
        plain, done = block.plain, dict[str, int]()
        for word in _WORD.finditer(plain):
            for wording, rule in self._by_first_word.get(word.group().lower(), ()):
                start = word.start() - wording.lead
                if start < done.get(rule.id, 0) or (wording.exact and block.capitals):
                    continue
                match = wording.regex.match(plain, start) if start >= 0 else None
                if match and not _left_alone(rule, plain, Span(*match.span())):
                    done[rule.id] = match.end()
                    yield _issue(rule, document, block, match, wording)


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return PhraseEngine(rules)


def _left_alone(rule: Rule, plain: str, span: Span) -> bool:
    assert isinstance(rule.parameters, Parameters)
    low, high = max(0, span.start - _REACH), span.end + _REACH
    return any(
        Span(*match.span()).overlaps(span)
        for wording in rule.parameters.unless
        for match in wording.regex.finditer(plain, low, high)
    )


def _issue(rule: Rule, document: Document, block: Block, match: re.Match[str], wording: Wording) -> Issue:
    found = block.text[match.start() : match.end()]
    span = Span(*match.span())
    if wording.uses == ("",):
        # A deleted wording takes the space before it along, or the one after it at the start.
        before = len(block.text[: span.start]) - len(block.text[: span.start].rstrip())
        after = len(block.text) - span.end - len(block.text[span.end :].lstrip())
        span = Span(span.start - before, span.end) if span.start > before else Span(span.start, span.end + after)
    return issue(rule, document, block, span, (_cased(found, wording.text, use) for use in wording.uses))


def _cased(found: str, wording: str, use: str) -> str:
    """Capitals that stand in the text but not in the wording are kept (headline case, sentence start)."""
    words = found.split()
    if len(words) > 1 and all(word[:1].isupper() for word in words) and wording.islower() and use.islower():
        return " ".join(word[:1].upper() + word[1:] for word in use.split())
    if found[:1].isupper() and wording[:1].islower():
        return use[:1].upper() + use[1:]
    return use
