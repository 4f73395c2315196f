"""Mutes that nothing needs: the rule is data like any other, the linter finds them after all engines have spoken."""

from collections.abc import Iterator, Sequence

from newslint.engines import Desk, Engine
from newslint.fields import Fields
from newslint.issue import Issue
from newslint.rule import Rule
from newslint.text import Document


def read(fields: Fields) -> None:
    """A mute rule has no parameters."""


class MuteEngine:
    def check(self, document: Document) -> Iterator[Issue]:
        yield from ()


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return MuteEngine()
