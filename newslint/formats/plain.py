"""Plain text: paragraphs, list items, a headline; hard wraps are seen by how full the lines are."""

import re

from newslint.formats.prose import Prose, comments, looks_like_headline, with_key_points
from newslint.text import Block, Comment, Role, in_capitals

_LINE = re.compile(r"([^\r\n]*)(\r\n|\n|\r|$)")
_BULLET = re.compile(r"[ \t]*(?:[-*\u2022\u2013\u25cf\u25aa\u2023]|\d{1,2}[.)])[ \t]+(?=\S)")
# Wider lines than this are paragraphs, not wrapped text.
_WIDEST_WRAP = 110
_NARROWEST_WRAP = 40

# A line: its text and where it starts in the source.
Line = tuple[str, int]


def read(source: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Blocks and comments of a plain text. A comment stands on a line of its own, as in Markdown."""
    said = comments(source)
    hidden = {span.start for span, _ in said}
    lines = [(match.group(1), match.start()) for match in _LINE.finditer(source)]
    width = _wrap_width(lines)
    blocks: list[Block] = []
    paragraph: list[Line] = []

    def finish() -> None:
        if paragraph:
            block = _block(paragraph, first=not blocks)
            if block:
                blocks.append(block)
            paragraph.clear()

    for text, start in lines:
        if not text.strip() or start + len(text) - len(text.lstrip()) in hidden:
            finish()
            continue
        if paragraph and not _goes_on(paragraph[-1][0], text, width):
            finish()
        paragraph.append((text, start))
    finish()
    if blocks and blocks[0].role == "headline" and len(blocks) == 1:
        blocks[0] = Block(blocks[0].text, blocks[0].pieces)
    return with_key_points(blocks), said


def _wrap_width(lines: list[Line]) -> int:
    """The width to which the text is wrapped, or 0 when each line is a paragraph."""
    widest = max((len(text.rstrip()) for text, _ in lines), default=0)
    return widest if _NARROWEST_WRAP <= widest <= _WIDEST_WRAP else 0


def _goes_on(line: str, following: str, width: int) -> bool:
    """Was the line broken because the next word did not fit?"""
    if not width or _BULLET.match(following) or in_capitals(line) != in_capitals(following):
        return False
    next_word = following.split(maxsplit=1)[0]
    return len(line.rstrip()) + 1 + len(next_word) > width - width // 8


def _block(lines: list[Line], first: bool) -> Block | None:
    prose = Prose()
    bullet = _BULLET.match(lines[0][0])
    end = 0
    for number, (text, start) in enumerate(lines):
        inner = bullet.end() if bullet and number == 0 else len(text) - len(text.lstrip())
        body = text[inner:].rstrip()
        if number:
            prose.space(end, start + inner)
        prose.add(body, start + inner, start + inner + len(body))
        end = start + inner + len(body)
    role: Role = "item" if bullet else "paragraph"
    if first and len(lines) == 1 and not bullet and looks_like_headline(lines[0][0].strip()):
        role = "headline"
    return prose.block(role)
