"""Readers: a source text becomes a Document. One module each, one line in FORMATS each."""

from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath
from typing import cast

from newslint.text import Block, Comment, Document

Read = Callable[[str], tuple[tuple[Block, ...], tuple[Comment, ...]]]

FORMATS = {"text": "newslint.formats.plain", "markdown": "newslint.formats.markdown", "html": "newslint.formats.html"}
SUFFIXES = {".txt": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html", ".htm": "html"}


def format_of(path: str) -> str:
    """The format a file name stands for; plain text when it tells nothing."""
    return SUFFIXES.get(PurePath(path).suffix.lower(), "text")


def read(source: str, path: str = "<text>", form: str = "") -> Document:
    """A Document of a decoded text; `form` is a key of FORMATS, by default what the path says."""
    reader = cast(Read, import_module(FORMATS[form or format_of(path)]).read)
    blocks, comments = reader(source)
    return Document(source, path, blocks, comments)
