"""Rules for people and programs: one explained, or all of them listed."""

import json
from collections.abc import Sequence
from itertools import groupby

from newslint.rule import Example, Rule


def explained(rule: Rule) -> str:
    """Everything about a rule, for the terminal."""
    lines = [
        f"{rule.id} ({rule.severity}{', fixed automatically' if rule.safe else ''})",
        "",
        rule.why,
        "",
        f"Source: {rule.source}",
        "",
    ]
    for example in rule.examples:
        lines += [f"  {example.verdict + ':':7} {_one_line(marked(example))}"]
        if example.fix is not None:
            lines += [f"  {'fix:':7} {_one_line(example.fix)}"]
    return "\n".join([*lines, "", f"File: {rule.place.path}"])


def listed(rules: Sequence[Rule], form: str) -> str:
    """All rules, sorted by id, as `text`, `json` or `markdown`."""
    rules = sorted(rules, key=lambda rule: rule.id)
    if form == "json":
        return (
            json.dumps({"version": 1, "rules": [_as_data(rule) for rule in rules]}, ensure_ascii=False, indent=1) + "\n"
        )
    if form == "markdown":
        return _markdown(rules)
    width = max((len(rule.id) for rule in rules), default=0)
    return "".join(f"{rule.id:{width}}  {rule.severity:10}  {rule.kind:14}  {rule.why}\n" for rule in rules)


def marked(example: Example) -> str:
    """The example with its error in [[double brackets]]."""
    if example.verdict != "bad":
        return example.text
    text, start, end = example.text, example.start, example.end
    return f"{text[:start]}[[{text[start:end]}]]{text[end:]}"


def _as_data(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.id,
        "kind": rule.kind,
        "severity": rule.severity,
        "safe": rule.safe,
        "in_quotes": rule.in_quotes,
        "message": rule.message,
        "why": rule.why,
        "source": rule.source,
        "url": rule.url,
        "examples": [{example.verdict: marked(example), "fix": example.fix} for example in rule.examples],
    }


def _markdown(rules: Sequence[Rule]) -> str:
    lines = [
        "# All rules",
        "",
        "Generated from the rule files by `newslint rules --format markdown`.",
        "Bold marks what is reported; the arrow shows the fix.",
        "",
    ]
    for topic, group in groupby(rules, key=lambda rule: rule.id.rpartition("/")[0]):
        lines += [f"## {topic}", ""]
        for rule in group:
            lines += _entry(rule)
    return "\n".join(lines)


def _entry(rule: Rule) -> list[str]:
    said = f"*{rule.severity}*{', fixed automatically' if rule.safe else ''}, kind `{rule.kind}`"
    lines = [f"### `{rule.id}`", "", f"{said}. {_escaped(rule.why)}", "", f"Source: {_escaped(rule.source)}", ""]
    return [*lines, *(f"- {_shown(example)}" for example in rule.examples), ""]


def _shown(example: Example) -> str:
    if example.verdict != "bad":
        return f"{example.verdict}: {_escaped(_one_line(example.text))}"
    text, start, end = example.text, example.start, example.end
    wrong = f"{_escaped(text[:start])}**{_escaped(text[start:end].strip() or '␣')}**{_escaped(text[end:])}"
    fix = f" → {_escaped(_one_line(example.fix))}" if example.fix is not None else ""
    return f"bad: {_one_line(wrong)}{fix}"


def _escaped(text: str) -> str:
    return "".join("\\" + char if char in "\\`*_[]<>#|~" else char for char in _one_line(text, keep_ends=True))


def _one_line(text: str, keep_ends: bool = False) -> str:
    text = text.replace("\n", " ⏎ ")
    return text if keep_ends else text.strip()
