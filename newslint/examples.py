"""Runs the examples of rules: each is a test of its own rule, and of the silence of all others."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from newslint.disguises import Disguise, disguises
from newslint.engines import PROOFREAD
from newslint.formats import read
from newslint.issue import Issue
from newslint.linter import Linter, fixed
from newslint.rule import Example, Rule
from newslint.text import Document

# The linter of a house style, with all its rules.
LinterOf = Callable[[str], Linter]
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"', "\r": None})


class Failure(NamedTuple):
    """An example that does not hold, and why."""

    rule: Rule
    example: Example
    said: str

    def __str__(self) -> str:
        return f"{self.example.place}: {self.rule.id}: {self.said}"


class _Fails(Exception):
    pass


def failures(
    rules: Sequence[Rule], linter_of: LinterOf, proofreading: bool, disguised: bool = True
) -> Iterator[Failure]:
    """Every example that fails, checked against all rules of its style.

    Without `proofreading` the examples of rules that need LanguageTool are left out. `disguised`: in all disguises.
    """
    for rule in rules:
        if rule.kind in PROOFREAD and not proofreading:
            continue
        for example in rule.examples:
            try:
                _try(rule, example, linter_of(example.style), disguised)
            except _Fails as reason:
                yield Failure(rule, example, str(reason))


def _try(rule: Rule, example: Example, linter: Linter, disguised: bool) -> None:
    if example.verdict == "bad":
        for disguise in list(disguises(example))[: None if disguised else 1]:
            _bad(rule, example, linter, disguise)
    elif example.verdict == "good":
        for disguise in list(disguises(example))[: None if disguised else 1]:
            _clean(_read(disguise.source, disguise.format), linter, f"the good example, {disguise.name},")
    elif any(issue.rule.id == rule.id for issue in linter.check(_read(example.text, example.format))[0]):
        raise _Fails("the missed example is found now: make it a bad example")


def _bad(rule: Rule, example: Example, linter: Linter, disguise: Disguise) -> None:
    document = _read(disguise.source, disguise.format)
    issues = linter.check(document)[0]
    mine = [issue for issue in issues if issue.rule.id == rule.id]
    if not mine and any(_spoke_first(issue, rule, disguise) for issue in issues):
        return
    if [issue.span for issue in mine] != [disguise.span]:
        said = ", ".join(f"{document.source[slice(*i.span)]!r} by {i.rule.id}" for i in issues) or "nothing"
        raise _Fails(f"{disguise.name}: {document.source[slice(*disguise.span)]!r} must be reported, not {said}")
    if disguise.name != "as it is":
        return
    fix = fixed(document.source, [mine[0]]) if mine[0].suggestions else None
    if fix != example.fix:
        raise _Fails(f"the fix is {fix!r}, not {example.fix!r}")
    if fix is not None:
        _clean(_read(fix, example.format), linter, "the fixed text")


def _spoke_first(issue: Issue, rule: Rule, disguise: Disguise) -> bool:
    """LanguageTool and our own rules may see the same error; the linter keeps one of them."""
    other_side = (issue.rule.kind in PROOFREAD) != (rule.kind in PROOFREAD)
    return other_side and issue.span.overlaps(disguise.span)


def _clean(document: Document, linter: Linter, what: str) -> None:
    issues = linter.check(document)[0]
    if issues:
        raise _Fails(f"{what} must be clean under all rules: {', '.join(_told(document, issue) for issue in issues)}")


def _told(document: Document, issue: Issue) -> str:
    return f"{document.source[slice(*issue.span)]!r} by {issue.rule.id}"


def _read(source: str, form: str) -> Document:
    return read(source, "example", form)
