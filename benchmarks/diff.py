"""Issues gained and lost between two commits on a set of articles: read it before a rule change is merged.

usage: diff.py BASE HEAD PATH... [-- OPTION...]

Each commit is checked out into a folder of its own and run with the Python of this environment. `HEAD` may be
`.` for the working tree. Options after `--` go to `newslint check` (such as --no-languagetool --style uk).
"""

import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Found = dict[tuple[str, str, int], str]


def issues(tree: Path, paths: list[str], options: list[str]) -> Found:
    """(rule, path, offset) to the text found, for one version of newslint."""
    command = [sys.executable, "-m", "newslint", "check", "--format", "json", *options, *paths]
    done = subprocess.run(
        command, capture_output=True, text=True, env={**os.environ, "PYTHONPATH": str(tree)}, check=False
    )
    if done.returncode not in (0, 1):
        sys.exit(f"newslint of {tree} failed: {done.stderr}")
    return {
        (issue["rule"], issue["path"], issue["offset"]): issue["text"] for issue in json.loads(done.stdout)["issues"]
    }


def version(commit: str, folder: Path, paths: list[str], options: list[str]) -> Found:
    if commit == ".":
        return issues(ROOT, paths, options)
    tree = folder / commit.replace("/", "-")
    subprocess.run(["git", "worktree", "add", "--detach", "--quiet", str(tree), commit], cwd=ROOT, check=True)
    try:
        return issues(tree, paths, options)
    finally:
        subprocess.run(["git", "worktree", "remove", "--force", str(tree)], cwd=ROOT, check=True)


def main(arguments: list[str]) -> None:
    options = arguments[arguments.index("--") + 1 :] if "--" in arguments else []
    base, head, *paths = arguments[: arguments.index("--")] if "--" in arguments else arguments
    with tempfile.TemporaryDirectory() as folder:
        before, after = (version(commit, Path(folder), paths, options) for commit in (base, head))
    for sign, gone, left in (("-", before, after), ("+", after, before)):
        different = {key: text for key, text in gone.items() if key not in left}
        for rule, count in sorted(Counter(rule for rule, _, _ in different).items()):
            print(f"{sign}{count} {rule}")
            for (name, path, offset), text in different.items():
                if name == rule:
                    print(f"    {Path(path).name}:{offset}: {text!r}")
    print(f"{len(before)} issues before, {len(after)} after")


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    main(sys.argv[1:])
