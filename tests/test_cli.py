"""The command as its users call it: what it prints and how it exits."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.test_config import RULE, write

ARTICLE = "Rain fell.\n\nThe council met in june to talk.\n"


def newslint(*arguments: str, cwd: Path, stdin: bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "newslint", *arguments],
        cwd=cwd,
        input=stdin,
        capture_output=True,
        env={**os.environ, "PYTHONIOENCODING": "utf-8", **env},
        check=False,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_check_prints_the_issue_and_exits_1(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ARTICLE)
    done = newslint("check", "--no-languagetool", "a.txt", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr == ""
    assert done.stdout == (
        "a.txt:3:20 error capitals/months\n"
        "    The council met in june to talk.\n"
        "                       ^^^^\n"
        "  Write “June” with a capital: it is the name of a month.\n"
        "  fix: June\n\n"
        "1 article: 1 error\n"
    )


@pytest.mark.parametrize(
    ("options", "code"),
    [
        ([], 1),
        (["--ignore", "capitals"], 0),
        (["--select", "capitals/months,numbers"], 1),
        (["--select", "numbers"], 0),
        (["--fail-on", "suggestion"], 1),
        (["--style", "uk"], 1),
        (["--style", "us"], 2),
        (["--select", "capitals/moths"], 2),
        (["--config", "none.yaml"], 2),
    ],
)
def test_options(tmp_path: Path, options: list[str], code: int) -> None:
    write(tmp_path, "a.txt", ARTICLE)
    done = newslint("check", "--no-languagetool", "a.txt", *options, cwd=tmp_path)
    assert done.returncode == code, done.stdout + done.stderr
    assert (done.stderr.count("\n") == 1) == (code == 2)
    assert "Traceback" not in done.stderr


def test_standard_input(tmp_path: Path) -> None:
    done = newslint(
        "check",
        "--no-languagetool",
        "--format",
        "json",
        "--stdin-filename",
        "x.md",
        "-",
        cwd=tmp_path,
        stdin=b"We *met* in june.",
    )
    report = json.loads(done.stdout)
    assert [(issue["path"], issue["text"], issue["offset"]) for issue in report["issues"]] == [("x.md", "june", 12)]
    fixed = newslint("fix", "--no-languagetool", "-", cwd=tmp_path, stdin=b"We met in june.\r\n")
    assert fixed.stdout == "We met in June.\r\n"


def test_folders_globs_and_gitignore(tmp_path: Path) -> None:
    for name in (
        "a.md",
        "b.txt",
        "c.html",
        "d.py",
        "drafts/e.md",
        "out/f.md",
        "deep/er/g.markdown",
        "node_modules/h.md",
    ):
        write(tmp_path, name, "Met in june.")
    write(tmp_path, ".gitignore", "out/\n")
    write(tmp_path, "drafts/.gitignore", "*\n")
    write(tmp_path, "newslint.yaml", "exclude: ['c.*']\n")

    def files(*paths: str) -> list[str]:
        done = newslint("check", "--no-languagetool", "--format", "json", *paths, cwd=tmp_path)
        return [issue["path"] for issue in json.loads(done.stdout)["issues"]]

    assert files(".") == ["a.md", "b.txt", "deep/er/g.markdown"]
    assert files() == ["a.md", "b.txt", "deep/er/g.markdown"]
    assert files("*.md", "a.md", "out/f.md") == ["a.md", "out/f.md"]
    assert files("**/*.md")[:1] == ["a.md"]
    assert files("c.html") == []


def test_output_to_a_file_is_whole_or_not_at_all(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ARTICLE)
    done = newslint("check", "--no-languagetool", "--format", "json", "--output", "report.json", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (1, "")
    assert json.loads((tmp_path / "report.json").read_text())["files"] == 1
    refused = newslint("check", "--no-languagetool", "--output", "no/such/report.json", "a.txt", cwd=tmp_path)
    assert refused.returncode == 2
    assert (
        refused.stderr
        == "newslint: no/such/report.json: cannot be written (No such file or directory); nothing was changed\n"
    )


BAD_INPUTS = [
    ("missing.txt", None, "there is no such file or folder; check the path"),
    ("binary.txt", b"abc\0def", "is not a text (it holds a NUL byte); exclude it or export it as text"),
    ("latin.txt", "Café\nin june".encode("latin-1"), "line 1, byte 4 is not UTF-8; save the file as UTF-8"),
    ("wide.txt", "June".encode("utf-16"), "is UTF-16; save it as UTF-8"),
    ("long.txt", b"x" * 20_000_000, "is 20.0 MB; newslint checks articles up to 2 MB: split or exclude it"),
]


@pytest.mark.parametrize(("name", "content", "said"), BAD_INPUTS)
def test_a_bad_file_is_one_sentence_and_hides_no_other(
    tmp_path: Path, name: str, content: bytes | None, said: str
) -> None:
    write(tmp_path, "a.txt", ARTICLE)
    if content is not None:
        (tmp_path / name).write_bytes(content)
    done = newslint("check", "--no-languagetool", "--format", "json", name, "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert done.stderr == f"newslint: {name}: {said}\n"
    report = json.loads(done.stdout)
    assert [issue["path"] for issue in report["issues"]] == ["a.txt"]
    assert report["errors"] == [{"path": name, "line": None, "column": None, "message": said}]


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ARTICLE).chmod(0)
    done = newslint("check", "--no-languagetool", "a.txt", cwd=tmp_path)
    assert (done.returncode, done.stderr.startswith("newslint: a.txt: cannot be read")) == (2, True)


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf", b"\n\n", b" "])
def test_an_empty_article_is_clean(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "a.md").write_bytes(content)
    done = newslint("check", "--no-languagetool", "a.md", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "1 article: nothing to report\n", "")


def test_a_byte_order_mark_counts_nowhere(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + b"in june\r\n")
    done = newslint("check", "--no-languagetool", "--format", "json", "a.txt", cwd=tmp_path)
    (issue,) = json.loads(done.stdout)["issues"]
    assert (issue["offset"], issue["line"], issue["column"]) == (3, 1, 4)
    assert newslint("fix", "--no-languagetool", "a.txt", cwd=tmp_path).stdout == "a.txt: 1 fixed\n"
    assert (tmp_path / "a.txt").read_bytes() == b"\xef\xbb\xbf" + b"in June\r\n"


def test_bad_rules_are_all_told_and_the_good_ones_run(tmp_path: Path) -> None:
    write(tmp_path, "house/house/sprockets.yaml", RULE)
    write(tmp_path, "house/house/a.yaml", RULE.replace("why:", "wy:").replace("house/sprockets", "house/a"))
    write(tmp_path, "house/house/b.yaml", "id: [")
    write(tmp_path, "newslint.yaml", "rules: [house]\n")
    write(tmp_path, "a.txt", "Buy sprokets now.")
    done = newslint("check", "--no-languagetool", "--format", "json", "a.txt", cwd=tmp_path)
    assert done.returncode == 2
    assert [line.split(": ")[1] for line in done.stderr.splitlines()] == [
        "house/house/a.yaml:1:1",
        "house/house/b.yaml:2:1",
    ]
    assert [issue["rule"] for issue in json.loads(done.stdout)["issues"]] == ["house/sprockets"]
    listed = newslint("rules", "--format", "json", cwd=tmp_path)
    assert listed.returncode == 2
    assert "house/sprockets" in [rule["id"] for rule in json.loads(listed.stdout)["rules"]]
    tested = newslint("test", "--no-languagetool", "house", cwd=tmp_path)
    assert (tested.returncode, tested.stdout) == (2, "1 rules, 4 examples, none failed\n")


def test_test_says_which_example_fails(tmp_path: Path) -> None:
    write(
        tmp_path,
        "house/house/sprockets.yaml",
        RULE.replace("fix: Buy our sprockets today.", "fix: Buy our socks today."),
    )
    done = newslint("test", "--no-languagetool", "house", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stdout.startswith(
        "house/house/sprockets.yaml:9:10: house/sprockets: the fix is 'Buy our sprockets today.', not"
    )


def test_a_new_rule_passes_its_own_examples(tmp_path: Path) -> None:
    done = newslint("new", "house/free-lunch", cwd=tmp_path)
    assert done.returncode == 0
    assert newslint("test", "--no-languagetool", "rules", cwd=tmp_path).stdout == "1 rules, 4 examples, none failed\n"
    again = newslint("new", "house/free-lunch", cwd=tmp_path)
    assert again.returncode == 2
    assert "is there already" in again.stderr
    assert newslint("new", "Free Lunch", cwd=tmp_path).returncode == 2


def test_explain(tmp_path: Path) -> None:
    done = newslint("explain", "capitals/months", cwd=tmp_path)
    assert done.returncode == 0
    assert "Source: " in done.stdout
    unknown = newslint("explain", "capitals/moths", cwd=tmp_path)
    assert unknown.returncode == 2
    assert unknown.stderr == "newslint: no rule is called “capitals/moths” (did you mean “capitals/months”?)\n"


def test_fix_and_diff(tmp_path: Path) -> None:
    article = write(tmp_path, "a.txt", ARTICLE)
    shown = newslint("fix", "--no-languagetool", "--diff", "a.txt", cwd=tmp_path)
    assert shown.returncode == 1
    assert "+The council met in June to talk." in shown.stdout
    assert article.read_text() == ARTICLE
    assert newslint("fix", "--no-languagetool", "a.txt", cwd=tmp_path).returncode == 0
    assert article.read_text() == ARTICLE.replace("june", "June")
    assert newslint("fix", "--no-languagetool", "--diff", "a.txt", cwd=tmp_path).returncode == 0


def test_a_terminal_gets_colour_and_a_pipe_does_not(tmp_path: Path) -> None:
    pty = pytest.importorskip("pty")
    write(tmp_path, "a.txt", ARTICLE)
    master, slave = pty.openpty()
    command = [sys.executable, "-m", "newslint", "check", "--no-languagetool", "a.txt"]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=slave, stderr=subprocess.PIPE)
    os.close(slave)
    seen = b""
    while True:
        try:
            chunk = os.read(master, 4096)
        except OSError:
            break
        seen += chunk
    process.communicate()
    assert b"\x1b[31m" in seen
    assert "\x1b" not in newslint("check", "--no-languagetool", "a.txt", cwd=tmp_path).stdout


@pytest.mark.skipif(os.name == "nt", reason="no SIGINT to send")
def test_ctrl_c_is_one_sentence(tmp_path: Path) -> None:
    for number in range(400):
        write(tmp_path, f"{number}.txt", ARTICLE * 40)
    command = [sys.executable, "-m", "newslint", "check", "--no-languagetool", "."]
    process = subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, said = process.communicate(timeout=20)
    assert (process.returncode, said) == (130, "newslint: interrupted; nothing was left half-done\n")


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", ARTICLE * 3000)
    command = f"{sys.executable} -m newslint check --no-languagetool a.txt | head -1"
    done = subprocess.run(command, shell=True, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert "Traceback" not in done.stderr
    assert "rror" not in done.stderr
