"""Marks that come in twos: brackets, quotation marks, dashes around a parenthesis."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from newslint.engines import Desk, Engine
from newslint.fields import Fields
from newslint.issue import Issue, Related, issue
from newslint.rule import Rule
from newslint.text import Block, Document, Span

# A lone mark, what would mend it, and the partner it left open.
Finding = tuple[Span, tuple[str, ...], Span | None]

_CLOSERS = {")": "(", "]": "[", "}": "{"}
_LIST_MARK = re.compile(r"(?:^|[\s(;,\"\u201c\u2018])(?:\d{1,3}|[a-zA-Z]|[ivx]{1,5})\.?$")
_CLOSING = {"\u201c": "\u201d", '"': '"', "\u00ab": "\u00bb"}
_CLOSING_MARKS = ("\u201d", '"', "\u00bb", "\u2019", "'")
_OPENING_MARKS = ("\u201c", '"', "\u00ab", "\u2018", "'")
_LAST_WORD = re.compile(r"\S+$")
_ATTRIBUTION = re.compile(
    r"[,?!] (?:(?:he|she|they|it|the [\w-]+(?: [\w-]+)?|(?:[A-Z][\w.\u2019'-]+ ){0,2}[A-Z][\w.\u2019'-]+) "
    r"(?:said|says|told|added|asked|wrote)\b|(?:said|says|added) (?:he|she|the|[A-Z]))"
)
_DASH = re.compile(r"(?<=\w) ?[\u2014\u2013] ?(?=\w)|(?<=\w) (?:--?) (?=\w)")
# A parenthesis after a dash begins like this, and the sentence goes on with an auxiliary.
_PARENTHESIS = (
    r"(?:including|such as|among (?:them|these)|notably|especially|particularly|(?:most|many|some) of (?:them|whom)|"
    r"mainly|mostly|along with|as well as)"
    r"(?! (?:if|as|since|when|though|while|whether|because|given|with|how|why|now|after|in|on|at|by|for|to)\b)"
)
_INNER_WORD = r" (?!(?:that|which|who|whom|whose|what|where|when|how|why|and)\b)[\w'-]+"
_AUXILIARY = r" (?:are|is|was|were|has|have|had|will|would|can|could)(?= \w)"
_OPENING = re.compile(f"{_PARENTHESIS}(?:{_INNER_WORD}){{1,6}}?{_AUXILIARY}")


@dataclass(frozen=True)
class Parameters:
    mark: str


def read(fields: Fields) -> Parameters:
    return Parameters(fields.choice("mark", tuple(_FINDERS)))


class PairsEngine:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def check(self, document: Document) -> Iterator[Issue]:
        following = [*document.blocks, Block("", ())][1:]
        for rule in self._rules:
            assert isinstance(rule.parameters, Parameters)
            find = _FINDERS[rule.parameters.mark]
            for block, after in zip(document.blocks, following, strict=True):
                for span, uses, partner in find(block, after):
                    related = (Related(block.locate(*partner), "opened here"),) if partner else ()
                    yield issue(rule, document, block, span, uses, related)


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return PairsEngine(rules)


def _brackets(block: Block, after: Block) -> Iterator[Finding]:
    opened: list[int] = []
    for at, char in enumerate(block.text):
        if char in "([{":
            opened.append(at)
        elif char in _CLOSERS:
            if opened and block.text[opened[-1]] == _CLOSERS[char]:
                opened.pop()
            elif not _smiley_or_list(block.text, at):
                yield Span(at, at + 1), (), None
    for at in opened:
        yield Span(at, at + 1), (), None


def _smiley_or_list(text: str, at: int) -> bool:
    """“a)” and “1)” count items; “:)” and “;-)” smile."""
    return bool(_LIST_MARK.search(text[max(0, at - 6) : at])) or text[max(0, at - 2) : at].strip("-")[-1:] in (":", ";")


def _quotes(block: Block, after: Block) -> Iterator[Finding]:
    """A quotation that is still open where its paragraph ends, unless the next paragraph goes on with it, or where the
    next one begins, if somebody is said to have said it before that: “It fell, he said. “It broke.”"""
    if block.role == "quotation":
        return
    text = block.text
    for start, end in block.quotations:
        closer = _CLOSING.get(text[start], "")
        at_end = end == len(text)
        if not closer or text[end - 1] in _CLOSING_MARKS or (at_end and after.text[:1] in _OPENING_MARKS):
            continue
        said = _ATTRIBUTION.search(text, start, end)
        word = _LAST_WORD.search(text, start + 1, said.start() + 1 if said else end)
        if word and (said or at_end):
            yield Span(*word.span()), (word.group() + closer,), Span(start, start + 1)


def _dashes(block: Block, after: Block) -> Iterator[Finding]:
    for sentence in block.sentences:
        dashes = [match.span() for match in _DASH.finditer(block.plain, *sentence)]
        if len(dashes) != 1:
            continue
        start, end = dashes[0]
        goes_on = _OPENING.match(block.plain, end, sentence.end)
        if goes_on:
            first = start + (block.text[start] == " ")
            yield Span(first, goes_on.end()), (), None


_FINDERS: dict[str, Callable[[Block, Block], Iterator[Finding]]] = {
    "brackets": _brackets,
    "quotes": _quotes,
    "dashes": _dashes,
}
