"""For people: the line with the issue underlined, what is wrong, and the fix."""

import unicodedata
from collections import Counter
from collections.abc import Sequence

from newslint.issue import Issue
from newslint.rule import SEVERITIES
from newslint.session import Checked, Problem
from newslint.text import Document

_COLOURS = {"error": "red", "warning": "yellow", "suggestion": "blue"}
_WIDTH = 100  # columns of a long line that are shown


def write(checked: Sequence[Checked], problems: Sequence[Problem], colour: bool = False) -> str:
    parts = [_issue(document, issue, colour) for document, issues, _ in checked for issue in issues]
    parts.append(_summary(checked, problems, colour))
    return "\n".join(parts)


def _issue(document: Document, issue: Issue, colour: bool) -> str:
    line, column = document.line_column(issue.span.start)
    tint = _COLOURS[issue.severity]
    shown, underline = excerpt(document.line(line), column - 1, issue.span.end - issue.span.start)
    lines = [
        f"{_style(f'{document.path}:{line}:{column}', colour, bold=True)} "
        f"{_style(issue.severity, colour, fg=tint)} {_style(issue.rule.id, colour, dim=True)}",
        f"    {shown}",
        f"    {_style(underline, colour, fg=tint)}",
        f"  {issue.message}",
    ]
    if issue.suggestions:
        uses = " | ".join(use or "(remove)" for use in issue.suggestions[:3])
        lines.append(f"  fix: {_style(uses, colour, fg='green')}")
    for related in issue.related:
        at, col = document.line_column(related.span.start)
        lines.append(f"  see {at}:{col}: {related.message}: {document.source[slice(*related.span)]}")
    return "\n".join(lines) + "\n"


def excerpt(line: str, start: int, length: int) -> tuple[str, str]:
    """The part of a line around [start, start + length), and a line of marks below it.

    A span that goes on in the next line is marked to the end of this one.
    """
    line = "".join(" " if c.isspace() or not c.isprintable() else c for c in line)
    end = max(min(start + length, len(line)), start + 1)
    low = max(0, min(start - _WIDTH // 3, len(line) - _WIDTH))
    high = min(len(line), max(low + _WIDTH, end))
    before = ("…" if low else "") + line[low:start]
    shown = before + line[start:high] + ("…" if high < len(line) else "")
    return shown, " " * _columns(before) + "^" * max(1, _columns(line[start:end]))


def _columns(text: str) -> int:
    """How many columns a terminal gives the text."""
    return sum(0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1 for c in text)


def _summary(checked: Sequence[Checked], problems: Sequence[Problem], colour: bool) -> str:
    counts = Counter(issue.severity for _, issues, _ in checked for issue in issues)
    articles = f"{len(checked)} article{'' if len(checked) == 1 else 's'}"
    said = [
        _style(_count(counts[severity], severity), colour, fg=_COLOURS[severity])
        for severity in SEVERITIES
        if counts[severity]
    ]
    unchecked = f"; {_count(len(problems), 'problem')} (see above)" if problems else ""
    return f"{articles}: {', '.join(said) or 'nothing to report'}{unchecked}\n"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _style(text: str, colour: bool, **style: object) -> str:
    if not colour:
        return text
    import click

    return click.style(text, **style)  # type: ignore[arg-type]
