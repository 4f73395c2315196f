"""The commands."""

import signal
import sys
from collections.abc import Callable
from difflib import unified_diff
from pathlib import Path
from typing import TypeVar

import click

from newslint import __version__
from newslint import files as disk
from newslint.console import emit, found, interrupted, opened, refuse, tell, with_progress
from newslint.fields import FieldError
from newslint.outputs import OUTPUTS, output
from newslint.rule import SEVERITIES, Severity
from newslint.session import Checked, Problem, Session, each, make_config

F = TypeVar("F", bound=Callable[..., object])


def _options(command: F) -> F:
    """What check and fix have in common."""
    for option in reversed(
        [
            click.argument("paths", nargs=-1),
            click.option("--style", help="House style: ap, uk or one of your own."),
            click.option(
                "--select", multiple=True, metavar="RULES", help="Only these rules or topics (comma-separated)."
            ),
            click.option("--ignore", multiple=True, metavar="RULES", help="Not these rules or topics."),
            click.option(
                "--config", metavar="FILE", help="Use this configuration instead of the nearest newslint.yaml."
            ),
            click.option("--no-languagetool", is_flag=True, help="Check with newslint's own rules only."),
        ]
    ):
        command = option(command)
    return command


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="newslint")
def main() -> None:
    """Copy-edit news: report each issue with its place, reason and fix."""
    # A polite end runs what must run at the end: the LanguageTool server goes with us.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    for stream in (sys.stdout, sys.stderr):
        # A terminal that cannot show a character gets a stand-in, never a traceback.
        getattr(stream, "reconfigure", lambda **_: None)(errors="replace")


@main.command()
@_options
@click.option("--format", "form", type=click.Choice(list(OUTPUTS)), default="text", show_default=True)
@click.option("--fail-on", type=click.Choice(SEVERITIES), help="Exit 1 from this severity on (default: error).")
@click.option("--output", "target", metavar="FILE", help="Write to a file instead of the terminal.")
@click.option("--stdin-filename", metavar="PATH", default="<stdin>", help="What the text read from “-” is called.")
def check(
    paths: tuple[str, ...],
    style: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_languagetool: bool,
    form: str,
    fail_on: Severity | None,
    target: str | None,
    stdin_filename: str,
) -> None:
    """Check articles: files, folders, globs, or “-” for standard input."""
    with opened(style, select, ignore, config, no_languagetool) as session:
        problems = list(session.problems)
        checked: list[Checked] = []
        for result in with_progress(each(session, found(paths, session), stdin_filename)):
            if isinstance(result, Problem):
                problems.append(result)
            else:
                checked.append(result)
                problems += result[2]
        problems = list(dict.fromkeys(problems))
        tell(problems)
        emit(output(form)(checked, problems, target is None and sys.stdout.isatty()), target)
        loud = SEVERITIES[: SEVERITIES.index(fail_on or session.config.fail_on) + 1]
        failed = any(issue.severity in loud for _, issues, _ in checked for issue in issues)
    sys.exit(2 if problems else int(failed))


@main.command()
@_options
@click.option("--diff", is_flag=True, help="Show what would change; write nothing.")
def fix(
    paths: tuple[str, ...],
    style: str | None,
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    config: str | None,
    no_languagetool: bool,
    diff: bool,
) -> None:
    """Apply the safe fixes. With “-”, the fixed text goes to standard output."""
    with opened(style, select, ignore, config, no_languagetool) as session:
        problems = list(session.problems)
        changed = 0
        for path in found(paths, session):
            try:
                changed += _fix_one(session, path, diff, problems)
            except disk.InputError as error:
                problems.append(Problem(error.message, error.path))
        problems = list(dict.fromkeys(problems))
        tell(problems)
    sys.exit(2 if problems else int(diff and changed > 0))


