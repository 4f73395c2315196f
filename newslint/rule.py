"""Rules: data from YAML files, checked at the door."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Literal, cast, get_args

from newslint.fields import FieldError, Fields, Place, Value, read_file, read_yaml

Severity = Literal["error", "warning", "suggestion"]
SEVERITIES: tuple[Severity, ...] = get_args(Severity)

# A kind reads its own parameters from a rule's fields.
Readers = Mapping[str, Callable[[Fields], object]]

RuleError = FieldError


@dataclass(frozen=True)
class Example:
    """A sentence that a rule must, must not or cannot yet find.

    `text` has no brackets any more; [start, end) is what must be reported (0, 0 in a good example);
    `fix` is the whole text after the first suggestion, or None when nothing is suggested.
    """

    verdict: Literal["bad", "good", "missed"]
    text: str
    place: Place
    start: int = 0
    end: int = 0
    fix: str | None = None
    style: str = "ap"
    format: str = "text"


@dataclass(frozen=True)
class Rule:
    """One style rule. `parameters` is what its kind made of the remaining keys."""

    id: str
    kind: str
    message: str
    why: str
    source: str
    severity: Severity
    safe: bool
    in_quotes: bool
    parameters: object
    examples: tuple[Example, ...]
    place: Place

    @property
    def url(self) -> str:
        """The first web address of the source, or an empty text."""
        return next((word.rstrip(".,;)") for word in self.source.split() if word.startswith("http")), "")

    def named(self, pattern: str) -> bool:
        """True for its id (words/free-reign), its topic (words) or a pattern with a star (words/free-*)."""
        return self.id == pattern or self.id.startswith(pattern + "/") or fnmatchcase(self.id, pattern)

    def say(self, found: str, suggestions: tuple[str, ...] = (), **more: str) -> str:
        """The message about `found`, on one line."""
        words = {"{found}": found, "{use}": suggestions[0] if suggestions else "", **more}
        message = self.message
        for placeholder, word in words.items():
            message = message.replace(placeholder, " ".join(word.split()))
        return message


def load(folder: Path, readers: Readers, styles: tuple[str, ...] = ()) -> tuple[list[Rule], list[RuleError]]:
    """All rules below a folder, and what is wrong with the others; one bad rule hides no good one.

    The sub-folders `styles` and whatever starts with a dot hold no rules.
    """
    rules: list[Rule] = []
    errors: list[RuleError] = []
    if not folder.is_dir():
        return [], [RuleError(Place(str(folder)), "is not a folder of rules; mend the path")]
    for path in sorted(folder.rglob("*.yaml")):
        parts = path.relative_to(folder).parts
        if parts[0] == "styles" or any(part.startswith(".") for part in parts):
            continue
        try:
            document = read_yaml(read_file(path), str(path))
        except RuleError as error:
            errors.append(error)
            continue
        for rule in _rules(document, path, "/".join(parts).removesuffix(".yaml"), readers):
            if isinstance(rule, Rule):
                rules.append(rule)
            else:
                errors.append(rule)
    return rules, errors


def without_doubles(rules: Iterable[Rule]) -> tuple[list[Rule], list[RuleError]]:
    """The rules by id, and an error for every id that is given twice."""
    seen: dict[str, Rule] = {}
    errors = []
    for rule in rules:
        if rule.id in seen:
            errors.append(
                RuleError(rule.place, f"the id “{rule.id}” is taken by {seen[rule.id].place}; choose another")
            )
        else:
            seen[rule.id] = rule
    return list(seen.values()), errors


def _rules(document: Value | None, path: Path, name: str, readers: Readers) -> Iterable[Rule | RuleError]:
    if document is None:
        yield RuleError(Place(str(path)), "is empty; write a rule (newslint new) or remove the file")
        return
    listed = isinstance(document.value, tuple)
    for value in document.items() if listed else (document,):
        try:
            yield _rule(Fields(value), name, listed, readers)
        except RuleError as error:
            yield error


def _rule(fields: Fields, name: str, listed: bool, readers: Readers) -> Rule:
    identity = fields.need("id", f"“{name}”, the path of the file below its folder")
    folder = name.rpartition("/")[0]
    if not listed and identity.text() != name:
        raise RuleError(identity.place, f"the id must be the file's path: “{name}”, not “{identity.text()}”")
    if listed and identity.text().rpartition("/")[0] != folder:
        raise RuleError(identity.place, f"an id in this file starts with “{folder}/”, not “{identity.text()}”")
    kind = fields.choice("kind", tuple(readers))
    rule = Rule(
        id=identity.text(),
        kind=kind,
        message=_said(fields, "message", "one sentence that says what to do"),
        why=_said(fields, "why", "the reason, in a sentence that teaches"),
        source=_said(fields, "source", "a style book and its entry, or a web address"),
        severity=cast(Severity, fields.choice("severity", SEVERITIES)),
        safe=fields.flag("safe"),
        in_quotes=fields.flag("in_quotes"),
        examples=tuple(_example(item) for item in fields.need("examples", "two bad and two good sentences").items()),
        parameters=readers[kind](fields),
        place=identity.place,
    )
    fields.close()
    _enough_examples(rule, fields)
    return rule


def _said(fields: Fields, key: str, remedy: str) -> str:
    value = fields.need(key, remedy)
    if not value.text().strip():
        raise RuleError(value.place, f"“{key}” is empty; write {remedy}")
    return value.text().strip()


def _enough_examples(rule: Rule, fields: Fields) -> None:
    place = fields.need("examples").place
    for verdict in ("bad", "good"):
        count = sum(example.verdict == verdict for example in rule.examples)
        if count < 2:
            raise RuleError(place, f"add {verdict} examples: two at least, not {count}")


def _example(value: Value) -> Example:
    fields = Fields(value)
    verdicts: tuple[Literal["bad", "good", "missed"], ...] = ("bad", "good", "missed")
    given = [verdict for verdict in verdicts if fields.get(verdict)]
    if len(given) != 1:
        raise RuleError(value.place, "an example is one of bad, good or missed")
    verdict = given[0]
    marked = fields.need(verdict)
    fix = fields.get("fix")
    style, form = fields.text("style", "ap"), fields.choice("format", ("text", "markdown", "html"), "text")
    fields.close()
    text, start, end = marked.text(), 0, 0
    if verdict == "bad":
        before, opened, rest = text.partition("[[")
        found, closed, after = rest.partition("]]")
        if not opened or not closed or not found or "[[" in after:
            raise RuleError(marked.place, f"mark the error once in [[double brackets]]: “{text}”")
        text, start, end = before + found + after, len(before), len(before) + len(found)
    return Example(verdict, text, marked.place, start, end, fix.text() if fix else None, style, form)
