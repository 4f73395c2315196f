"""Whole articles: what newslint prints about them. A change of a rule shows its side effects here.

UPDATE_SNAPSHOTS=1 pytest tests/test_snapshots.py writes them anew; read the difference before you commit it.
"""

import os
from pathlib import Path

import pytest

from newslint.config import Config, Settings
from newslint.outputs import output
from newslint.session import Session

ARTICLES = [
    ("examples/harbour-bridge.md", "ap"),
    ("tests/articles/council.txt", "ap"),
    ("tests/articles/storm.html", "uk"),
]


def compare(root: Path, article: str, style: str, languagetool: bool) -> None:
    with Session(Config(root, Settings(style=style)), languagetool) as session:
        document, issues, problems = session.check(article, (root / article).read_bytes())
        printed = output("text")([(document, issues, problems)], problems, False)
    for issue in issues:
        assert document.source[slice(*issue.span)]
    name = Path(article).stem + ("-languagetool" if languagetool else "") + ".txt"
    snapshot = root / "tests" / "snapshots" / name
    if os.environ.get("UPDATE_SNAPSHOTS"):
        snapshot.write_text(printed, "utf-8")
    assert printed == snapshot.read_text("utf-8")


@pytest.mark.parametrize(("article", "style"), ARTICLES)
def test_own_rules(root: Path, article: str, style: str) -> None:
    compare(root, article, style, languagetool=False)


@pytest.mark.languagetool
@pytest.mark.parametrize(("article", "style"), ARTICLES)
def test_with_languagetool(root: Path, article: str, style: str) -> None:
    compare(root, article, style, languagetool=True)
