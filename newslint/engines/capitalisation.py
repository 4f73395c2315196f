"""Sentences that begin with a small letter."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.engines import Desk, Engine
from newslint.fields import FieldError, Fields
from newslint.issue import Issue, issue
from newslint.rule import Rule
from newslint.text import Block, Document, Span

# Not an address, nor the name of a speaker (nateb: I agree).
_SMALL_WORD = re.compile(r"[a-z][a-z'\u2019-]*(?![\w@./]|\s*[:(])")
_PARAGRAPH = "paragraph"
_MARKS = ("?", "!", ".")
_AFTER = (*_MARKS, _PARAGRAPH)
_ENDED = re.compile(r"[.?!][\"'\u201d\u2019)]*$")
# Shorter ones are bylines, labels and the like.
_FEWEST_WORDS = 5


@dataclass(frozen=True)
class Parameters:
    after: tuple[str, ...]
    excepted: frozenset[str]


def read(fields: Fields) -> Parameters:
    after = fields.texts("after") or _AFTER
    for mark in after:
        if mark not in _AFTER:
            raise FieldError(fields.need("after").place, f"“{mark}” ends no sentence; write ?, !, . or {_PARAGRAPH}")
    return Parameters(after, frozenset(fields.texts("except")))


class CapitalisationEngine:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def check(self, document: Document) -> Iterator[Issue]:
        before = [None, *document.blocks]
        for previous, block in zip(before, document.blocks, strict=False):
            for mark, word in (*_small_paragraph(block, previous), *_small_starts(block)):
                for rule in self._rules:
                    assert isinstance(rule.parameters, Parameters)
                    found = block.text[slice(*word)]
                    if mark in rule.parameters.after and found not in rule.parameters.excepted:
                        yield issue(rule, document, block, word, (found[:1].upper() + found[1:],))


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return CapitalisationEngine(rules)


def _small_paragraph(block: Block, previous: Block | None) -> Iterator[tuple[str, Span]]:
    """The first word of a paragraph that starts small, unless it may go on with what stands before it."""
    word = _SMALL_WORD.match(block.text)
    whole = block.role == "paragraph" and _ENDED.search(block.text) and len(block.words) >= _FEWEST_WORDS
    fresh = previous is None or previous.role in ("headline", "heading", "caption") or _ENDED.search(previous.text)
    if word and whole and fresh:
        yield _PARAGRAPH, Span(*word.span())


def _small_starts(block: Block) -> Iterator[tuple[str, Span]]:
    """The first word of each sentence that starts small, with the mark that ended the sentence before."""
    for before, sentence in zip(block.sentences, block.sentences[1:], strict=False):
        mark = block.text[before.end - 1]
        word = _SMALL_WORD.match(block.text, sentence.start)
        if word and mark in _MARKS and not _part_of_name(block, before):
            yield mark, Span(*word.span())


def _part_of_name(block: Block, sentence: Span) -> bool:
    """Yahoo!, Jeopardy!: the mark belongs to a capitalised word inside the sentence."""
    last = block.text[slice(*sentence)].split()[-1]
    return any(map(str.isupper, last)) and len(block.text[slice(*sentence)].split()) > 1
