"""Sets LanguageTool up: a Java that runs it, and its jars, with a progress bar when there is a terminal."""

import sys
from pathlib import Path

from newslint.languagetool.jars import VERSION, damaged, ensure, home, locked
from newslint.languagetool.java import find_java


def prepare(java: str = "") -> tuple[Path, str]:
    """The folder of the jars and the command of Java; fetches what is missing. Raises LanguageToolError."""
    command = find_java(java)
    jars, name = locked()
    missing = damaged(home() / name, jars)
    if not missing:
        return home() / name, command
    import click

    size = sum(jar.size for jar in missing)
    label = f"Fetching LanguageTool {VERSION} ({size / 1e6:.0f} MB, once)"
    if not sys.stderr.isatty():
        click.echo(label, err=True)
        return ensure(), command
    with click.progressbar(length=size, label=label, file=sys.stderr) as bar:
        return ensure(bar.update), command
