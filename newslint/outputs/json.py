"""One JSON object. Offsets and columns are code points; lines and columns count from 1."""

import json
from collections.abc import Sequence

from newslint.issue import Issue
from newslint.session import Checked, Problem
from newslint.text import Document, Span


def write(checked: Sequence[Checked], problems: Sequence[Problem], colour: bool = False) -> str:
    report = {
        "version": 1,
        "issues": [_issue(document, issue) for document, issues, _ in checked for issue in issues],
        "errors": [
            {
                "path": problem.path or None,
                "line": problem.line or None,
                "column": problem.column or None,
                "message": problem.message,
            }
            for problem in problems
        ],
        "files": len(checked),
    }
    return json.dumps(report, ensure_ascii=False, indent=1) + "\n"


def _issue(document: Document, issue: Issue) -> dict[str, object]:
    return {
        "path": document.path,
        "rule": issue.rule.id,
        "severity": issue.severity,
        "message": issue.message,
        "why": issue.rule.why,
        "url": issue.rule.url,
        **place(document, issue.span),
        "suggestions": list(issue.suggestions),
        "safe": issue.safe,
        "related": [
            {"path": document.path, **place(document, related.span), "message": related.message}
            for related in issue.related
        ],
    }


def place(document: Document, span: Span) -> dict[str, object]:
    """A span as offset, length, lines and columns (the end is exclusive), with its text."""
    line, column = document.line_column(span.start)
    end_line, end_column = document.line_column(span.end)
    return {
        "offset": span.start,
        "length": span.end - span.start,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": document.source[slice(*span)],
    }
