"""The two commands of this repository; they need nothing but Python 3.11 or newer.

    python3 dev.py          set everything up and check the example article
    python3 dev.py test     the same set-up, then all checks and tests (add --fast to leave LanguageTool out)

Everything is kept in the folder .venv and in newslint's own cache folder.
"""

import os
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")


def run(*command: str | Path, accept: tuple[int, ...] = (0,)) -> None:
    """Run a command of the virtual environment; stop with its exit code when it is not accepted."""
    code = subprocess.call([str(BIN / command[0]), *map(str, command[1:])], cwd=ROOT)
    if code not in accept:
        sys.exit(code)


def set_up(*packages: str) -> None:
    """A virtual environment with newslint from this folder; skipped when it is up to date."""
    stamp = VENV / f"set-up-{len(packages)}"
    sources = [ROOT / "pyproject.toml", Path(__file__)]
    if stamp.exists() and all(stamp.stat().st_mtime > source.stat().st_mtime for source in sources):
        return
    if not BIN.exists():
        print(f"Making a virtual environment in {VENV.name}", flush=True)
        venv.create(VENV, with_pip=True)
    print("Installing newslint and a Java runtime", flush=True)
    run("python", "-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--editable", ".[java]", *packages)
    stamp.touch()


def example() -> None:
    set_up()
    run("newslint", "check", "examples/harbour-bridge.md", accept=(0, 1))


def test(fast: bool) -> None:
    import tomllib

    groups = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["dependency-groups"]
    set_up(*groups["dev"])
    run("ruff", "check")
    run("ruff", "format", "--check")
    run("mypy")
    run("pytest", "-n", "auto", *(["-m", "not languagetool and not slow"] if fast else []), "-q")


if __name__ == "__main__":
    if sys.version_info < (3, 11):
        sys.exit("newslint needs Python 3.11 or newer")
    words = sys.argv[1:]
    if words not in ([], ["test"], ["test", "--fast"]):
        sys.exit(__doc__)
    test("--fast" in words) if words else example()
