"""Issues for people and programs. One module each, one line in OUTPUTS each."""

from collections.abc import Callable, Sequence
from importlib import import_module
from typing import cast

from newslint.session import Checked, Problem

Write = Callable[[Sequence[Checked], Sequence[Problem], bool], str]

OUTPUTS = {"text": "newslint.outputs.text", "json": "newslint.outputs.json", "lsp": "newslint.outputs.lsp"}


def output(name: str) -> Write:
    """The function that writes this format: articles with issues, problems, colour or not."""
    return cast(Write, import_module(OUTPUTS[name]).write)
