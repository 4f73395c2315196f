"""Checks one document with a set of engines; fixes what is safe."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from newslint.engines import Engine, Fault
from newslint.issue import Issue
from newslint.mutes import mutes, silence, unused
from newslint.rule import SEVERITIES, Rule, Severity
from newslint.text import Document, Span

# A fix can uncover another error; it settles long before this.
_MOST_PASSES = 8


class Linter:
    """The rules of one run in working order."""

    def __init__(
        self,
        rules: Sequence[Rule],
        engines: Sequence[Engine],
        severities: Callable[[Rule], Severity] = lambda rule: rule.severity,
        everything: bool = True,
    ) -> None:
        """`severities` says how loud a rule is here; `everything`: no rule of the house style was left out."""
        self.rules = rules
        self._engines = engines
        self._severity = severities
        self._everything = everything

    def check(self, document: Document) -> tuple[list[Issue], list[Fault]]:
        """Issues in the order of the text, none overlapping another, and what could not be checked."""
        issues: list[Issue] = []
        faults: list[Fault] = []
        for engine in self._engines:
            for found in engine.check(document):
                if isinstance(found, Fault):
                    faults.append(found)
                elif found.rule.in_quotes or not found.quoted:
                    issues.append(replace(found, severity=self._severity(found.rule)))
        found_mutes, unknown = mutes(document)
        issues = apart(silence(issues, found_mutes))
        for span, said in unknown + unused(found_mutes, self.rules, self._everything and not faults):
            issues += self._about_mute(document, span, said)
        return sorted(issues, key=lambda issue: (issue.span, issue.rule.id)), faults

    def _about_mute(self, document: Document, span: Span, said: str) -> list[Issue]:
        rule = next((rule for rule in self.rules if rule.kind == "mute"), None)
        if rule is None:
            return []
        message = rule.say(document.source[slice(*span)], (), **{"{message}": said})
        return [Issue(rule, span, message, ("",), self._severity(rule), safe=False)]

    def fix(self, document: Document, read: Callable[[str], Document]) -> tuple[Document, int, list[Fault]]:
        """The document with all safe fixes, how many there were, and what could not be checked.

        `read` makes a document of a changed source. Fixes are applied until none is left; never in a circle.
        """
        count, seen = 0, {document.source}
        faults: list[Fault] = []
        for _ in range(_MOST_PASSES):
            issues, faults = self.check(document)
            safe = [issue for issue in issues if issue.safe]
            source = fixed(document.source, safe)
            if source in seen:
                break
            seen.add(source)
            count += len(safe)
            document = read(source)
        return document, count, faults


def apart(issues: Sequence[Issue]) -> list[Issue]:
    """Of issues that overlap, the one with the higher severity, then the safe one, ours before LanguageTool's (it says
    why), the longer, the first by id."""
    kept: list[Issue] = []
    for issue in sorted(issues, key=_weight):
        if not any(issue.span.overlaps(other.span) for other in kept):
            kept.append(issue)
    return kept


def fixed(source: str, issues: Sequence[Issue]) -> str:
    """`source` with the first suggestion of each issue; the issues must not overlap."""
    for issue in sorted(issues, key=lambda issue: issue.span, reverse=True):
        source = source[: issue.span.start] + issue.suggestions[0] + source[issue.span.end :]
    return source


def _weight(issue: Issue) -> tuple[int, bool, bool, int, str, Span]:
    length = issue.span.end - issue.span.start
    adopted = issue.rule.kind == "languagetool"
    return SEVERITIES.index(issue.severity), not issue.safe, adopted, -length, issue.rule.id, issue.span
