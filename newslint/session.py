"""One run: the rules, styles and engines it needs, each built once, and its articles."""

import os
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from newslint import styles
from newslint.config import Config, Settings, find_config, inside, read_config
from newslint.engines import Desk, Fault, build, readers
from newslint.engines.memory import memory
from newslint.fields import FieldError, Place
from newslint.files import InputError, decode, read_bytes
from newslint.formats import read
from newslint.issue import Issue
from newslint.languagetool.client import LanguageTool
from newslint.linter import Linter
from newslint.rule import Rule, load, without_doubles
from newslint.text import Document

if TYPE_CHECKING:
    from newslint.languagetool.server import Server

# From this many articles on the server's better compiler pays for its longer start.
_MANY = 100


@dataclass(frozen=True)
class Problem:
    """Something that could not be done: one sentence; `path`, `line` and `column` where it is about a file."""

    message: str
    path: str = ""
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        place = ":".join(str(part) for part in (self.path, self.line, self.column) if part)
        return f"{place}: {self.message}" if place else self.message


Checked = tuple[Document, list[Issue], list[Problem]]


class Session:
    """Rules, styles and LanguageTool for one configuration. Close it: it may hold a running server."""

    def __init__(self, config: Config, languagetool: bool = True) -> None:
        self.config = config
        # How many articles will come, if that is known: it decides how LanguageTool is started.
        self.expected = 1
        self.folders = (styles.rules_folder(), *config.rules)
        self.problems: list[Problem] = []
        self.rules = self._load()
        self._languagetool = languagetool and config.languagetool
        self._server: Server | None = None
        self._proofreaders: dict[str, LanguageTool] = {}
        self._linters: dict[Settings, Linter] = {}
        self._complain(styles.check_names(self._names(), self.rules))

    def check(self, path: str, content: bytes | None = None) -> Checked:
        """The article at a path (or its given content), with its issues in order. Raises InputError."""
        document = self.read(path, content)
        issues, faults = self.linter(path).check(document)
        return document, issues, _problems(faults, path)

    def fix(self, path: str, content: bytes | None = None) -> tuple[str, str, int, list[Problem]]:
        """An article before and after its safe fixes, their number, what could not be checked. Raises InputError."""
        before = self.read(path, content)
        after, count, faults = self.linter(path).fix(before, lambda source: read(source, path))
        return before.source, after.source, count, _problems(faults, path)

    def read(self, path: str, content: bytes | None = None) -> Document:
        """Raises InputError."""
        source = decode(read_bytes(path) if content is None else content, path)
        try:
            return read(source, path)
        except RecursionError:
            raise InputError(path, "is nested too deeply to be read; is it an article?") from None

    def linter(self, path: str) -> Linter:
        """The linter for the settings of a path; paths with equal settings share it. Raises FieldError."""
        return self._linter(self.config.for_path(path))

    def linter_of_style(self, style: str) -> Linter:
        """All rules of a house style as they ship, for their examples. Raises FieldError."""
        return self._linter(Settings(style=style))

    def rules_in(self, folder: str) -> list[Rule]:
        """The rules whose files are in a folder."""
        return [rule for rule in self.rules if inside(Path(rule.place.path), Path(folder))]

    def unknown(self, name: str) -> str:
        """The sentence about a name that no rule answers to."""
        return styles.check_names({name: self.config.place}, self.rules)[0].message

    @property
    def proofreading(self) -> bool:
        return self._languagetool

    def style(self, name: str) -> styles.Style:
        """Raises FieldError."""
        return styles.read_style(name, self.folders, self.config.place)

    def close(self) -> None:
        if self._server:
            self._server.close()
        self._server = None

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()

    def _load(self) -> list[Rule]:
        rules: list[Rule] = []
        for folder in self.folders:
            found, errors = load(folder, readers())
            rules += found
            self._complain(errors)
        memory().save()
        rules, errors = without_doubles(rules)
        self._complain(errors)
        return rules

    def _linter(self, settings: Settings) -> Linter:
        if settings not in self._linters:
            self._linters[settings] = self._build(settings)
        return self._linters[settings]

    def _build(self, settings: Settings) -> Linter:
        style = self.style(settings.style)
        rules = styles.selected(self.rules, settings, style)
        desk = Desk(self._proofreader(style.language), frozenset(settings.words + style.words))
        everything = not settings.select and self._languagetool
        return Linter(
            rules,
            build(rules, desk),
            lambda rule: styles.severity_of(rule, settings, style),
            everything,
        )

    def _proofreader(self, language: str) -> LanguageTool | None:
        if not self._languagetool:
            return None
        return self._proofreaders.setdefault(language, LanguageTool(language, self._start))

    def _start(self) -> str:
        """The address of the server, started and if need be fetched now. Raises LanguageToolError."""
        from newslint.languagetool.server import Server
        from newslint.languagetool.setup import prepare

        if self._server is None:
            jars, java = prepare(self.config.java)
            self._server = Server(jars, java, long_run=self.expected >= _MANY)
        return self._server.url

    def _names(self) -> dict[str, Place]:
        settings = [self.config.settings, *(more for _, more, _ in self.config.paths)]
        return {
            name: self.config.place
            for each in settings
            for name in (*each.select, *each.ignore, *(name for name, _ in each.severity))
        }

    def _complain(self, errors: "list[FieldError]") -> None:
        self.problems += [Problem(error.message, *error.place) for error in errors]


def each(
    session: Session, paths: Iterable[str | InputError], stdin_name: str = "<stdin>"
) -> Iterator[Checked | Problem]:
    """Check every path (“-” is standard input); one that cannot be checked gives a Problem and hides no other."""
    for path in paths:
        try:
            if isinstance(path, InputError):
                raise path
            yield session.check(stdin_name, sys.stdin.buffer.read()) if path == "-" else session.check(path)
        except InputError as error:
            yield Problem(error.message, error.path)


def _problems(faults: Iterable[Fault], path: str) -> list[Problem]:
    """Each fault once. One that is not about this text (LanguageTool is missing) carries no path."""
    return list(dict.fromkeys(Problem(fault.message, path if fault.about_text else "") for fault in faults))


def make_config(path: str | None) -> Config:
    """The configuration of a named file, or of the nearest one. Raises FieldError."""
    found = Path(path) if path else find_config(Path.cwd())
    return read_config(Path(os.path.relpath(found)) if found else None)
