"""`newslint.yaml` or `[tool.newslint]` in pyproject.toml, and the house styles."""

import tomllib
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import cast

from newslint.fields import FieldError, Fields, Place, Value, read_file, read_toml, read_yaml
from newslint.rule import SEVERITIES, Severity

NAMES = ("newslint.yaml", ".newslint.yaml", "pyproject.toml")

ConfigError = FieldError


@dataclass(frozen=True)
class Settings:
    """What holds for one article."""

    style: str = "ap"
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    words: tuple[str, ...] = ()

    def over(self, base: "Settings", given: frozenset[str]) -> "Settings":
        """These settings on top of `base`; `given` names the keys that were written."""
        return Settings(
            style=self.style if "style" in given else base.style,
            select=self.select if "select" in given else base.select,
            ignore=base.ignore + self.ignore,
            severity=base.severity + self.severity,
            words=base.words + self.words,
        )


@dataclass(frozen=True)
class Config:
    """A project's settings. `root` is the folder of the file: globs and folders in it start there."""

    root: Path
    settings: Settings = Settings()
    rules: tuple[Path, ...] = ()
    exclude: tuple[str, ...] = ()
    languagetool: bool = True
    java: str = ""
    fail_on: Severity = "error"
    paths: tuple[tuple[str, Settings, frozenset[str]], ...] = ()
    place: Place = field(default_factory=lambda: Place("newslint.yaml"))

    def for_path(self, path: str) -> Settings:
        """The settings of one article: the general ones, then those of each glob that it matches, in order."""
        settings = self.settings
        for pattern, more, given in self.paths:
            if matches(pattern, path, self.root):
                settings = more.over(settings, given)
        return settings


def matches(pattern: str, path: str, root: Path) -> bool:
    """Does a gitignore-style pattern, relative to `root`, match the path?"""
    from pathspec import GitIgnoreSpec

    try:
        relative = Path(path).resolve().relative_to(root.resolve())
    except ValueError:
        return False
    return GitIgnoreSpec.from_lines([pattern]).match_file(relative.as_posix())


def inside(path: Path, folder: Path) -> bool:
    """True when the path is the folder or below it."""
    return path.resolve().is_relative_to(folder.resolve())


def find_config(start: Path) -> Path | None:
    """The nearest configuration file in `start` or a folder above it."""
    for folder in (start, *start.parents):
        for name in NAMES:
            path = folder / name
            if path.is_file() and (name != "pyproject.toml" or "[tool.newslint" in path.read_text("utf-8", "replace")):
                return path
    return None


def read_config(path: Path | None) -> Config:
    """Raises ConfigError (file, line, column, remedy). Without a file, the defaults in the current folder."""
    if path is None:
        return Config(Path.cwd())
    value = _parse(path)
    if value is None:
        return Config(path.parent)
    fields = Fields(value)
    settings, _ = _settings(fields, path.parent)
    languagetool, java = _languagetool(fields.get("languagetool"))
    config = Config(
        root=path.parent,
        settings=settings,
        rules=tuple(path.parent / folder for folder in fields.texts("rules")),
        exclude=fields.texts("exclude"),
        languagetool=languagetool,
        java=java,
        fail_on=cast(Severity, fields.choice("fail_on", SEVERITIES, "error")),
        paths=_paths(fields.get("paths"), path.parent),
        place=value.place,
    )
    fields.close()
    return config


def _parse(path: Path) -> Value | None:
    source = read_file(path)
    if path.suffix != ".toml":
        return read_yaml(source, str(path))
    try:
        table = tomllib.loads(source).get("tool", {}).get("newslint")
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(_toml_place(error, path), f"this is not TOML: {error}") from None
    return None if table is None else read_toml(table, source, str(path), "tool.newslint")


def _toml_place(error: tomllib.TOMLDecodeError, path: Path) -> Place:
    """The place at the end of the parser's message: “(at line 3, column 5)”."""
    numbers = [int(word) for word in str(error).replace(",", " ").replace(")", " ").split() if word.isdigit()]
    return Place(str(path), *numbers[-2:]) if len(numbers) >= 2 else Place(str(path))


def _settings(fields: Fields, root: Path) -> tuple[Settings, frozenset[str]]:
    keys = ("style", "select", "ignore", "severity", "words", "word_files")
    words = list(fields.texts("words"))
    for value in (fields.get("word_files") or Value((), fields.source.place)).items():
        lines = read_file(root / value.text()).splitlines()
        words += [line.strip() for line in lines if line.strip() and not line.startswith("#")]
    settings = Settings(
        style=fields.text("style", "ap"),
        select=fields.texts("select"),
        ignore=fields.texts("ignore"),
        severity=severities(fields.get("severity")),
        words=tuple(words),
    )
    return settings, frozenset(key for key in keys if fields.get(key))


def severities(value: Value | None) -> tuple[tuple[str, Severity], ...]:
    if value is None:
        return ()
    fields = Fields(value)
    return tuple((name, cast(Severity, fields.choice(name, SEVERITIES))) for name in value.mapping())


def _languagetool(value: Value | None) -> tuple[bool, str]:
    """`languagetool: false`, `true`, or keys: `java`."""
    if value is None:
        return True, ""
    if isinstance(value.value, str):
        return Fields(Value({"languagetool": (value.place, value)}, value.place)).flag("languagetool"), ""
    fields = Fields(value)
    java = fields.text("java")
    fields.close()
    return True, java


def _paths(value: Value | None, root: Path) -> tuple[tuple[str, Settings, frozenset[str]], ...]:
    if value is None:
        return ()
    result = []
    for pattern, (_, inner) in value.mapping().items():
        fields = Fields(inner)
        settings, given = _settings(fields, root)
        fields.close()
        result.append((pattern, settings, given))
    return tuple(result)


def with_options(config: Config, style: str | None, select: tuple[str, ...], ignore: tuple[str, ...]) -> Config:
    """The configuration with what the command line says on top."""
    settings = config.settings
    if select:
        settings = replace(settings, select=select)
    if ignore:
        settings = replace(settings, ignore=settings.ignore + ignore)
    paths = config.paths
    if style:
        settings = replace(settings, style=style)
        paths = tuple((pattern, more, given - {"style"}) for pattern, more, given in paths)
    return replace(config, settings=settings, paths=paths)
