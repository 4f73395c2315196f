"""A word written twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.engines import Desk, Engine
from newslint.fields import Fields
from newslint.issue import Issue, issue
from newslint.rule import Rule
from newslint.text import Block, Document, Span


@dataclass(frozen=True)
class Parameters:
    excepted: frozenset[str]


def read(fields: Fields) -> Parameters:
    return Parameters(frozenset(word.lower() for word in fields.texts("except")))


class RepetitionEngine:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = rules

    def check(self, document: Document) -> Iterator[Issue]:
        for block in document.blocks:
            for span, word in _doubled(block):
                for rule in self._rules:
                    assert isinstance(rule.parameters, Parameters)
                    if word.lower() not in rule.parameters.excepted:
                        yield issue(rule, document, block, span, (word,))


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return RepetitionEngine(rules)


def _doubled(block: Block) -> Iterator[tuple[Span, str]]:
    """Each pair of equal neighbours, with the first word."""
    words, text = block.words, block.text
    for number in range(len(words) - 1):
        (start, end), (next_start, next_end) = words[number], words[number + 1]
        word, second = text[start:end], text[next_start:next_end]
        if word.lower() != second.lower() or text[end:next_start].strip():
            continue
        around = [text[slice(*words[at])].lower() for at in (number - 1, number + 2) if 0 <= at < len(words)]
        hyphened = text[next_end : next_end + 1] == "-" or text[start - 1 : start] == "-"
        if not (word.lower() in around or hyphened or word.isdigit() or _name(block, word, second, start)):
            yield Span(start, next_end), word


def _name(block: Block, word: str, second: str, start: int) -> bool:
    """A capitalised second word is a name (Duran Duran), but for “The The” at the start of a sentence."""
    if block.capitals or not second[:1].isupper():
        return False
    if not word[:1].isupper():
        return True  # the new New York office
    return not any(sentence.start == start for sentence in block.sentences) or len(word) > 3
