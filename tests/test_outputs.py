"""What programs and people get: exact keys, exact places, readable by the formats' own readers."""

import json
from pathlib import Path

import pytest
from lsprotocol import converters, types

from newslint.config import Config
from newslint.outputs import output
from newslint.outputs.text import excerpt
from newslint.session import Problem, Session

SOURCE = "# Fête 😀\r\n\r\nThe *🎉* fair opens in june. “It’s (great,” he said.\r\n"


@pytest.fixture(scope="module")
def report(session: Session) -> tuple[list, list]:  # type: ignore[type-arg]
    with Session(Config(Path.cwd()), languagetool=False) as opened:
        return [opened.check("news/a.md", SOURCE.encode())], [Problem("cannot be read", "b.md", 2, 3)]


def test_json(report: tuple[list, list]) -> None:  # type: ignore[type-arg]
    data = json.loads(output("json")(*report, False))
    assert (data["version"], data["files"]) == (1, 1)
    assert data["errors"] == [{"path": "b.md", "line": 2, "column": 3, "message": "cannot be read"}]
    june = next(issue for issue in data["issues"] if issue["rule"] == "capitals/months")
    assert list(june) == [
        "path", "rule", "severity", "message", "why", "url", "offset", "length", "line", "column", "end_line", "end_column",
        "text", "suggestions", "safe", "related",
    ]  # fmt: skip
    assert (june["line"], june["column"], june["end_line"], june["end_column"]) == (3, 23, 3, 27)
    assert (june["text"], june["suggestions"], june["safe"]) == ("june", ["June"], True)
    for issue in data["issues"]:
        assert SOURCE[issue["offset"] : issue["offset"] + issue["length"]] == issue["text"]


def test_lsp_is_what_an_editor_reads(report: tuple[list, list]) -> None:  # type: ignore[type-arg]
    (params,) = json.loads(output("lsp")(*report, False))
    read = converters.get_converter().structure(params, types.PublishDiagnosticsParams)
    assert read.uri.endswith("/news/a.md")
    june = next(diagnostic for diagnostic in read.diagnostics if diagnostic.code == "capitals/months")
    # 🎉 counts two in UTF-16.
    assert june.range == types.Range(types.Position(2, 23), types.Position(2, 27))
    assert june.severity == types.DiagnosticSeverity.Error
    edits = next(entry for entry in params["diagnostics"] if entry["code"] == "capitals/months")["data"]["fixes"][0][
        "edits"
    ]
    (edit,) = [converters.get_converter().structure(edit, types.TextEdit) for edit in edits]
    assert (edit.new_text, edit.range) == ("June", june.range)


def test_lsp_of_standard_input_is_an_untitled_document(session: Session) -> None:
    (params,) = json.loads(output("lsp")([session.check("<stdin>", b"ok")], [], False))
    assert params == {"uri": "untitled:stdin", "diagnostics": []}


def test_text_counts_what_it_shows(report: tuple[list, list]) -> None:  # type: ignore[type-arg]
    text = output("text")(*report, False)
    assert "news/a.md:3:23 error capitals/months\n    The *🎉* fair opens in june." in text
    assert text.endswith("1 problem (see above)\n")


@pytest.mark.parametrize(
    ("line", "start", "length", "shown"),
    [
        ("plain line", 6, 4, ("plain line", "      ^^^^")),
        ("日本 is wide", 3, 2, ("日本 is wide", "     ^^")),
        ("e\u0301te\u0301 x", 6, 1, ("e\u0301te\u0301 x", "    ^")),
        ("tab\tstop", 4, 4, ("tab stop", "    ^^^^")),
        ("goes on", 5, 40, ("goes on", "     ^^")),
        ("", 0, 0, ("", "^")),
    ],
)
def test_the_marks_stand_below_the_words(line: str, start: int, length: int, shown: tuple[str, str]) -> None:
    assert excerpt(line, start, length) == shown


def test_a_long_line_is_cut_around_the_issue() -> None:
    shown, marks = excerpt("x" * 500 + " june " + "y" * 500, 501, 4)
    assert shown[marks.index("^") : marks.rindex("^") + 1] == "june"
    assert (shown[0], shown[-1]) == ("…", "…")
    assert len(shown) < 120
