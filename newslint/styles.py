"""House styles, and which rules speak how loud in them."""

import difflib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

from newslint.config import ConfigError, Settings, severities
from newslint.fields import Fields, Place, read_file, read_yaml
from newslint.rule import Rule, Severity


@dataclass(frozen=True)
class Style:
    """A house style: its variant of English and the rules it leaves out or hears differently."""

    name: str
    language: str
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    words: tuple[str, ...] = ()


def rules_folder() -> Path:
    """The built-in rules: inside the package when installed, beside it in an editable install."""
    package = Path(str(files("newslint")))
    inside = package / "rules"
    return inside if inside.is_dir() else package.parent / "rules"


def read_style(name: str, folders: Sequence[Path], place: Place) -> Style:
    """The house style of that name from the first folder that has it. Raises ConfigError."""
    known = {path.stem: path for folder in reversed(folders) for path in sorted((folder / "styles").glob("*.yaml"))}
    if name not in known:
        near = difflib.get_close_matches(name, known, 1)
        hint = f" (did you mean “{near[0]}”?)" if near else ""
        raise ConfigError(place, f"there is no house style “{name}”{hint}; there are {', '.join(sorted(known))}")
    path = known[name]
    value = read_yaml(read_file(path), str(path))
    if value is None:
        raise ConfigError(Place(str(path)), "is empty; name the language at least")
    fields = Fields(value)
    style = Style(
        name,
        fields.choice("language", ("en-US", "en-GB", "en-CA", "en-AU", "en-NZ", "en-ZA")),
        fields.texts("ignore"),
        severities(fields.get("severity")),
        fields.texts("words"),
    )
    fields.close()
    return style


def selected(rules: Sequence[Rule], settings: Settings, style: Style) -> list[Rule]:
    """The rules that speak in a house style under these settings."""
    ignored = style.ignore + settings.ignore
    return [
        rule
        for rule in rules
        if (not settings.select or any(rule.named(name) for name in settings.select))
        and not any(rule.named(name) for name in ignored)
    ]


def severity_of(rule: Rule, settings: Settings, style: Style) -> Severity:
    """The last word on how loud a rule is."""
    said: Severity = rule.severity
    for name, severity in style.severity + settings.severity:
        if rule.named(name):
            said = severity
    return said


def check_names(names: Mapping[str, Place], rules: Sequence[Rule]) -> list[ConfigError]:
    """An error for every name in select, ignore or severity that no rule answers to."""
    errors = []
    topics = {rule.id.rpartition("/")[0] for rule in rules}
    known = sorted({rule.id for rule in rules} | topics)
    for name, place in names.items():
        if not any(rule.named(name) for rule in rules):
            near = difflib.get_close_matches(name, known, 1)
            hint = f" (did you mean “{near[0]}”?)" if near else "; newslint rules lists them"
            errors.append(ConfigError(place, f"no rule is called “{name}”{hint}"))
    return errors