@main.command()
@click.argument("folder", required=False)
@click.option("--config", metavar="FILE", help="Use this configuration instead of the nearest newslint.yaml.")
@click.option("--no-languagetool", is_flag=True, help="Leave out the rules that need LanguageTool.")
@click.option("--plain", is_flag=True, help="Only the examples as they are, not in disguise.")
def test(folder: str | None, config: str | None, no_languagetool: bool, plain: bool) -> None:
    """Run the examples of all rules, or of those in FOLDER, in all disguises."""
    with opened(None, (), (), config, no_languagetool, folder=folder) as session:
        from newslint.examples import failures

        rules = session.rules_in(folder) if folder else session.rules
        failed = 0
        for failure in failures(rules, session.linter_of_style, session.proofreading, not plain):
            failed += 1
            click.echo(str(failure))
        count = sum(len(rule.examples) for rule in rules)
        click.echo(f"{len(rules)} rules, {count} examples, {failed or 'none'} failed")
        tell(session.problems)
        problems = session.problems
    sys.exit(2 if problems else int(failed > 0))


@main.command()
@click.argument("rule")
@click.option("--config", metavar="FILE", help="Use this configuration instead of the nearest newslint.yaml.")
def explain(rule: str, config: str | None) -> None:
    """Say what a rule finds, why, and by what authority."""
    with opened(None, (), (), config, no_languagetool=True) as session:
        from newslint.outputs.catalogue import explained

        named = [each_rule for each_rule in session.rules if each_rule.named(rule)]
        if not named:
            refuse(session.unknown(rule))
        click.echo("\n\n".join(explained(each_rule) for each_rule in named))


@main.command()
@click.option("--format", "form", type=click.Choice(["text", "json", "markdown"]), default="text", show_default=True)
@click.option("--config", metavar="FILE", help="Use this configuration instead of the nearest newslint.yaml.")
def rules(form: str, config: str | None) -> None:
    """List all rules."""
    with opened(None, (), (), config, no_languagetool=True) as session:
        from newslint.outputs.catalogue import listed

        click.echo(listed(session.rules, form), nl=False)
        tell(session.problems)
        problems = session.problems
    sys.exit(2 if problems else 0)


@main.command()
@click.argument("rule")
@click.option(
    "--folder",
    default=None,
    metavar="FOLDER",
    help="Where your rules are (default: the first of the configuration, or rules).",
)
def new(rule: str, folder: str | None) -> None:
    """Write the file of a new rule, ready to be edited: newslint new words/free-reign."""
    from newslint.scaffold import scaffold

    try:
        config = make_config(None)
        path = scaffold(rule, Path(folder) if folder else next(iter(config.rules), Path("rules")))
    except (FieldError, disk.InputError) as error:
        refuse(str(error))
    click.echo(f"{path}: edit it, then run newslint test {path.parents[rule.count('/')]}")


@main.command()
@click.option("--config", metavar="FILE", help="Use this configuration instead of the nearest newslint.yaml.")
def setup(config: str | None) -> None:
    """Fetch and verify LanguageTool ahead of time."""
    from newslint.languagetool import LanguageToolError
    from newslint.languagetool.setup import prepare

    try:
        jars, java = prepare(make_config(config).java)
    except (FieldError, LanguageToolError) as error:
        refuse(str(error))
    except KeyboardInterrupt:
        interrupted()
    click.echo(f"LanguageTool is ready in {jars}; it runs on {java}")


def _fix_one(session: Session, path: str | disk.InputError, diff: bool, problems: list[Problem]) -> int:
    """Fix one article; 1 if it changed. Raises InputError."""
    if isinstance(path, disk.InputError):
        raise path
    content = sys.stdin.buffer.read() if path == "-" else None
    name = "<stdin>" if path == "-" else path
    before, after, count, faults = session.fix(name, content)
    problems += faults
    if diff:
        click.echo("".join(unified_diff(before.splitlines(True), after.splitlines(True), name, name)), nl=False)
    elif path == "-":
        click.echo(after, nl=False)
    elif before != after:
        disk.write(path, after)
        click.echo(f"{path}: {count} fixed")
    return int(before != after)
