"""Markdown (CommonMark with tables, footnotes, front matter), by pyromark.

pyromark gives UTF-8 byte ranges; they become code points here. Code, HTML and front matter are not prose.
"""

from bisect import bisect_right
from collections.abc import Mapping

from newslint.formats.prose import Prose, comments, with_key_points
from newslint.text import Block, Comment, Role

_ROLES: Mapping[str, Role] = {
    "Paragraph": "paragraph",
    "Heading": "heading",
    "Item": "item",
    "TableCell": "cell",
    "FootnoteDefinition": "paragraph",
    "DefinitionListTitle": "item",
    "DefinitionListDefinition": "item",
}
_SKIPPED = frozenset({"CodeBlock", "HtmlBlock", "MetadataBlock"})


def read(source: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Blocks and comments of a Markdown text. Images give captions, block quotations give quotations."""
    from pyromark import Markdown, Options

    options = (
        Options.ENABLE_TABLES
        | Options.ENABLE_FOOTNOTES
        | Options.ENABLE_STRIKETHROUGH
        | Options.ENABLE_TASKLISTS
        | Options.ENABLE_HEADING_ATTRIBUTES
        | Options.ENABLE_YAML_STYLE_METADATA_BLOCKS
        | Options.ENABLE_PLUSES_DELIMITED_METADATA_BLOCKS
        | Options.ENABLE_DEFINITION_LIST
    )
    reader = _Reader(source)
    for event, place in Markdown(options=options).events_with_range(source):
        reader.take(event, place["start"], place["end"])
    return with_key_points(reader.finish()), comments(source)


class _Reader:
    """Turns the parser's events into blocks."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._offset = _byte_map(source)
        self._blocks: list[Block] = []
        self._open: list[str] = []
        self._prose = [Prose()]

    def take(self, event: object, first: int, last: int) -> None:
        """One event with its UTF-8 byte range."""
        start, end = self._offset(first), self._offset(last)
        if isinstance(event, str):
            if event in ("SoftBreak", "HardBreak"):
                self._prose[-1].space(start, end)
            return
        assert isinstance(event, dict)
        ((name, value),) = event.items()
        if name == "Start":
            self._start(_tag(value))
        elif name == "End":
            self._end(_tag(value))
        elif any(tag in _SKIPPED for tag in self._open):
            return
        elif name == "Text":
            self._text(value, start, end)
        elif name in ("Code", "InlineMath", "DisplayMath", "FootnoteReference"):
            self._prose[-1].mask(start, end)

    def finish(self) -> list[Block]:
        self._close()
        return self._blocks

    def _text(self, text: str, start: int, end: int) -> None:
        # The parser leaves line ends inside a text event only as CR of a CRLF; they come as breaks.
        if self._source[start:end] != text and len(text) == end - start:
            text = self._source[start:end]
        self._prose[-1].add(text, start, end)

    def _start(self, tag: str) -> None:
        if tag == "Image":
            self._prose.append(Prose())
        elif tag in _ROLES or tag in _SKIPPED:
            self._close()
        self._open.append(tag)

    def _end(self, tag: str) -> None:
        if tag == "Image":
            caption = self._prose.pop().block("caption")
            if caption:
                self._blocks.append(caption)
        elif tag in _ROLES:
            self._close()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def _close(self) -> None:
        """End the block that is being written."""
        block = self._prose[-1].block(self._role())
        self._prose[-1] = Prose()
        if block:
            self._blocks.append(block)

    def _role(self) -> Role:
        if "BlockQuote" in self._open:
            return "quotation"
        innermost = next((tag for tag in reversed(self._open) if tag in _ROLES), "Paragraph")
        if innermost == "Paragraph" and "Item" in self._open:
            return "item"
        if innermost == "Heading" and not self._blocks:
            return "headline"
        return _ROLES[innermost]


def _tag(value: object) -> str:
    return next(iter(value)) if isinstance(value, dict) else str(value)


def _byte_map(source: str):  # type: ignore[no-untyped-def]
    """A function from UTF-8 byte offsets to code points, by bisection over the non-ASCII characters."""
    if source.isascii():
        return lambda offset: offset
    ends, extra = [], []
    surplus = 0
    for at, char in enumerate(source):
        width = len(char.encode("utf-8", "surrogatepass")) - 1
        if width:
            surplus += width
            ends.append(at + surplus + 1)
            extra.append(surplus)

    def offset(byte: int) -> int:
        number = bisect_right(ends, byte)
        return byte - (extra[number - 1] if number else 0)

    return offset
