"""Order, overlap, quotations, mutes and fixes."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engines import Desk, build
from newslint.formats import read
from newslint.linter import Linter, apart, fixed
from newslint.rule import Rule
from newslint.session import Session
from newslint.text import Document
from tests.test_engines import rule

REIGN = rule("{kind: phrase, swap: {free reign: free rein}}", "words/free-reign")
LOUD = rule("{kind: phrase, find: [reign of terror]}", "words/terror")
MUTES = rule("{kind: mute}", "newslint/unused-mute")


def linter(*rules: Rule, everything: bool = True) -> Linter:
    return Linter(rules, build(rules, Desk()), everything=everything)


def reported(source: str, *rules: Rule, form: str = "text") -> list[tuple[str, str]]:
    """The rule and the text of each issue."""
    document = read(source, form=form)
    issues, faults = linter(*(rules or (REIGN, MUTES))).check(document)
    assert not faults
    return [(issue.rule.id, source[slice(*issue.span)]) for issue in issues]


def test_overlapping_issues_leave_the_louder_the_safe_the_longer() -> None:
    assert reported("A free reign of terror.", REIGN, LOUD) == [("words/free-reign", "free reign")]
    quiet = Rule(**{**REIGN.__dict__, "severity": "suggestion", "safe": False})
    assert reported("A free reign of terror.", quiet, LOUD) == [("words/terror", "reign of terror")]
    unsafe = Rule(**{**REIGN.__dict__, "safe": False})
    assert reported("A free reign of terror.", unsafe, LOUD) == [("words/terror", "reign of terror")]


def test_quotations_are_left_alone_unless_the_rule_says_so() -> None:
    heard = Rule(**{**REIGN.__dict__, "in_quotes": False})
    text = "“Free reign,” she said. A free reign."
    assert reported(text, heard) == [("words/free-reign", "free reign")]
    assert reported(text, REIGN) == [("words/free-reign", "Free reign"), ("words/free-reign", "free reign")]
    document = read(text)
    assert [issue.safe for issue in linter(REIGN).check(document)[0]] == [False, True]


BAD = "They had free reign."
MUTE_CASES = [
    (f"<!-- newslint: ignore-next-line -->\n{BAD}\n\n{BAD}", [1]),
    (f"<!-- newslint: ignore-next-line words/free-reign -->\n{BAD}", []),
    (f"<!-- newslint: ignore-next-line words -- the mayor likes it -->\n{BAD}", []),
    (f"{BAD}\n\n<!-- newslint: ignore-file words/free-reign -->\n\n{BAD}", []),
    (f"<!-- newslint: ignore-start words -->\n\n{BAD}\n\n{BAD}\n\n<!-- newslint: ignore-end -->\n\n{BAD}", [2]),
    (f"<!-- newslint: ignore-block words -->\n\n{BAD}\n{BAD}\n\n{BAD}", None),
]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
@pytest.mark.parametrize(("source", "left"), MUTE_CASES)
def test_mutes(form: str, source: str, left: list[int] | None) -> None:
    if form == "html":
        source = "\n".join(f"<p>{line}</p>" if line == BAD else line for line in source.split("\n"))
    found = reported(source, form=form)
    assert [identity for identity, _ in found if identity != "words/free-reign"] == []
    starts = [
        number for number, place in enumerate(_places(source, "free reign")) if place in _reported_places(source, form)
    ]
    if left is None:
        left = [2] if form == "markdown" else [1, 2]
    assert starts == left


def _places(source: str, part: str) -> list[int]:
    places, at = [], source.find(part)
    while at >= 0:
        places.append(at)
        at = source.find(part, at + 1)
    return places


def _reported_places(source: str, form: str) -> list[int]:
    return [issue.span.start for issue in linter(REIGN, MUTES).check(read(source, form=form))[0]]


@pytest.mark.parametrize("form", ["text", "markdown", "html"])
def test_a_mute_on_the_line_itself(form: str) -> None:
    source = f"{BAD} <!-- newslint: ignore-line words/free-reign -->"
    assert reported(source, form=form) == []


def test_mutes_without_need_are_reported() -> None:
    comment = "<!-- newslint: ignore-next-line words/free-reign -->"
    assert reported(f"{comment}\nAll is well.") == [("newslint/unused-mute", comment)]
    unknown = "<!-- newslint: ignroe-file -->"
    assert reported(f"{unknown}\nAll is well.") == [("newslint/unused-mute", unknown)]
    # A rule that did not run is no reason to call its mute unused; nor is a run of some rules only.
    assert reported("<!-- newslint: ignore-file names/kiev -->\nAll is well.") == []
    document = read("<!-- newslint: ignore-file -->\nAll is well.")
    assert linter(REIGN, MUTES, everything=False).check(document)[0] == []


def test_fix_applies_what_is_safe_and_nothing_else() -> None:
    source = "They had free reign. “Free reign,” she said. A free *reign* and a free\nreign."
    document = read(source, form="markdown")
    after, count, _ = linter(REIGN).fix(document, lambda changed: read(changed, form="markdown"))
    assert after.source == "They had free rein. “Free reign,” she said. A free *reign* and a free rein."
    assert count == 2


def test_fixes_that_chase_each_other_end() -> None:
    there = rule("{kind: phrase, swap: {aa: bb}}", "test/there")
    back = rule("{kind: phrase, swap: {bb: aa}}", "test/back")
    document = read("aa and bb")
    after, _, _ = linter(there, back).fix(document, read)
    assert after.source in ("aa and bb", "bb and aa")


PIECES = st.lists(
    st.sampled_from(
        ["free reign", "over a 100 years", "the the", "word", "“", "”", ".", "\n\n", "12 noon", "😀", "it’s own", "<b>"]
    ),
    max_size=12,
)


@given(pieces=PIECES, form=st.sampled_from(["text", "markdown", "html"]))
def test_fix_is_idempotent_and_issues_never_overlap(session: Session, pieces: list[str], form: str) -> None:
    def again(source: str) -> Document:
        return read(source, form=form)

    document = again(" ".join(pieces))
    all_rules = session.linter_of_style("ap")
    issues, faults = all_rules.check(document)
    assert not faults
    assert all(one.span.end <= other.span.start for one, other in pairwise(issues))
    once = all_rules.fix(document, again)[0]
    assert all_rules.fix(once, again)[0].source == once.source


def test_apart_and_fixed_work_on_what_they_get() -> None:
    document = read("free reign, free reign")
    issues = linter(REIGN).check(document)[0]
    assert apart([*issues, *issues]) == issues
    assert fixed(document.source, issues) == "free rein, free rein"
