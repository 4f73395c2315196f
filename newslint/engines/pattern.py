"""Regular expressions, each with a time limit."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

import regex

from newslint.engines import Desk, Engine, Fault
from newslint.engines.literals import LiteralIndex, Needs, fold, needed
from newslint.engines.memory import digest, memory
from newslint.fields import FieldError, Fields
from newslint.issue import Issue, issue
from newslint.rule import Rule
from newslint.text import PLAIN, Block, Document, Span

# Seconds a pattern may spend on one paragraph; a sound one needs a thousandth.
TIME_LIMIT = 2.0
_REACH = 120
_GROUP = regex.compile(r"\\(\d+)|\\([glu])<(\w+)>")
_CASES: dict[str, Callable[[str], str]] = {
    "g": str,
    "l": str.lower,
    "u": lambda found: str(regex.sub(r"\b\p{Ll}", lambda letter: letter.group().upper(), found)),
}


@dataclass(frozen=True)
class Parameters:
    """Sound, but not compiled before a text may match."""

    find: str
    unless: str
    replace: tuple[str, ...]
    exact: bool
    # A paragraph without these is not searched.
    needs: Needs

    @cached_property
    def found(self) -> "regex.Pattern[str]":
        return regex.compile(self.find, self.flags)

    @cached_property
    def excused(self) -> "regex.Pattern[str]":
        return regex.compile(self.unless, self.flags)

    @property
    def flags(self) -> int:
        return 0 if self.exact else int(regex.IGNORECASE)


def read(fields: Fields) -> Parameters:
    exact = fields.choice("case", ("any", "exact"), "any") == "exact"
    fields.need("find", "a regular expression")
    find, unless = (fields.text(key).translate(PLAIN) for key in ("find", "unless"))
    replace = tuple(use.translate(PLAIN) for use in fields.texts("replace"))
    key = digest(find, unless, replace, exact)
    needs = memory().recall(key)
    parameters = Parameters(find, unless, replace, exact, needed(find) if needs is None else needs)
    if needs is None:
        _check_expressions(fields, parameters.flags)
        _check_templates(fields, parameters.found, replace)
        memory().remember(key, parameters.needs)
    return parameters


def _check_expressions(fields: Fields, flags: int) -> None:
    for value in (fields.get("find"), fields.get("unless")):
        try:
            regex.compile(value.text().translate(PLAIN) if value else "", flags)
        except regex.error as error:
            assert value
            raise FieldError(value.within(error.pos or 0), f"this is no regular expression: {error.msg}") from None


def _check_templates(fields: Fields, find: "regex.Pattern[str]", replace: tuple[str, ...]) -> None:
    """A template must not name a group that the pattern lacks."""
    value = fields.get("replace")
    for template in replace:
        groups = [name or number for number, _, name in _GROUP.findall(template)]
        for group in groups:
            known = int(group) <= find.groups if group.isdigit() else group in find.groupindex
            if not known:
                raise FieldError(value.place if value else fields.source.place, f"the pattern has no group “{group}”")


class PatternEngine:
    def __init__(self, rules: Sequence[Rule]) -> None:
        self._rules = [(rule, rule.parameters) for rule in rules if isinstance(rule.parameters, Parameters)]
        self._index = LiteralIndex([parameters.needs for _, parameters in self._rules])

    def check(self, document: Document) -> Iterator[Issue | Fault]:
        stopped: set[int] = set()
        for block in document.blocks:
            for number in self._index.candidates(fold(block.plain)):
                rule, parameters = self._rules[number]
                # In a line of capitals a pattern about capitals has nothing to say.
                if number in stopped or (parameters.exact and block.capitals):
                    continue
                try:
                    yield from _check(rule, parameters, document, block)
                except TimeoutError:
                    stopped.add(number)
                    yield Fault(
                        f"rule {rule.id} ({rule.place}) needs more than {TIME_LIMIT:g} seconds for a paragraph of this "
                        "text and was stopped; make its pattern simpler or ignore it",
                        about_text=True,
                    )


def build(rules: Sequence[Rule], desk: Desk) -> Engine:
    return PatternEngine(rules)


def _check(rule: Rule, parameters: Parameters, document: Document, block: Block) -> Iterator[Issue]:
    for match in parameters.found.finditer(block.plain, timeout=TIME_LIMIT):
        span = _reported(match)
        if span.start < span.end and not _left_alone(parameters, block, span):
            yield issue(rule, document, block, span, [_expand(use, match) for use in parameters.replace])


def _reported(match: "regex.Match[str]") -> Span:
    if "here" in match.re.groupindex and match.start("here") >= 0:
        return Span(*match.span("here"))
    return Span(*match.span())


def _expand(template: str, match: "regex.Match[str]") -> str:
    """The template with its groups: `\\1` and `\\g<name>` as found, `\\l<name>` in small letters, `\\u<name>` with
    capital initials."""

    def group(reference: "regex.Match[str]") -> str:
        number, how, name = reference.groups()
        found = str(match[name or int(number)] or "")
        return _CASES[how or "g"](found)

    return str(_GROUP.sub(group, template))


def _left_alone(parameters: Parameters, block: Block, span: Span) -> bool:
    if not parameters.unless:
        return False
    low, high = max(0, span.start - _REACH), span.end + _REACH
    window = block.plain[low:high]
    return any(
        Span(match.start() + low, match.end() + low).overlaps(span)
        for match in parameters.excused.finditer(window, timeout=TIME_LIMIT)
    )
