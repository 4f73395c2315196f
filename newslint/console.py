"""What the commands share: a session that ends in one sentence and an exit code, the files, progress, problems."""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import NoReturn

import click

from newslint import files as disk
from newslint.config import inside, with_options
from newslint.fields import FieldError
from newslint.session import Checked, Problem, Session, make_config
from newslint.styles import rules_folder


@contextmanager
def opened(
    style: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_languagetool: bool,
    folder: str | None = None,
) -> Iterator[Session]:
    """A session for the configuration and the options; what stops it is one sentence and exit 2."""
    try:
        chosen = with_options(make_config(config), style, _split(select), _split(ignore))
        if folder and not inside(Path(folder), rules_folder()):
            chosen = replace(chosen, rules=tuple(dict.fromkeys((*chosen.rules, Path(folder)))))
        with Session(chosen, not no_languagetool) as session:
            yield session
    except (FieldError, disk.InputError) as error:
        refuse(str(error))
    except KeyboardInterrupt:
        interrupted()
    except BrokenPipeError:
        # The reader of our output (head, a pager) has seen enough.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)


def found(paths: Sequence[str], session: Session) -> list[str | disk.InputError]:
    """The files to check, “-” among them; without paths, the current folder. The session is told how many there are."""
    named = [path for path in paths if path != "-"]
    files = list(disk.find(named or ([] if "-" in paths else ["."]), session.config.exclude, session.config.root))
    session.expected = len(files)
    return (["-"] if "-" in paths else []) + files


def with_progress(results: Iterator[Checked | Problem]) -> Iterator[Checked | Problem]:
    """The results, with a counter on a terminal when there are many."""
    counting = sys.stderr.isatty()
    number = 0
    for number, result in enumerate(results, 1):
        if counting and number % 10 == 0:
            click.echo(f"\rnewslint: {number} articles", nl=False, err=True)
        yield result
    if counting and number >= 10:
        click.echo("\r" + " " * 40 + "\r", nl=False, err=True)


def emit(text: str, target: str | None) -> None:
    if target:
        disk.write(target, text)
    else:
        click.echo(text, nl=False)


def tell(problems: Sequence[Problem]) -> None:
    for problem in problems:
        click.echo(f"newslint: {problem}", err=True)


def _split(names: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(name for part in names for name in part.replace(",", " ").split())


def refuse(message: str) -> NoReturn:
    click.echo(f"newslint: {message}", err=True)
    sys.exit(2)


def interrupted() -> NoReturn:
    click.echo("newslint: interrupted; nothing was left half-done", err=True)
    sys.exit(130)
