"""What was found out about a rule before: that it is sound, and what a text must hold for it.

To compile 350 patterns takes two seconds, to remember that they compile a millisecond. One JSON file in newslint's
cache folder; a lost, damaged or forged one costs time, and a folder that cannot be written to is no error.
"""

import contextlib
import hashlib
import json
import os
import tempfile
from functools import cache
from importlib.metadata import version
from pathlib import Path

from newslint.engines.literals import Needs
from newslint.languagetool.jars import home

_NAME = "patterns.json"
_MOST = 50_000  # entries; beyond that the file begins anew


class Memory:
    """Digest of a rule's parameters to what it needs."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._known = _read(path)
        self._fresh = False

    def recall(self, key: str) -> Needs | None:
        found = self._known.get(key)
        return None if found is None else tuple(map(tuple, found))

    def remember(self, key: str, needs: Needs) -> None:
        if len(self._known) >= _MOST:
            self._known.clear()
        self._known[key] = [list(each) for each in needs]
        self._fresh = True

    def save(self) -> None:
        """Write what is new, in one step."""
        if not self._fresh:
            return
        self._fresh = False
        with contextlib.suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            descriptor, temporary = tempfile.mkstemp(dir=self._path.parent, prefix=".patterns-")
            try:
                with os.fdopen(descriptor, "w", encoding="utf-8") as file:
                    json.dump(self._known, file)
                os.replace(temporary, self._path)
            except OSError:
                os.unlink(temporary)


def memory() -> Memory:
    """The memory in the cache folder of this process."""
    return _memory(home() / _NAME)


@cache
def _memory(path: Path) -> Memory:
    return Memory(path)


def digest(*parts: object) -> str:
    """A key for parameters: it changes with them, with this module's format and with the regex library."""
    return hashlib.sha256(repr((_format(), *parts)).encode("utf-8", "surrogatepass")).hexdigest()[:32]


@cache
def _format() -> tuple[str, str]:
    return "2", version("regex")


def _read(path: Path) -> dict[str, list[list[str]]]:
    try:
        known = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return {}
    return known if isinstance(known, dict) and all(map(_sound, known.values())) else {}


def _sound(needs: object) -> bool:
    """A list of lists of texts."""
    return isinstance(needs, list) and all(
        isinstance(each, list) and all(isinstance(literal, str) for literal in each) for each in needs
    )
