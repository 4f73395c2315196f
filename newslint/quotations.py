"""Direct speech in a paragraph: what stands between quotation marks."""

import re
from collections.abc import Iterator

_MARK = re.compile("[\u201c\u201d\"\u00ab\u00bb]|\u2018|\u2019|'")
_OPENS_AFTER = re.compile(r"(?:^|[\s(\[\u2014\u2013\ufffc/-])$")
_CLOSES_BEFORE = re.compile(r"[\s.,;:!?)\]\u2014\u2013\u201d\"-]|$")


def quotations(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans, marks included. One that is never closed runs to the end of the paragraph
    (the normal way to begin a quotation of several paragraphs)."""
    start, closer = -1, ""
    for match in _MARK.finditer(text):
        mark, at = match.group(), match.start()
        if start < 0:
            closer = _closer(text, mark, at)
            if closer:
                start = at
        elif mark == text[start] and _opens_anew(text, mark, at):
            # The quotation before was never closed.
            yield start, len(text[:at].rstrip())
            start = at
        elif mark == closer and _closes(text, mark, at):
            yield start, at + 1
            start = -1
    if start >= 0 and closer not in "'\u2019":
        yield start, len(text)


def _closer(text: str, mark: str, at: int) -> str:
    """The mark that closes a quotation opened by this one, or nothing if this one opens none."""
    if mark == "\u201c":
        return "\u201d"
    if mark == "\u00ab":
        return "\u00bb"
    if not _OPENS_AFTER.search(text, max(0, at - 1), at):
        return ""
    if mark == '"':
        return '"'
    # A single mark opens a quotation only if it closes again: ’90s and ’em do not.
    closer = {"\u2018": "\u2019", "'": "'"}.get(mark, "")
    return closer if closer and _single_closes(text, at, closer) else ""


def _opens_anew(text: str, mark: str, at: int) -> bool:
    """A mark that can only be an opening one: double, behind a space and before a letter."""
    return mark in '\u201c"' and text[at - 1].isspace() and text[at + 1 : at + 2].isalnum()


def _single_closes(text: str, at: int, closer: str) -> bool:
    for match in re.finditer(re.escape(closer), text[at + 1 : at + 2000]):
        if _closes(text, closer, at + 1 + match.start()):
            return True
    return False


def _closes(text: str, mark: str, at: int) -> bool:
    if mark in "\u201d\u00bb":
        return True
    before = text[at - 1 : at]
    if mark == '"':
        return True
    # ’ after a letter s may be a possessive plural (the workers’ union): a quotation ends in punctuation
    # or before it far more often.
    if before == "s" and text[at + 1 : at + 2] == " ":
        return False
    return bool(before.strip()) and bool(_CLOSES_BEFORE.match(text, at + 1))
