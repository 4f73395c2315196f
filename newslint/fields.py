"""The door for YAML and TOML: values that know their place, and keys that are asked for by type.

Duplicate and unknown keys and wrong types are errors at their exact line and column. Every scalar is text
until somebody asks for more, so `no` and `12:30` stay what they are.
"""

import difflib
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple, TypeVar

import yaml

T = TypeVar("T")


class Place(NamedTuple):
    """Where something is written: 1-based line and column."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


class FieldError(Exception):
    """A file that cannot be used as it is: says where, what is wrong and what to do."""

    def __init__(self, place: Place, message: str) -> None:
        super().__init__(f"{place}: {message}")
        self.place = place
        self.message = message


@dataclass(frozen=True)
class Value:
    """A scalar (`str`), a list of values or a mapping of values, and where it stands."""

    value: "str | tuple[Value, ...] | Mapping[str, tuple[Place, Value]]"
    place: Place
    # Columns by which the text of a scalar starts after its place: 1 behind a quotation mark; None for one written as
    # a block of lines, whose characters have no certain place.
    indent: int | None = 0

    def text(self) -> str:
        if not isinstance(self.value, str):
            raise FieldError(self.place, f"write one text here, not {_kind(self.value)}")
        return self.value

    def items(self) -> "tuple[Value, ...]":
        if not isinstance(self.value, tuple):
            raise FieldError(self.place, f"write a list here, not {_kind(self.value)}")
        return self.value

    def texts(self) -> tuple[str, ...]:
        """A list of texts; one text stands for a list of one."""
        if isinstance(self.value, str):
            return (self.value,)
        return tuple(item.text() for item in self.items())

    def mapping(self) -> "Mapping[str, tuple[Place, Value]]":
        if isinstance(self.value, str | tuple):
            raise FieldError(self.place, f"write keys and values here, not {_kind(self.value)}")
        return self.value

    def within(self, position: int) -> Place:
        """The place of a character of this scalar, exact for scalars on one line."""
        if self.indent is None:
            return self.place
        return self.place._replace(column=self.place.column + self.indent + position)


@dataclass
class Fields:
    """A mapping whose keys are asked for one by one; `close` complains about those nobody asked for."""

    source: Value
    asked: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.source.mapping()

    def get(self, key: str) -> Value | None:
        self.asked.add(key)
        found = self.source.mapping().get(key)
        return found[1] if found else None

    def need(self, key: str, remedy: str = "") -> Value:
        found = self.get(key)
        if found is None:
            raise FieldError(self.source.place, f"add “{key}”{': ' + remedy if remedy else ''}")
        return found

    def text(self, key: str, default: str = "") -> str:
        return self._read(key, Value.text, default)

    def texts(self, key: str) -> tuple[str, ...]:
        return self._read(key, Value.texts, ())

    def flag(self, key: str, default: bool = False) -> bool:
        return self._read(key, _flag, default)

    def number(self, key: str, default: int) -> int:
        return self._read(key, _number, default)

    def choice(self, key: str, options: Sequence[str], default: str | None = None) -> str:
        value = self.need(key, f"one of {', '.join(options)}") if default is None else self.get(key)
        if value is None:
            return str(default)
        if value.text() not in options:
            raise FieldError(
                value.place, f"“{value.text()}” is not one of {', '.join(options)}{_nearest(value.text(), options)}"
            )
        return value.text()

    def _read(self, key: str, read: Callable[[Value], T], default: T) -> T:
        value = self.get(key)
        return default if value is None else read(value)

    def close(self) -> None:
        """Raises FieldError at the first key that nobody asked for."""
        for key, (place, _) in self.source.mapping().items():
            if key not in self.asked:
                known = sorted(self.asked)
                raise FieldError(
                    place, f"unknown key “{key}”{_nearest(key, known)}; the keys here are {', '.join(known)}"
                )


def read_yaml(source: str, path: str) -> Value | None:
    """The one document in `source`, or None if it is empty. Raises FieldError."""
    try:
        loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
        node = yaml.compose(source, Loader=loader)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(path, mark.line + 1, mark.column + 1) if mark else Place(path)
        raise FieldError(place, f"this is not YAML: {error.problem or error.context}") from None
    except (yaml.YAMLError, RecursionError) as error:
        raise FieldError(Place(path), f"this is not YAML: {str(error).splitlines()[0]}") from None
    return None if node is None else _value(node, path)


def read_toml(table: Mapping[str, object], source: str, path: str, header: str) -> Value:
    """A parsed TOML table as a Value; the parser gives no places, so keys are looked up in `source`."""
    start = source.find(f"[{header}")
    return _toml_value(table, source, path, max(start, 0))


def read_file(path: Path) -> str:
    """The text of a UTF-8 file, line ends as written, without byte order mark. Raises FieldError."""
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        raise FieldError(Place(str(path)), f"cannot be read: {error.strerror}") from None
    except UnicodeDecodeError as error:
        raise FieldError(Place(str(path)), f"is not UTF-8 (byte {error.start + 1}); save it as UTF-8") from None


def _value(node: yaml.Node, path: str) -> Value:
    place = Place(path, node.start_mark.line + 1, node.start_mark.column + 1)
    if isinstance(node, yaml.ScalarNode):
        return Value(node.value, place, indent={"'": 1, '"': 1, "|": None, ">": None}.get(node.style, 0))
    if isinstance(node, yaml.SequenceNode):
        return Value(tuple(_value(child, path) for child in node.value), place)
    entries: dict[str, tuple[Place, Value]] = {}
    for key_node, value_node in node.value:
        key = _value(key_node, path)
        if key.text() in entries:
            first = entries[key.text()][0]
            raise FieldError(
                key.place, f"“{key.text()}” stands here a second time (first on line {first.line}); keep one"
            )
        entries[key.text()] = (key.place, _value(value_node, path))
    return Value(entries, place)


def _toml_value(value: object, source: str, path: str, start: int, place: Place | None = None) -> Value:
    place = place or _place_at(source, path, start)
    if isinstance(value, Mapping):
        entries = {}
        for key, child in value.items():
            at = _toml_key(key, source, start)
            here = _place_at(source, path, at)
            entries[key] = (here, _toml_value(child, source, path, at, here))
        return Value(entries, place)
    if isinstance(value, list):
        return Value(tuple(_toml_value(child, source, path, start, place) for child in value), place)
    return Value(str(value).lower() if isinstance(value, bool) else str(value), place)


def _toml_key(key: str, source: str, start: int) -> int:
    """Where a key is written from `start` on: as `key =`, as the end of a `[header]`, or in an inline table."""
    found = re.compile(rf"""(?m)(?:^|[\[.{{,])[ \t]*["']?({re.escape(key)})["']?\s*[]=.]""").search(source, start)
    return found.start(1) if found else start


def _place_at(source: str, path: str, offset: int) -> Place:
    return Place(path, source.count("\n", 0, offset) + 1, offset - source.rfind("\n", 0, offset))


def _flag(value: Value) -> bool:
    if value.text() not in ("true", "false"):
        raise FieldError(value.place, f"write true or false, not “{value.text()}”")
    return value.text() == "true"


def _number(value: Value) -> int:
    if not re.fullmatch(r"-?\d{1,12}", value.text()):
        raise FieldError(value.place, f"write a whole number, not “{value.text()}”")
    return int(value.text())


def _kind(value: object) -> str:
    return "a text" if isinstance(value, str) else "a list" if isinstance(value, tuple) else "keys and values"


def _nearest(word: str, known: Sequence[str]) -> str:
    close = difflib.get_close_matches(word, known, 1, 0.6)
    return f" (did you mean “{close[0]}”?)" if close else ""
