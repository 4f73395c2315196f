"""The documentation says what is."""

import re
import subprocess
import sys
from pathlib import Path

import newslint
from newslint.cli import main
from newslint.config import Config
from newslint.engines import readers
from newslint.outputs import OUTPUTS
from newslint.session import Session


def test_the_catalogue_is_current(root: Path) -> None:
    done = subprocess.run(
        [sys.executable, "docs/generate.py", "--check"], cwd=root, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_readme_names_every_command_and_output(root: Path) -> None:
    readme = (root / "README.md").read_text("utf-8")
    assert [name for name in main.commands if not re.search(rf"newslint {name}\b", readme)] == []  # type: ignore[attr-defined]
    assert [name for name in OUTPUTS if name not in readme] == []


def test_the_configuration_page_is_a_configuration(root: Path, tmp_path: Path) -> None:
    page = (root / "docs/configuration.md").read_text("utf-8")
    block = re.search(r"\n\n((?:    .*\n)+)", page)
    assert block
    (tmp_path / "style/rules").mkdir(parents=True)
    (tmp_path / "style/words.txt").write_text("# ours\nHarborside\n")
    yaml = "\n".join(line[4:] for line in block.group(1).splitlines())
    (tmp_path / "newslint.yaml").write_text(yaml, "utf-8")
    from newslint.config import read_config

    config = read_config(tmp_path / "newslint.yaml")
    with Session(config, languagetool=False) as session:
        assert [str(problem) for problem in session.problems] == []
    assert config.settings.words == ("Harborside", "bioplant", "Harborside")
    assert config.for_path(str(tmp_path / "london/a.md")).style == "uk"


def test_the_library_door_is_open(root: Path) -> None:
    (issue,) = newslint.check("The cat saw the the dog.", languagetool=False)
    assert (issue.span, issue.suggestions) == (newslint.Span(12, 19), ("the",))
    assert newslint.fix("We met in june.", languagetool=False) == "We met in June."
    assert len(newslint.load_rules()) >= 60
    assert all(hasattr(newslint, name) for name in newslint.__all__)
    assert Config(root).fail_on == "error"
    assert "phrase" in readers()


def test_nothing_names_a_machine(root: Path) -> None:
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=False
    )
    machine = re.compile("/(?:ho" + "me|wo" + "rk|tm" + "p|ro" + "ot)/")
    named = [
        name
        for name in tracked.stdout.split()
        if (root / name).suffix in (".py", ".md", ".yaml", ".toml", ".txt") and (root / name).is_file()
        if machine.search((root / name).read_text("utf-8"))
    ]
    assert named == []
