"""Comments in an article that silence rules: `<!-- newslint: ignore-next-line words/free-reign -- why -->`."""

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass

from newslint.issue import Issue
from newslint.rule import Rule
from newslint.text import Comment, Document, Span

_COMMANDS = ("ignore-next-line", "ignore-line", "ignore-block", "ignore-file", "ignore-start", "ignore-end")


@dataclass
class Mute:
    """Rules (or all of them) that are silent on a span of the source."""

    comment: Span
    rules: tuple[str, ...]
    scope: Span
    used: bool = False

    def covers(self, issue: Issue) -> bool:
        named = not self.rules or any(issue.rule.named(pattern) for pattern in self.rules)
        return named and self.scope.overlaps(issue.span)


def mutes(document: Document) -> tuple[list[Mute], list[tuple[Span, str]]]:
    """The mutes of a document, and its comments that say something newslint does not understand."""
    found: list[Mute] = []
    unknown: list[tuple[Span, str]] = []
    for number, comment in enumerate(document.comments):
        command, rules = _parse(comment.text)
        if command not in _COMMANDS:
            near = difflib.get_close_matches(command, _COMMANDS, 1)
            unknown.append(
                (comment.span, f"“{command}” is no command of newslint" + (f"; write “{near[0]}”" if near else ""))
            )
        elif command != "ignore-end":
            found.append(Mute(comment.span, rules, _scope(document, command, comment, document.comments[number + 1 :])))
    return found, unknown


def silence(issues: Sequence[Issue], muted: Sequence[Mute]) -> list[Issue]:
    """The issues that no mute covers; notes which mutes were needed."""
    left = []
    for issue in issues:
        covering = [mute for mute in muted if mute.covers(issue)]
        for mute in covering:
            mute.used = True
        if not covering:
            left.append(issue)
    return left


def unused(muted: Sequence[Mute], rules: Sequence[Rule], everything: bool) -> list[tuple[Span, str]]:
    """Mutes that silenced nothing, with what to say. A mute of a rule that did not run is no fault;
    `everything`: all rules ran, so that an empty mute of all of them is one too."""
    said = []
    for mute in muted:
        ran = all(any(rule.named(pattern) for rule in rules) for pattern in mute.rules)
        if not mute.used and ran and (mute.rules or everything):
            said.append(
                (mute.comment, f"{', '.join(mute.rules) or 'no rule'} has nothing to silence here; remove the comment")
            )
    return said


def _parse(text: str) -> tuple[str, tuple[str, ...]]:
    words = re.split(r"[\s,]+", text.partition(" -- ")[0].strip())
    return words[0], tuple(word for word in words[1:] if word)


def _scope(document: Document, command: str, comment: Comment, later: Sequence[Comment]) -> Span:
    end = comment.span.end
    if command == "ignore-file":
        return Span(0, len(document.source))
    if command == "ignore-start":
        closing = (other.span.start for other in later if _parse(other.text)[0] == "ignore-end")
        return Span(end, next(closing, len(document.source)))
    if command == "ignore-block":
        places = [block.locate(0, len(block.text)) for block in document.blocks]
        return next((place for place in places if place.start >= end), Span(end, end))
    line = document.line_column(end - 1)[0]
    return _line(document, line if command == "ignore-line" else line + 1)


def _line(document: Document, number: int) -> Span:
    starts = [*document.line_starts, len(document.source)]
    return Span(starts[min(number, len(starts)) - 1], starts[min(number, len(starts) - 1)])
