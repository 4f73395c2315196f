"""Which files to check, how they are read, and how one is written without ever being half there."""

import errno
import glob
import os
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from newslint.formats import SUFFIXES

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

# An article is some kilobytes; a file beyond this is something else.
LARGEST = 2_000_000
_NEVER = frozenset({".git", ".hg", ".svn", ".venv", "venv", "node_modules", "__pycache__", ".tox"})


class InputError(Exception):
    """A file that cannot be checked: one sentence, which names it."""

    def __init__(self, path: str, message: str) -> None:
        super().__init__(f"{path}: {message}")
        self.path = path
        self.message = message


def find(paths: Sequence[str], exclude: Sequence[str], root: Path) -> Iterator[str | InputError]:
    """The files behind paths, folders and globs, each once, in order; and an error for a path that is not there.

    Folders give the files with a known ending that no .gitignore and no `exclude` pattern names; a file that
    is named itself is only left out by `exclude`.
    """
    from pathspec import GitIgnoreSpec

    excluded = GitIgnoreSpec.from_lines(exclude)
    seen: set[str] = set()
    for path in _expand(paths):
        if isinstance(path, InputError):
            yield path
            continue
        for file in _walk(Path(path)) if Path(path).is_dir() else [path]:
            key = os.path.realpath(file)
            if key not in seen and not excluded.match_file(_relative(file, root)):
                seen.add(key)
                yield file


def _expand(paths: Sequence[str]) -> Iterator[str | InputError]:
    for path in paths:
        if os.path.lexists(path):
            yield path
        elif glob.has_magic(path):
            matching = sorted(glob.glob(path, recursive=True))
            yield from matching
            if not matching:
                yield InputError(path, "no file matches; check the pattern")
        else:
            yield InputError(path, "there is no such file or folder; check the path")


def _walk(folder: Path, above: "tuple[tuple[Path, GitIgnoreSpec], ...]" = ()) -> Iterator[str]:
    from pathspec import GitIgnoreSpec

    specs = above or tuple(_specs_above(folder))
    ignore = folder / ".gitignore"
    if ignore.is_file():
        specs = (*specs, (folder, GitIgnoreSpec.from_lines(ignore.read_text("utf-8", "replace").splitlines())))
    try:
        entries = sorted(folder.iterdir())
    except OSError:
        return
    for entry in entries:
        if entry.name in _NEVER or _ignored(entry, specs):
            continue
        if entry.is_dir() and not entry.is_symlink():
            yield from _walk(entry, specs)
        elif entry.suffix.lower() in SUFFIXES and entry.is_file():
            yield str(entry)


def _specs_above(folder: Path) -> "Iterator[tuple[Path, GitIgnoreSpec]]":
    """The .gitignore files between the top of the repository and the folder."""
    from pathspec import GitIgnoreSpec

    parents = list(folder.resolve().parents)
    top = next((number for number, parent in enumerate(parents) if (parent / ".git").exists()), -1)
    if top < 0 or (folder / ".git").exists():
        return
    for parent in reversed(parents[: top + 1]):
        if (parent / ".gitignore").is_file():
            yield parent, GitIgnoreSpec.from_lines((parent / ".gitignore").read_text("utf-8", "replace").splitlines())


def _ignored(entry: Path, specs: "tuple[tuple[Path, GitIgnoreSpec], ...]") -> bool:
    verdict = False
    for folder, spec in specs:
        name = _relative(str(entry), folder) + ("/" if entry.is_dir() else "")
        said = spec.check_file(name).include
        if said is not None:
            verdict = said
    return verdict


def _relative(path: str, root: Path) -> str:
    return os.path.relpath(os.path.realpath(path), os.path.realpath(root)).replace(os.sep, "/")


def read_bytes(path: str) -> bytes:
    """Raises InputError."""
    try:
        if os.path.getsize(path) > LARGEST:
            raise InputError(path, _too_large(os.path.getsize(path)))
        return Path(path).read_bytes()
    except OSError as error:
        raise InputError(path, f"cannot be read ({error.strerror}); check its permissions") from None


def decode(content: bytes, path: str) -> str:
    """The text of an article: UTF-8, without byte order mark, line ends as they are. Raises InputError."""
    if len(content) > LARGEST:
        raise InputError(path, _too_large(len(content)))
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise InputError(path, "is UTF-16; save it as UTF-8")
    if b"\0" in content:
        raise InputError(path, "is not a text (it holds a NUL byte); exclude it or export it as text")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - (content.rfind(b"\n", 0, error.start) + 1) + 1
        raise InputError(path, f"line {line}, byte {column} is not UTF-8; save the file as UTF-8") from None


def write(path: str, content: str) -> None:
    """Replace a file's content in one step, keeping its permissions and its byte order mark. Raises InputError."""
    target = Path(os.path.realpath(path))
    try:
        mark = b"\xef\xbb\xbf" if target.exists() and target.read_bytes()[:3] == b"\xef\xbb\xbf" else b""
        descriptor, temporary = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
        try:
            with os.fdopen(descriptor, "wb") as file:
                file.write(mark + content.encode("utf-8"))
            os.chmod(temporary, target.stat().st_mode & 0o7777 if target.exists() else 0o644)
            os.replace(temporary, target)
        except BaseException:
            os.unlink(temporary)
            raise
    except OSError as error:
        full = " (the disk is full)" if error.errno == errno.ENOSPC else f" ({error.strerror})"
        raise InputError(path, f"cannot be written{full}; nothing was changed") from None


def _too_large(size: int) -> str:
    return f"is {size / 1e6:.1f} MB; newslint checks articles up to {LARGEST / 1e6:.0f} MB: split or exclude it"
