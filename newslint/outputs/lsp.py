"""LSP 3.17 PublishDiagnosticsParams, one for each article. Positions are UTF-16, from 0."""

import json
from collections.abc import Sequence
from pathlib import Path

from newslint.issue import Issue
from newslint.session import Checked, Problem
from newslint.text import Document, Span

_SEVERITY = {"error": 1, "warning": 2, "suggestion": 3}


def write(checked: Sequence[Checked], problems: Sequence[Problem], colour: bool = False) -> str:
    """Articles without issues are there too, so that an editor clears what it showed."""
    params = [
        {"uri": uri(document.path), "diagnostics": [diagnostic(document, issue) for issue in issues]}
        for document, issues, _ in checked
    ]
    return json.dumps(params, ensure_ascii=False, indent=1) + "\n"


def uri(path: str) -> str:
    """A file URI; a path that is no file name (standard input) becomes an untitled document."""
    return "untitled:" + path.strip("<>") if path.startswith("<") else Path(path).absolute().as_uri()


def diagnostic(document: Document, issue: Issue) -> dict[str, object]:
    """`data` holds the fixes as text edits: clients send ranges back wrongly, so a fix is never rebuilt from those."""
    place = lsp_range(document, issue.span)
    result: dict[str, object] = {
        "range": place,
        "severity": _SEVERITY[issue.severity],
        "code": issue.rule.id,
        "source": "newslint",
        "message": issue.message,
        "relatedInformation": [
            {
                "location": {"uri": uri(document.path), "range": lsp_range(document, related.span)},
                "message": related.message,
            }
            for related in issue.related
        ],
        "data": {
            "why": issue.rule.why,
            "safe": issue.safe,
            "fixes": [{"title": _title(use), "edits": [{"range": place, "newText": use}]} for use in issue.suggestions],
        },
    }
    if issue.rule.url:
        result["codeDescription"] = {"href": issue.rule.url}
    return result


def lsp_range(document: Document, span: Span) -> dict[str, dict[str, int]]:
    return {"start": _position(document, span.start), "end": _position(document, span.end)}


def _position(document: Document, offset: int) -> dict[str, int]:
    line, column = document.line_column(offset)
    before = document.source[offset - column + 1 : offset]
    return {"line": line - 1, "character": len(before.encode("utf-16-le", "surrogatepass")) // 2}


def _title(use: str) -> str:
    return f"Change to “{use}”" if use else "Remove"
