"""Asks LanguageTool about a document and says where in which block its matches are."""

import re
import threading
from bisect import bisect_right
from collections.abc import Callable
from contextlib import redirect_stderr
from io import StringIO
from typing import TYPE_CHECKING, NamedTuple, Protocol

from newslint.languagetool import LanguageToolError
from newslint.text import MASK, Block, Document, Span

if TYPE_CHECKING:
    from language_tool_python.match import Match as Answer

_BETWEEN = "\n\n"
# The client counts astral characters in state that lives on a class of its own.
_ONE_AT_A_TIME = threading.Lock()


class Match(NamedTuple):
    """One hit: its LanguageTool rule and category, the block and the span of the block's text.

    `sent` is that text as it was sent: of a line of capitals, in ordinary case.
    """

    rule: str
    category: str
    message: str
    block: Block
    span: Span
    sent: str
    suggestions: tuple[str, ...]


class Proofreader(Protocol):
    def matches(self, document: Document) -> tuple[Match, ...]: ...


class LanguageTool:
    """A proofreader that starts its server when the first document comes, and remembers what it said of the last one.

    `start` gives the server's address; it may raise LanguageToolError, which is raised again for every document.
    """

    def __init__(self, language: str, start: Callable[[], str]) -> None:
        self._language = language
        self._start = start
        self._check: Callable[[str], list[Answer]] | None = None
        self._failure: LanguageToolError | None = None
        self._last: tuple[Document, tuple[Match, ...]] | None = None

    def matches(self, document: Document) -> tuple[Match, ...]:
        """All hits that lie within one block and touch nothing masked. Raises LanguageToolError."""
        if self._last and self._last[0] is document:
            return self._last[1]
        if self._failure:
            raise self._failure
        try:
            found = self._ask(document) if document.blocks else ()
        except LanguageToolError as error:
            self._failure = error
            raise
        self._last = (document, found)
        return found

    def _ask(self, document: Document) -> tuple[Match, ...]:
        texts = sendable(document)
        starts = [0]
        for text in texts:
            starts.append(starts[-1] + len(text) + len(_BETWEEN))
        whole = _BETWEEN.join(texts)
        check = self._check or self._connect()
        with _ONE_AT_A_TIME:
            try:
                answers = check(whole)
            except Exception as error:  # whatever the client raises: requests', its own, a bad answer
                raise LanguageToolError(f"LanguageTool stopped answering ({_first_line(error)}); try again") from error
        return tuple(match for answer in answers if (match := _match(answer, whole, document.blocks, starts)))

    def _connect(self) -> "Callable[[str], list[Answer]]":
        address = self._start()
        # 225 ms of imports: only now that a text must be sent.
        import language_tool_python

        try:
            with redirect_stderr(StringIO()):
                client = language_tool_python.LanguageTool(
                    self._language, remote_server=address, proxies={"http": "", "https": ""}
                )
        except Exception as error:
            raise LanguageToolError(f"LanguageTool does not answer at its address ({_first_line(error)})") from error
        self._check = client.check
        return client.check


def sendable(document: Document) -> list[str]:
    """The blocks' texts, each as long as it was: masks filled, lines of capitals in ordinary case."""
    names = _names(document)
    return [
        _ordinary_case(block, names).replace(MASK, "X") if block.capitals else block.text.replace(MASK, "X")
        for block in document.blocks
    ]


def _names(document: Document) -> dict[str, str]:
    """Words that the article capitalises in mid-sentence, by their small form."""
    names: dict[str, str] = {}
    for block in document.blocks:
        if block.capitals:
            continue
        firsts = {sentence.start for sentence in block.sentences}
        for word in block.words:
            text = block.text[slice(*word)]
            if text[:1].isupper() and word.start not in firsts:
                names.setdefault(text.lower(), text)
    return names


def _ordinary_case(block: Block, names: dict[str, str]) -> str:
    """A line of capitals in small letters, with the capitals of the names that the article knows."""
    chars = list(block.text)
    for number, (start, end) in enumerate(block.words):
        for part in re.finditer(r"[^-]+", block.text[start:end]):
            at = start + part.start()
            fresh = _small(part.group(), names)
            chars[at : at + len(fresh)] = fresh[:1].upper() + fresh[1:] if number == 0 and at == start else fresh
    return "".join(chars)


def _small(word: str, names: dict[str, str]) -> str:
    small = "".join(c.lower() if len(c.lower()) == 1 else c for c in word)
    known = names.get(small) or names.get(re.sub("['\u2019]s?$", "", small), "")
    return known + small[len(known) :]


def _match(answer: "Answer", whole: str, blocks: tuple[Block, ...], starts: list[int]) -> Match | None:
    """The client's match in our terms, or None if it is of no use."""
    offset = answer.offset
    end = _end(whole, offset, answer.error_length)
    number = bisect_right(starts, offset) - 1
    block, start = blocks[min(number, len(blocks) - 1)], offset - starts[number]
    span = Span(start, end - starts[number])
    # A hit across blocks is about the blank line we put there.
    if span.end > len(block.text) or MASK in block.text[max(0, span.start - 2) : span.end + 2]:
        return None
    sent = whole[offset:end]
    # The case of a line of capitals is our guess: not worth a word.
    if block.capitals and any(use.lower() == sent.lower() for use in answer.replacements):
        return None
    return Match(answer.rule_id, answer.category, answer.message, block, span, sent, tuple(answer.replacements))


def _end(text: str, start: int, units: int) -> int:
    """The code point `units` UTF-16 units behind `start`: the client converts the offset but not the length."""
    at = start
    while units > 0 and at < len(text):
        units -= 2 if ord(text[at]) > 0xFFFF else 1
        at += 1
    return at


def _first_line(error: Exception) -> str:
    return (str(error).strip().splitlines() or [type(error).__name__])[0][:160]
