"""Rule kinds: one module each. A module reads its parameters and builds one engine from all rules of its kind."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol

from newslint.fields import Fields
from newslint.issue import Issue
from newslint.languagetool.client import Proofreader
from newslint.rule import Rule
from newslint.text import Document


@dataclass(frozen=True)
class Fault:
    """What an engine could not do; the issues of the others stand.

    `about_text`: it has to do with this text; otherwise every text would have it.
    """

    message: str
    about_text: bool = False


class Engine(Protocol):
    def check(self, document: Document) -> Iterator[Issue | Fault]: ...


@dataclass(frozen=True)
class Desk:
    """What the engines of one run share. `proofreader` is None when LanguageTool is not wanted."""

    proofreader: Proofreader | None = None
    words: frozenset[str] = field(default=frozenset())


class _Kind(Protocol):
    def read(self, fields: Fields) -> object: ...
    def build(self, rules: Sequence[Rule], desk: Desk) -> Engine: ...


KINDS = {
    "phrase": "newslint.engines.phrase",
    "pattern": "newslint.engines.pattern",
    "repetition": "newslint.engines.repetition",
    "capitalisation": "newslint.engines.capitalisation",
    "pairs": "newslint.engines.pairs",
    "languagetool": "newslint.engines.languagetool",
    "spelling": "newslint.engines.spelling",
    "mute": "newslint.engines.mute",
}
# These ask LanguageTool.
PROOFREAD = frozenset({"languagetool", "spelling"})


def build(rules: Iterable[Rule], desk: Desk) -> list[Engine]:
    """One engine for each kind among `rules`; without a proofreader the kinds that need it are left out."""
    by_kind: dict[str, list[Rule]] = {}
    for rule in rules:
        by_kind.setdefault(rule.kind, []).append(rule)
    if desk.proofreader is None:
        by_kind = {kind: group for kind, group in by_kind.items() if kind not in PROOFREAD}
    return [_module(kind).build(group, desk) for kind, group in by_kind.items()]


def readers() -> dict[str, Callable[[Fields], object]]:
    """For the loader: kind to the function that reads its parameters."""
    return {kind: _module(kind).read for kind in KINDS}


def _module(kind: str) -> _Kind:
    module: _Kind = import_module(KINDS[kind])
    return module
