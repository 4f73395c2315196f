"""What the tests share: one session with the built-in rules, and one with LanguageTool."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings

from newslint.config import Config
from newslint.session import Session

# A busy machine is no failure.
settings.register_profile("newslint", deadline=None)
settings.load_profile("newslint")

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The top of the repository."""
    return ROOT


@pytest.fixture(scope="session")
def session() -> Iterator[Session]:
    """The built-in rules without LanguageTool."""
    with Session(Config(ROOT), languagetool=False) as opened:
        assert not opened.problems
        yield opened


@pytest.fixture(scope="session")
def proofreading() -> Iterator[Session]:
    """The built-in rules with a LanguageTool server of our own, started on first use."""
    with Session(Config(ROOT)) as opened:
        yield opened
