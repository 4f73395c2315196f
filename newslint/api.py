"""The library door: one text in, issues or the fixed text out."""

from pathlib import Path

from newslint.config import Config, Settings
from newslint.issue import Issue
from newslint.rule import Rule
from newslint.session import Session


def check(source: str, path: str = "article.md", style: str = "ap", languagetool: bool = True) -> list[Issue]:
    """The issues of a text, with spans in `source`; the ending of `path` says which format it is in.

    Raises RuntimeError when something could not be checked (no Java, a pattern too slow), InputError for a text
    that is too long.
    """
    with _session(style, languagetool) as session:
        _, issues, problems = session.check(path, source.encode("utf-8", "surrogatepass"))
        if problems:
            raise RuntimeError(str(problems[0]))
        return issues


def fix(source: str, path: str = "article.md", style: str = "ap", languagetool: bool = True) -> str:
    """The text with all safe fixes. Raises what `check` raises."""
    with _session(style, languagetool) as session:
        _, after, _, problems = session.fix(path, source.encode("utf-8", "surrogatepass"))
        if problems:
            raise RuntimeError(str(problems[0]))
        return after


def load_rules() -> list[Rule]:
    """The built-in rules."""
    with _session("ap", languagetool=False) as session:
        return session.rules


def _session(style: str, languagetool: bool) -> Session:
    return Session(Config(Path.cwd(), Settings(style=style)), languagetool)
