"""An example in disguise: the same sentence in other surroundings, and where its error stands then."""

import re
from collections.abc import Callable, Iterator
from html.entities import codepoint2name
from typing import NamedTuple

from newslint.rule import Example
from newslint.text import Span, in_capitals


class Disguise(NamedTuple):
    """A source in a format, the span of the error in it, and what stands there."""

    name: str
    source: str
    format: str
    span: Span


_OPENING = {'"': "\u201c", "'": "\u2018"}
_CLOSING = {'"': "\u201d", "'": "\u2019"}
_STRAIGHT = str.maketrans({"\u2018": "'", "\u2019": "'", "\u201c": '"', "\u201d": '"'})
_WRAP = 40


def disguises(example: Example) -> Iterator[Disguise]:
    """Every disguise that fits the example. One written in Markdown or HTML itself is only re-ended and re-quoted."""
    text, span = example.text, Span(example.start, example.end)
    yield Disguise("as it is", text, example.format, span)
    yield _each("crlf", example, lambda at, char: "\r\n" if char == "\n" else char)
    yield _each("straight quotes", example, lambda at, char: char.translate(_STRAIGHT))
    if example.format != "text":
        return
    yield _each("curly quotes", example, lambda at, char: _curl(text, at))
    first = "Rain fell on the town."
    emoji = "Fans cheered \U0001f389\U0001f44d\U0001f3fd."
    if in_capitals(text.split("\n")[0]):
        first, emoji = first.upper(), emoji.upper()
    yield _after("second paragraph", first + "\n\n", example)
    if "\n" in text or text.startswith(("-", "*", "•")):
        return
    yield _after("behind an emoji", emoji + " ", example)
    markdown = _each("in Markdown", example, _escape_markdown)
    yield _shift(markdown, f"**Rain** fell on [the town](https://example.org/a_b).\n\n**{emoji}** ", "markdown")
    yield _wrapped(example, f"{emoji} ")
    html = _each("in HTML", example, _escape_html)
    yield _shift(html, "<p>Rain <b>fell</b> &amp; stopped.</p>\n<p class='x'>", "html")


def _each(name: str, example: Example, change: Callable[[int, str], str]) -> Disguise:
    """The example with each character changed."""
    parts = [change(at, char) for at, char in enumerate(example.text)]
    starts = [0]
    for part in parts:
        starts.append(starts[-1] + len(part))
    # A backslash before the first character of the error is not part of it.
    escape = (
        len(parts[example.start]) - 1 if parts and parts[example.start :][:1] and parts[example.start][0] == "\\" else 0
    )
    return Disguise(name, "".join(parts), example.format, Span(starts[example.start] + escape, starts[example.end]))


def _after(name: str, before: str, example: Example) -> Disguise:
    span = Span(example.start + len(before), example.end + len(before))
    return Disguise(name, before + example.text, example.format, span)


def _shift(disguise: Disguise, before: str, form: str) -> Disguise:
    name, source, _, (start, end) = disguise
    return Disguise(name, before + source, form, Span(start + len(before), end + len(before)))


def _wrapped(example: Example, before: str) -> Disguise:
    """Markdown with a line break for a space wherever a line is full, inside the error too."""
    column = [0]

    def wrap(at: int, char: str) -> str:
        column[0] += 1
        following = example.text[at + 1 : at + 2]
        # A line must not begin with what Markdown takes for a list, a heading, a quotation or a rule.
        if char == " " and column[0] > _WRAP and following.isalpha() and not following.isdigit():
            column[0] = 0
            return "\n"
        return _escape_markdown(at, char)

    return _shift(_each("hard-wrapped", example, wrap), before, "markdown")


def _curl(text: str, at: int) -> str:
    char = text[at]
    if char not in _OPENING:
        return char
    opens = at == 0 or (text[at - 1] in " \n([\u2014\u2013" and not re.match(r"'\d0s|'(?:em|til|tis)\b", text[at:]))
    return (_OPENING if opens else _CLOSING)[char]


def _escape_markdown(at: int, char: str) -> str:
    return "\\" + char if char in "\\`*_{}[]<>#|~$&" else char


def _escape_html(at: int, char: str) -> str:
    if char in "&<>" or (ord(char) > 127 and ord(char) in codepoint2name):
        return f"&{codepoint2name[ord(char)]};"
    return char if ord(char) < 128 else f"&#{ord(char)};"
