"""LanguageTool's jars: fetched once from Maven Central, checked against the lock, published by one rename."""

import errno
import hashlib
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from importlib.resources import files
from pathlib import Path
from typing import NamedTuple

from newslint.languagetool import LanguageToolError

VERSION = "6.8"
_LOCK = f"languagetool-{VERSION}-en.lock.json"
_THREADS = 8
_TIMEOUT = 60  # seconds without an answer

# Told the number of bytes that have arrived since the last call.
Progress = Callable[[int], None]


class Jar(NamedTuple):
    group: str
    artifact: str
    version: str
    size: int
    sha256: str

    @property
    def name(self) -> str:
        return f"{self.artifact}-{self.version}.jar"


def locked() -> tuple[tuple[Jar, ...], str]:
    """The jars of the lock and a short name for exactly this lock."""
    content = (files("newslint.languagetool") / _LOCK).read_bytes()
    jars = tuple(
        Jar(row["group"], row["artifact"], row["version"], row["size"], row["sha256"]) for row in json.loads(content)
    )
    return jars, f"languagetool-{VERSION}-{hashlib.sha256(content).hexdigest()[:12]}"


def home() -> Path:
    """Where newslint keeps what it fetched: $NEWSLINT_HOME, else the user's cache folder."""
    if chosen := os.environ.get("NEWSLINT_HOME"):
        return Path(chosen)
    from platformdirs import user_cache_path

    return user_cache_path("newslint")


def damaged(folder: Path, jars: Iterable[Jar]) -> list[Jar]:
    """The jars that are missing from the folder or are not what the lock says."""
    return [jar for jar in jars if not _sound(folder / jar.name, jar)]


def ensure(progress: Progress | None = None) -> Path:
    """The folder with all jars, fetching those that are missing or damaged. Raises LanguageToolError."""
    jars, name = locked()
    folder = home() / name
    wanted = damaged(folder, jars)
    if wanted:
        try:
            _fetch(folder, jars, wanted, progress or (lambda size: None))
        except OSError as error:
            raise LanguageToolError(_sentence(error, folder)) from error
    return folder


def _sound(path: Path, jar: Jar) -> bool:
    try:
        if path.stat().st_size != jar.size:
            return False
        return hashlib.sha256(path.read_bytes()).hexdigest() == jar.sha256
    except OSError:
        return False


def _fetch(folder: Path, jars: tuple[Jar, ...], wanted: list[Jar], progress: Progress) -> None:
    """Fill a folder beside the final one and rename it into place; whatever happens, no half folder is left."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder.parent, ignore_cleanup_errors=True) as work:
        new = Path(work) / folder.name
        new.mkdir()
        for jar in set(jars) - set(wanted):
            shutil.copyfile(folder / jar.name, new / jar.name)
        with ThreadPoolExecutor(_THREADS) as pool:
            running = [pool.submit(_fetch_one, jar, new, Path(work) / "maven") for jar in wanted]
            try:
                for jar, one in zip(wanted, running, strict=True):
                    one.result()
                    progress(jar.size)
            except BaseException:
                pool.shutdown(cancel_futures=True)
                raise
        _publish(new, folder, Path(work) / "old", jars)


def _publish(new: Path, folder: Path, old: Path, jars: tuple[Jar, ...]) -> None:
    if folder.exists():
        folder.rename(old)
    try:
        new.rename(folder)
    except OSError:
        # Another run was faster; what it published is as good.
        if damaged(folder, jars):
            raise


def _fetch_one(jar: Jar, folder: Path, repository: Path) -> None:
    from jgo.maven import MavenContext
    from requests import RequestException

    try:
        context = MavenContext(repo_cache=repository, timeout=_TIMEOUT)
        artifact = context.project(jar.group, jar.artifact).at_version(jar.version).artifact()
        fetched = Path(artifact.resolve())
    except RequestException as error:
        raise LanguageToolError(
            f"LanguageTool {VERSION} could not be fetched ({_reason(error)}): connect to the network and run "
            "“newslint setup”, or check with --no-languagetool"
        ) from error
    except RuntimeError as error:
        raise LanguageToolError(
            f"LanguageTool {VERSION} could not be fetched: {jar.name} is not offered there"
        ) from error
    if not _sound(fetched, jar):
        raise LanguageToolError(
            f"{jar.name} did not arrive as the lock says (damaged or tampered with); nothing was installed, "
            "run “newslint setup” again"
        )
    fetched.rename(folder / jar.name)


def _reason(error: Exception) -> str:
    name = type(error).__name__
    return {
        "ConnectionError": "no connection",
        "SSLError": "the certificate was refused",
        "ProxyError": "the proxy refused",
    }.get(name, "no answer in time" if "Timeout" in name else name)


def _sentence(error: OSError, folder: Path) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"the disk is full: fetching LanguageTool takes 100 MB in {folder.parent}; nothing was left behind"
    if error.errno in (errno.EACCES, errno.EROFS, errno.EPERM):
        return f"{folder.parent} cannot be written to: set NEWSLINT_HOME to a folder that can, or use --no-languagetool"
    return f"LanguageTool could not be installed in {folder.parent}: {error.strerror or error}"
