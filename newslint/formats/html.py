"""HTML, by the standard library's parser, which gives the place of every token."""

import re
from html import unescape
from html.parser import HTMLParser

from newslint.formats.prose import Prose, comments, with_key_points
from newslint.text import Block, Comment, Role

_ROLES: dict[str, Role] = {
    **dict.fromkeys(("h1", "title"), "headline"),
    **dict.fromkeys(("h2", "h3", "h4", "h5", "h6", "legend", "summary"), "heading"),
    **dict.fromkeys(("li", "dt", "dd", "option"), "item"),
    **dict.fromkeys(("figcaption", "caption"), "caption"),
    **dict.fromkeys(("td", "th"), "cell"),
    "blockquote": "quotation",
}
_BLOCKS = frozenset(_ROLES) | frozenset(
    "p div section article main header footer aside nav ul ol dl table thead tbody tfoot tr figure form fieldset "
    "address hr body html head details dialog".split()
)
_SKIPPED = frozenset("script style pre code kbd samp tt textarea template svg math noscript iframe head".split())
_INLINE_SKIPPED = frozenset("code kbd samp tt svg math".split())
_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())


def read(source: str) -> tuple[tuple[Block, ...], tuple[Comment, ...]]:
    """Blocks and comments of an HTML page or fragment."""
    reader = _Reader(source)
    # The parser drops an ampersand in the last word of the input, so that is never ours.
    reader.feed(source + "\n")
    reader.close()
    return with_key_points(reader.finish()), comments(source)


class _Reader(HTMLParser):
    def __init__(self, source: str) -> None:
        super().__init__(convert_charrefs=False)
        self._source = source
        # getpos() counts lines by LF.
        self._lines = [0, *(match.end() for match in re.finditer("\n", source))]
        self._blocks: list[Block] = []
        self._open: list[str] = []
        self._prose = Prose()
        self._end_of_break: tuple[int, int] | None = None

    def finish(self) -> list[Block]:
        self._close()
        return self._blocks

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        start, end = self._here(), self._here() + len(self.get_starttag_text() or "")
        if tag == "br":
            self._prose.space(start, end)
        if tag == "img":
            self._caption(dict(attrs).get("alt"), start, end)
        if tag == "q" and not self._skipping():
            self._prose.add("\u201c", start, end)
        if tag in _INLINE_SKIPPED and not self._skipping():
            self._prose.mask(start, end)
        if tag in _BLOCKS:
            self._close()
            self._imply_end(tag)
        if tag not in _VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _VOID:
            self._open.pop()

    def handle_endtag(self, tag: str) -> None:
        start = self._here()
        if tag == "q" and not self._skipping():
            self._prose.add("\u201d", start, self._source.find(">", start) + 1)
        if tag in _BLOCKS:
            self._close()
        if tag in self._open:
            del self._open[len(self._open) - 1 - self._open[::-1].index(tag) :]

    def handle_data(self, data: str) -> None:
        if self._skipping():
            return
        at = self._here()
        for run in re.finditer(r"\s+|\S+(?: \S+)*", data):
            start, end = at + run.start(), at + run.end()
            if run.group().isspace():
                self._space(run.group(), start, end)
            else:
                self._prose.add(run.group(), start, end)

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, written: str) -> None:
        if self._skipping():
            return
        start = self._here()
        end = start + len(written)
        if self._source[end : end + 1] == ";":
            written, end = written + ";", end + 1
        text = unescape(written)
        if text.isspace() and text != "\u00a0":
            self._prose.space(start, end)
        else:
            self._prose.add(text, start, end)

    def _space(self, white: str, start: int, end: int) -> None:
        """White space is one space, but what a writer put between two words on a line stays as it is."""
        if "\n" in white or "\r" in white or "\t" in white:
            self._prose.space(start, end)
        else:
            self._prose.add(white, start, end)

    def _caption(self, alternative: str | None, start: int, end: int) -> None:
        """The alternative text of a picture, if it stands in the tag as it reads."""
        at = self._source.find(alternative, start, end) if alternative else -1
        if alternative and at >= 0:
            prose = Prose()
            prose.add(alternative, at, at + len(alternative))
            block = prose.block("caption")
            if block:
                self._blocks.append(block)

    def _imply_end(self, tag: str) -> None:
        """<li> and <p> end the one before them."""
        if tag in ("li", "p", "td", "th", "dt", "dd") and self._open and self._open[-1] == tag:
            self._open.pop()

    def _close(self) -> None:
        block = self._prose.block(self._role())
        self._prose = Prose()
        if block:
            self._blocks.append(block)

    def _role(self) -> Role:
        if "blockquote" in self._open:
            return "quotation"
        return next((_ROLES[tag] for tag in reversed(self._open) if tag in _ROLES), "paragraph")

    def _skipping(self) -> bool:
        return any(tag in _SKIPPED for tag in self._open)

    def _here(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column
