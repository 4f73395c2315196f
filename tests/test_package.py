"""Wheel, sdist, install from git, editable install: each finds its rules."""

import json
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    done = subprocess.run([str(word) for word in command], cwd=cwd, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-2000:] + done.stderr[-2000:]
    return done.stdout


@pytest.fixture(scope="module")
def repository(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A git repository with what would be committed now."""
    copy = tmp_path_factory.mktemp("repository")
    tracked = subprocess.run(
        ["git", "ls-files", "-co", "--exclude-standard"], cwd=root, capture_output=True, text=True, check=False
    )
    if tracked.returncode:
        pytest.skip("not a git checkout")
    for name in tracked.stdout.splitlines():
        if (root / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            (copy / name).write_bytes((root / name).read_bytes())
    run("git", "init", "-q", "-b", "main", cwd=copy)
    run("git", "add", "-A", cwd=copy)
    run("git", "-c", "user.name=t", "-c", "user.email=t@example.org", "commit", "-qm", "all", cwd=copy)
    return copy


@pytest.mark.parametrize("how", ["wheel", "sdist", "git", "editable"])
def test_every_way_of_installing_finds_the_rules(root: Path, repository: Path, tmp_path: Path, how: str) -> None:
    # The dependencies are those of this environment: what is tested is where the rules go.
    venv.create(tmp_path / "venv", with_pip=True, system_site_packages=False)
    python = tmp_path / "venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    site = subprocess.run(
        [sys.executable, "-c", "import yaml; print(yaml.__path__[0])"], capture_output=True, text=True, check=True
    ).stdout
    extra = Path(site.strip()).parent
    if how in ("wheel", "sdist"):
        run(
            sys.executable,
            "-m",
            "build",
            "--no-isolation",
            f"--{how}",
            "--outdir",
            tmp_path / "dist",
            repository,
            cwd=tmp_path,
        )
        target = [str(next((tmp_path / "dist").iterdir()))]
    else:
        target = ["--editable", str(repository)] if how == "editable" else [f"git+file://{repository}"]
    run(python, "-m", "pip", "install", "-q", "--no-deps", *target, cwd=tmp_path)
    code = f"import sys; sys.path.append({str(extra)!r}); from newslint.cli import main; main(['rules', '--format', 'json'])"
    installed = json.loads(run(python, "-c", code, cwd=tmp_path))["rules"]
    here = json.loads(run(sys.executable, "-m", "newslint", "rules", "--format", "json", cwd=root))["rules"]
    assert [rule["id"] for rule in installed] == [rule["id"] for rule in here]
    code = code.replace("['rules', '--format', 'json']", "['check', '--no-languagetool', '--style', 'uk', 'a.txt']")
    (tmp_path / "a.txt").write_text("Rain fell.")
    assert run(python, "-c", code, cwd=tmp_path) == "1 article: nothing to report\n"


def test_pre_commit_runs_both_hooks_on_a_repository_of_articles(repository: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "a.md").write_text("We met in june.\n")
    (articles / "b.py").write_text("june = 1\n")
    (articles / "newslint.yaml").write_text("languagetool: false\n")
    config = f"repos:\n- repo: {repository}\n  rev: main\n  hooks: [{{id: newslint-fix}}, {{id: newslint}}]\n"
    (articles / ".pre-commit-config.yaml").write_text(config)
    run("git", "init", "-q", cwd=articles)
    run("git", "add", "-A", cwd=articles)
    env = {**os.environ, "PRE_COMMIT_HOME": str(tmp_path / "cache")}
    # The manifest's extra (a Java runtime of 100 MB) is not what is tested here.
    manifest = repository / ".pre-commit-hooks.yaml"
    run(sys.executable, "-m", "pre_commit", "validate-manifest", manifest, cwd=articles)

    def hook() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "pre_commit", "run", "--all-files", "--verbose"]
        return subprocess.run(command, cwd=articles, capture_output=True, text=True, env=env, check=False)

    first = hook()
    assert first.returncode == 1, first.stdout + first.stderr
    assert "a.md: 1 fixed" in first.stdout, first.stdout
    assert (articles / "a.md").read_text() == "We met in June.\n"
    (articles / "a.md").write_text("We met in June in over a 100 years.\n")
    run("git", "add", "-A", cwd=articles)
    second = hook()
    assert "1 article: nothing to report" not in second.stdout
    (articles / "a.md").write_text("“We met in june,” he said.\n")
    run("git", "add", "-A", cwd=articles)
    third = hook()
    assert third.returncode == 1
    assert "a.md:1:12 error capitals/months" in third.stdout, third.stdout
    (articles / "a.md").write_text("We met in June.\n")
    run("git", "add", "-A", cwd=articles)
    assert hook().returncode == 0
