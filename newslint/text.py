"""Text and where it came from: spans, blocks of prose, documents.

All positions are half-open code-point offsets. Source positions index the decoded file (byte order mark
dropped, line ends as written); the only mapping from prose to source is `Block.locate`.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from typing import Literal, NamedTuple

from newslint.quotations import quotations
from newslint.sentences import sentences

Role = Literal["headline", "heading", "paragraph", "item", "key point", "quotation", "caption", "cell"]

# Stands for what is in the source but not prose (code, an address): keeps words apart, matches nothing.
MASK = "\ufffc"

# One character for one, so that positions in `Block.plain` are positions in `Block.text`.
PLAIN = {ord(c): "'" for c in "\u2018\u2019\u201b\u02bc\u2032"}
PLAIN |= {ord(c): '"' for c in "\u201c\u201d\u201e\u201f\u2033\u00ab\u00bb"}
PLAIN |= {ord(c): " " for c in "\t\u00a0\u2007\u2009\u200a\u202f\u2002\u2003\u2008"}

_WORD = re.compile(r"[^\W_]+(?:['\u2019.&-][^\W_]+)*['\u2019]?")
_LINE_END = re.compile(r"\r\n|\n|\r")


class Span(NamedTuple):
    """Half-open [start, end) in code points."""

    start: int
    end: int

    def overlaps(self, other: "Span") -> bool:
        """True when both share a character; an empty span overlaps the span it stands in."""
        return self.start < max(other.end, other.start + 1) and other.start < max(self.end, self.start + 1)

    def holds(self, other: "Span") -> bool:
        return self.start <= other.start and other.end <= self.end


class Piece(NamedTuple):
    """A run of prose and its origin: text from `at` on comes from source [start, end).

    When both have the same length, character answers to character; otherwise (an entity, a line break
    with its indentation) the run is one unit.
    """

    at: int
    start: int
    end: int


@dataclass(frozen=True)
class Block:
    """One paragraph, headline, list item ... as plain prose."""

    text: str
    pieces: tuple[Piece, ...]
    role: Role = "paragraph"

    def locate(self, start: int, end: int) -> Span:
        """Map [start, end) of `text` to the source.

        Positions are string indices (code points), not bytes.
        Raises IndexError outside `text`.
        """
        if not 0 <= start <= end <= len(self.text):
            raise IndexError(f"[{start}, {end}) is outside a block of {len(self.text)} characters")
        if start == end:
            point = self._source(start)[0] if start < len(self.text) else self._source(start - 1)[1]
            return Span(point, point)
        return Span(self._source(start)[0], self._source(end - 1)[1])

    def unbroken(self, start: int, end: int) -> bool:
        """True when nothing but [start, end) of the text stands in its span of the source (no markup)."""
        place = self.locate(start, end)
        inside = [piece for piece in self.pieces if piece.start < place.end and piece.end > place.start]
        return all(before.end == after.start for before, after in pairwise(inside))

    def _source(self, at: int) -> Span:
        """Where the one character at `at` comes from."""
        if not self.pieces:
            return Span(0, 0)
        number = bisect_right(self._starts, at) - 1
        piece = self.pieces[number]
        length = (self._starts[number + 1] if number + 1 < len(self.pieces) else len(self.text)) - piece.at
        if piece.end - piece.start != length:
            return Span(piece.start, piece.end)
        return Span(piece.start + at - piece.at, piece.start + at - piece.at + 1)

    @cached_property
    def _starts(self) -> list[int]:
        return [piece.at for piece in self.pieces]

    @cached_property
    def plain(self) -> str:
        """`text` with straight quotes and simple spaces, character for character."""
        return self.text.translate(PLAIN)

    @cached_property
    def words(self) -> tuple[Span, ...]:
        return tuple(Span(*match.span()) for match in _WORD.finditer(self.text))

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        return tuple(Span(*pair) for pair in sentences(self.plain))

    @cached_property
    def quotations(self) -> tuple[Span, ...]:
        """Direct speech, quotation marks included, as spans of `text`."""
        if self.role == "quotation":
            return (Span(0, len(self.text)),)
        return tuple(Span(*pair) for pair in quotations(self.text))

    @cached_property
    def capitals(self) -> bool:
        """True for a line set in capitals, in which case tells nothing."""
        return in_capitals(self.text)

    def quoted(self, span: Span) -> bool:
        return any(quotation.holds(span) for quotation in self.quotations)


class Comment(NamedTuple):
    """A comment of the source that speaks to newslint: its place and what follows `newslint:`."""

    span: Span
    text: str


@dataclass(frozen=True)
class Document:
    """A source text with its blocks in reading order."""

    source: str
    path: str
    blocks: tuple[Block, ...]
    comments: tuple[Comment, ...] = ()

    @cached_property
    def line_starts(self) -> list[int]:
        return [0, *(match.end() for match in _LINE_END.finditer(self.source))]

    def line_column(self, offset: int) -> tuple[int, int]:
        """1-based line and column (code points); lines end at LF, CRLF or CR and nothing else."""
        line = bisect_right(self.line_starts, offset)
        return line, offset - self.line_starts[line - 1] + 1

    def line(self, number: int) -> str:
        """The text of a 1-based line, without its line end."""
        starts = self.line_starts
        end = starts[number] if number < len(starts) else len(self.source)
        return self.source[starts[number - 1] : end].rstrip("\r\n")

    @cached_property
    def curly(self) -> bool:
        """True when the article writes its apostrophes curly."""
        return self.source.count("\u2019") > self.source.count("'")


def in_capitals(text: str) -> bool:
    """True when nearly all letters are capitals and there are enough of them to mean it."""
    upper = sum(map(str.isupper, text))
    lower = sum(map(str.islower, text))
    return upper >= 4 and lower * 10 <= upper and " " in text.strip()
