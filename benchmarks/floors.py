"""Measure newslint with the acceptance script and fail when a figure falls below its floor.

usage: floors.py MEASURE.PY [PART ...]

Prints every figure beside its floor from floors.yaml; a floor is raised in the commit that raises the figure.
"""

import re
import subprocess
import sys
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
NEWSLINT = Path(sys.executable).parent / "newslint"

# Figure to the expression that finds it in the script's output (its first group).
FIGURES = {
    "article": {
        "must": r"must (\d+) of",
        "should": r"should (\d+) of",
        "traps": r"traps (\d+) hit",
        "unlisted": r"(  unlisted: )",
    },
    "sentences": {
        "found": r"sentences: \d+ errors, found ([\d.]+)%",
        "fixed": r"sentences: .* fixed ([\d.]+)%",
        "clean_with_alarm": r"with a false alarm \(([\d.]+)%\)",
    },
    "articles": {
        "local_found": r"articles, local: .* found ([\d.]+)%",
        "local_fixed": r"articles, local: .* fixed ([\d.]+)%",
        "whole_found": r"articles, whole: .* found ([\d.]+)%",
    },
    "injected": {
        "precision": r"first-suggestion precision ([\d.]+)",
        "recall": r"recall ([\d.]+)",
        "f05": r"F0.5 ([\d.]+)",
    },
    "noise": {"per_1000_words": r"news, ([\d.]+) per 1,000"},
}


def measure(script: str, part: str) -> dict[str, float]:
    """The figures of one part. A figure with no number in its group is counted."""
    command = [sys.executable, script, "--newslint", str(NEWSLINT), part]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"measuring {part} failed: {done.stderr[-2000:]}")
    figures = {}
    for name, expression in FIGURES[part].items():
        found = re.findall(expression, done.stdout)
        counted = name == "unlisted"
        figures[name] = float(len(found)) if counted else float(found[0])
    return figures


def main(script: str, parts: list[str]) -> None:
    floors = yaml.safe_load((HERE / "floors.yaml").read_text("utf-8"))
    failed = False
    for part in parts or FIGURES:
        for name, value in measure(script, part).items():
            bounds = floors.get(part, {}).get(name, {})
            low, high = bounds.get("at_least", float("-inf")), bounds.get("at_most", float("inf"))
            holds = low <= value <= high
            failed |= not holds
            floor = " and ".join(f"{word.replace('_', ' ')} {number}" for word, number in bounds.items()) or "no floor"
            print(f"{'ok  ' if holds else 'FAIL'} {part}.{name}: {value:g} ({floor})", flush=True)
    sys.exit(int(failed))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(sys.argv[1], sys.argv[2:])
