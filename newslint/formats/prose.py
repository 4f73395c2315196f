"""Builds blocks piece by piece; what every reader needs."""

import re
from dataclasses import replace

from newslint.text import MASK, Block, Comment, Piece, Role, Span

# Addresses are not prose: web and mail addresses, file names with a path, @names.
_ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s<>\"\u201d]*[^\s<>\"\u201d.,;:!?)\]]|\bwww\.[^\s<>\"\u201d]*[^\s<>\"\u201d.,;:!?)\]]|[\w.+-]+@[\w-]+(?:\.[\w-]+)+|(?<![\w@])@\w+"
)
_KEY_POINTS = re.compile(
    r"(?:the )?(?:(?:key|main) (?:points?|takeaways?|facts)|at a glance|in brief|highlights|summary|takeaways|"
    r"what to know)\W*",
    re.I,
)
_COMMENT = re.compile(r"<!--\s*newslint:\s*(.*?)\s*-->", re.S)
# Characters; longer lines are paragraphs.
_HEADLINE_LENGTH = 160


class Prose:
    """One block in the making. Spaces at both ends and runs of line ends never get in."""

    def __init__(self) -> None:
        self._text: list[str] = []
        self._pieces: list[Piece] = []
        self._length = 0

    def add(self, text: str, start: int, end: int) -> None:
        """Append `text`, which comes from source [start, end)."""
        if text:
            self._pieces.append(Piece(self._length, start, end))
            self._text.append(text)
            self._length += len(text)

    def space(self, start: int, end: int) -> None:
        """Append one space for a line break with its indentation; none at the start or after a space."""
        if self._text and not self._text[-1].endswith(" "):
            self.add(" ", start, end)

    def mask(self, start: int, end: int) -> None:
        """Append a stand-in for something that is not prose."""
        self.add(MASK, start, end)

    def block(self, role: Role = "paragraph") -> Block | None:
        """The finished block, or None if there is no prose in it."""
        text = "".join(self._text)
        stripped = text.rstrip()
        if not stripped.replace(MASK, "").strip():
            return None
        if len(stripped) < len(text):
            self._cut(len(stripped))
        return Block(_ADDRESS.sub(lambda found: MASK * len(found.group()), stripped), tuple(self._pieces), role)

    def _cut(self, length: int) -> None:
        """Forget the pieces behind `length`; one that spans it is shortened with its source."""
        while self._pieces[-1].at >= length:
            self._pieces.pop()
        at, start, end = self._pieces[-1]
        if end - start == len(self._text[len(self._pieces) - 1]):
            self._pieces[-1] = Piece(at, start, start + length - at)


def with_key_points(blocks: list[Block]) -> tuple[Block, ...]:
    """Items under a heading such as “Key points” are key points."""
    result: list[Block] = []
    listing = False
    for block in blocks:
        if block.role == "item" and listing:
            block = replace(block, role="key point")
        elif block.role not in ("item", "key point"):
            listing = bool(_KEY_POINTS.fullmatch(block.text))
        result.append(block)
    return tuple(result)


def looks_like_headline(text: str) -> bool:
    """A short line that does not end like a sentence."""
    return len(text) <= _HEADLINE_LENGTH and not re.search(r"[.,:;!\u2026][\"\u201d')]*$", text)


def comments(source: str) -> tuple[Comment, ...]:
    """Every `<!-- newslint: ... -->` of the source."""
    return tuple(Comment(Span(*match.span()), match.group(1)) for match in _COMMENT.finditer(source))
