"""newslint: a copy-editing and style linter for news.

The library door: `check` and `fix` for a text, `Session` for many articles, and the values they speak of.
Everything is loaded when it is first asked for.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from newslint.api import check, fix, load_rules
    from newslint.config import Config
    from newslint.issue import Issue, Related
    from newslint.rule import Rule
    from newslint.session import Session
    from newslint.text import Block, Document, Span

__version__ = "0.1.0"
__all__ = [
    "Block",
    "Config",
    "Document",
    "Issue",
    "Related",
    "Rule",
    "Session",
    "Span",
    "check",
    "fix",
    "load_rules",
]

_HOMES = {
    "newslint.api": ("check", "fix", "load_rules"),
    "newslint.config": ("Config",),
    "newslint.issue": ("Issue", "Related"),
    "newslint.rule": ("Rule",),
    "newslint.session": ("Session",),
    "newslint.text": ("Block", "Document", "Span"),
}


def __getattr__(name: str) -> object:
    for module, names in _HOMES.items():
        if name in names:
            return getattr(import_module(module), name)
    raise AttributeError(f"module 'newslint' has no attribute {name!r}")
