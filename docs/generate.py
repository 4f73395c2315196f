"""Makes the generated pages: docs/catalogue.md from the rules, docs/output.svg from a run on the example.

usage: generate.py [--check]    --check compares the catalogue only and fails when it is stale
"""

import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
ARTICLE = "examples/harbour-bridge.md"


def newslint(*arguments: str) -> str:
    command = [sys.executable, "-m", "newslint", *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout


def catalogue() -> str:
    return newslint("rules", "--format", "markdown")


def picture() -> str:
    """The first issues of the example as a terminal shows them."""
    from rich.console import Console
    from rich.text import Text

    code = "import sys; sys.stdout.isatty = lambda: True; from newslint.cli import main; main(['check', sys.argv[1]])"
    command = [sys.executable, "-c", code, ARTICLE]
    shown = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False).stdout
    parts = shown.split("\n\n")
    console = Console(record=True, width=112, file=StringIO())
    console.print(f"[bold green]$[/] newslint check {ARTICLE}\n", highlight=False)
    console.print(Text.from_ansi("\n\n".join([*parts[:5], "…", parts[-1]])))
    # Without the web fonts: a picture should ask nobody for anything.
    return re.sub(r"@font-face \{.*?\}", "", console.export_svg(title="newslint"), flags=re.S)


def main(check: bool) -> None:
    page = ROOT / "docs" / "catalogue.md"
    if check:
        sys.exit(
            0 if page.read_text("utf-8") == catalogue() else "docs/catalogue.md is stale: run python docs/generate.py"
        )
    page.write_text(catalogue(), "utf-8")
    (ROOT / "docs" / "output.svg").write_text(picture(), "utf-8")


if __name__ == "__main__":
    main("--check" in sys.argv[1:])
