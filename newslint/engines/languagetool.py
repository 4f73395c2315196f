"""Adopted rules of LanguageTool: a rule file says which, how loud and why."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from newslint.engines import Desk, Engine, Fault
from newslint.fields import FieldError, Fields
from newslint.issue import Issue, issue
from newslint.languagetool import LanguageToolError
from newslint.languagetool.client import Match, Proofreader
from newslint.rule import Rule
from newslint.text import Document

# The kind `spelling` judges what these say.
SPELLERS = re.compile(r"MORFOLOGIK_RULE|HUNSPELL")


@dataclass(frozen=True)
class Parameters:
    rules: tuple[str, ...]
    categories: tuple[str, ...]
    excepted: frozenset[str]


def read(fields: Fields) -> Parameters:
    parameters = Parameters(fields.texts("rules"), fields.texts("categories"), frozenset(fields.texts("except")))
    if not parameters.rules and not parameters.categories:
        raise FieldError(fields.source.place, "name the “rules” or the “categories” of LanguageTool to adopt")
    return parameters


class LanguageToolEngine:
    def __init__(self, rules: Sequence[Rule], desk: Desk) -> None:
        assert desk.proofreader
        self._proofreader = desk.proofreader
        self._by_id: dict[str, Rule] = {}
        self._by_category: dict[str, list[Rule]] = {}
        for rule in rules:
            assert isinstance(rule.parameters, Parameters)
            self._by_id.update(dict.fromkeys(rule.parameters.rules, rule))
            for category in rule.parameters.categories:
                self._by_category.setdefault(category, []).append(rule)

    def check(self, document: Document) -> Iterator[Issue | Fault]:
        for match in heard(self._proofreader, document):
            if isinstance(match, Fault):
                yield match
            elif rule := self._adopter(match):
                uses = in_order(match.sent, match.suggestions)
                yield issue(rule, document, match.block, match.span, uses, said=match.message)

    def _adopter(self, match: Match) -> Rule | None:
        """The rule file that adopts the hit; one that names the id goes before one that takes its category."""
        if SPELLERS.match(match.rule):
            return None
        if match.rule in self._by_id:
            return self._by_id[match.rule]
        for rule in self._by_category.get(match.category, ()):
            assert isinstance(rule.parameters, Parameters)
            if match.rule not in rule.parameters.excepted:
                return rule
        return None


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return LanguageToolEngine(rules, desk)


def heard(proofreader: Proofreader, document: Document) -> Iterator[Match | Fault]:
    """What LanguageTool says of a document, or why it says nothing."""
    try:
        yield from proofreader.matches(document)
    except LanguageToolError as error:
        yield Fault(str(error))


def in_order(found: str, suggestions: Sequence[str], most: int = 5) -> list[str]:
    """Suggestions whose first letter has the case of what they replace come first (“it's” before “It's”)."""
    return sorted(suggestions, key=lambda use: use[:1].isupper() != found[:1].isupper())[:most]
