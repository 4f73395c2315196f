"""Each kind on its own: text in, what is found and suggested out."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newslint.engines import Desk, Fault, build, readers
from newslint.fields import Fields, Value, read_yaml
from newslint.formats import read
from newslint.issue import Issue
from newslint.rule import Rule


def rule(yaml: str, identity: str = "test/rule") -> Rule:
    """A rule of the kind and parameters given, without examples."""
    value = read_yaml(yaml, "test.yaml")
    assert isinstance(value, Value)
    fields = Fields(value)
    kind = fields.text("kind")
    return Rule(
        identity, kind, "{found}: {use}", "w", "s", "error", True, True, readers()[kind](fields), (), value.place
    )


def found(yaml: str, text: str, form: str = "text") -> list[tuple[str, list[str]]]:
    """What a rule reports in a text, and what it suggests."""
    document = read(text, form=form)
    (engine,) = build([rule(yaml)], Desk())
    issues = [issue for issue in engine.check(document) if isinstance(issue, Issue)]
    return [(text[slice(*issue.span)], list(issue.suggestions)) for issue in issues]


SWAP = "kind: phrase\nswap: {free reign: free rein, it's own: its own, kiev: Kyiv, advance planning: planning, quite literally: ''}\nunless: [chicken kiev]"


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("They had free reign.", [("free reign", ["free rein"])]),
        ("Free reign it was.", [("Free reign", ["Free rein"])]),
        ("A Free Reign for All", [("Free Reign", ["Free Rein"])]),
        ("THEY HAD FREE REIGN", [("FREE REIGN", ["FREE REIN"])]),
        ("free  reign", [("free  reign", ["free rein"])]),
        ("free\u00a0reign", [("free\u00a0reign", ["free rein"])]),
        ("carefree reign, free reigns", []),
        ("on it’s own", [("it’s own", ["its own"])]),
        ("on it's own", [("it's own", ["its own"])]),
        ("in Kiev’s parks", [("Kiev", ["Kyiv"])]),
        ("IN KIEV AT LAST", [("KIEV", ["KYIV"])]),
        ("a chicken Kiev dinner", []),
        ("Advance planning helps.", [("Advance planning", ["Planning"])]),
        ("He quite literally ran.", [(" quite literally", [""])]),
        ("free reign and free reign", [("free reign", ["free rein"]), ("free reign", ["free rein"])]),
        ("İstanbul had free reign", [("free reign", ["free rein"])]),
    ],
)
def test_phrase(text: str, issues: list[tuple[str, list[str]]]) -> None:
    assert found(SWAP, text) == issues


def test_phrase_matches_across_line_breaks_and_markup() -> None:
    assert found(SWAP, "They had free\nreign of it.", "markdown") == [("free\nreign", ["free rein"])]
    assert found(SWAP, "They had *free* reign.", "markdown") == [("free* reign", ["free rein"])]
    assert found(SWAP, "<p>They had free\r\n  reign.", "html") == [("free\r\n  reign", ["free rein"])]


def test_exact_phrases_mind_their_case() -> None:
    exact = "kind: phrase\ncase: exact\nswap: {june: June}"
    assert found(exact, "in june or June") == [("june", ["June"])]
    assert found(exact, "IT OPENS IN JUNE") == []


WORDS = st.lists(
    st.sampled_from(["free", "reign", "Free", "REIGN", "it's", "it’s", "own", "İ", "ſ", "é", "😀", "-", ",", "\u00a0"]),
    max_size=14,
)


@given(words=WORDS)
def test_the_index_finds_what_one_expression_per_wording_finds(words: list[str]) -> None:
    text = " ".join(words)
    document = read(text)
    (engine,) = build([rule("kind: phrase\nfind: [free reign, it's own]")], Desk())
    indexed = [issue.span for issue in engine.check(document) if isinstance(issue, Issue)]
    slow = re.compile(r"(?<!\w)(?:free\s+reign|it's\s+own)(?!\w)", re.IGNORECASE)
    assert indexed == [block.locate(*match.span()) for block in document.blocks for match in slow.finditer(block.plain)]


@pytest.mark.parametrize(
    ("yaml", "text", "issues"),
    [
        (r"{kind: pattern, find: 'over a (?<here>a |)(\d+) years'}", "over a 9 years", []),
        (r"{kind: pattern, find: '(?<here>an? (\d+)) years', replace: '\2'}", "in a 100 years", [("a 100", ["100"])]),
        (
            r"{kind: pattern, find: 'colou?r', replace: [hue, tint]}",
            "Colour and color",
            [("Colour", ["Hue", "Tint"]), ("color", ["hue", "tint"])],
        ),
        (r"{kind: pattern, find: 'it''s war', replace: its war}", "in it’s war", [("it’s war", ["its war"])]),
        (r"{kind: pattern, find: 'b+', unless: 'ab+a'}", "abba bb", [("bb", [])]),
        (
            r"{kind: pattern, find: 'Nuclear (?=[a-z])', replace: 'nuclear ', case: exact}",
            "a Nuclear act, NUCLEAR act",
            [("Nuclear ", ["nuclear "])],
        ),
        (r"{kind: pattern, find: (?<=\w )NUCLEAR, case: exact}", "THE NUCLEAR ACT", []),
        ("{kind: pattern, find: '\"\\.', replace: '.\"'}", "“So”. He", [("”.", [".”"])]),
    ],
)
def test_pattern(yaml: str, text: str, issues: list[tuple[str, list[str]]]) -> None:
    assert found(yaml, text) == issues


def test_a_pattern_that_never_ends_is_cut_off_and_named() -> None:
    slow = rule(r"{kind: pattern, find: '(\w+\s?)+$(?<=z!)'}", "test/slow")
    quick = rule("{kind: pattern, find: aa}", "test/quick")
    (engine,) = build([slow, quick], Desk())
    results = list(engine.check(read("aa " * 4000 + "!")))
    assert [fault.message.split(" (")[0] for fault in results if isinstance(fault, Fault)] == ["rule test/slow"]
    assert sum(isinstance(issue, Issue) for issue in results) == 4000


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("He left the the house.", [("the the", ["the"])]),
        ("The The end came.", [("The The", ["The"])]),
        ("to\n to", [("to\n to", ["to"])]),
        ("They had had enough.", []),
        ("Duran Duran played.", []),
        ("In 10 10 of 12 fell.", []),
        ("No, no, no.", []),
        ("run run run", []),
        ("a well-to-do to-do", []),
        ("IN THE THE HOUSE", [("THE THE", ["THE"])]),
        ("He said so. So it was.", []),
    ],
)
def test_repetition(text: str, issues: list[tuple[str, list[str]]]) -> None:
    assert found("{kind: repetition, except: [had]}", text, "markdown") == issues


@pytest.mark.parametrize(
    ("text", "issues"),
    [
        ("Will it hold? or will it fall?", [("or", ["Or"])]),
        ("It held. then it fell.", [("then", ["Then"])]),
        ("“Will it hold?” he asked.", []),
        ("Yes! iPhone sales rose.", []),
        ("Does it? eBay said so.", []),
        ("She works at Yahoo! in Ohio.", []),
        ("Apex Inc. said so.", []),
        ("It held.\n\nthen it fell for good.", [("then", ["Then"])]),
        ("It held:\n\nthen it fell for good.", []),
        ("It held.\n\nann: but it fell for good.", []),
        ("It held.\n\nby Ann Porter", []),
        ("See example.org. it", []),
        ("WILL IT HOLD? OR NOT", []),
    ],
)
def test_capitalisation(text: str, issues: list[tuple[str, list[str]]]) -> None:
    assert found("{kind: capitalisation}", text) == issues


@pytest.mark.parametrize(
    ("mark", "text", "issues"),
    [
        ("brackets", "The fund (set up in 2009 is gone.", [("(", [])]),
        ("brackets", "The fund set up in 2009) is gone.", [(")", [])]),
        ("brackets", "The fund (set up [then] in 2009) is gone.", []),
        ("brackets", "First: a) this, 2) that :)", []),
        ("quotes", "He said: “It fell.", [("fell.", ["fell.”"])]),
        ("quotes", "“It fell,” he said. “It broke.", [("broke.", ["broke.”"])]),
        ("quotes", '"It fell," he said. "It broke.', [("broke.", ['broke."'])]),
        ("quotes", "“It fell.\n\n“It broke,” he said.", []),
        ("quotes", "“It fell,” he said. It broke.", []),
        ("quotes", "The workers’ union won.", []),
        ("dashes", "About 900 soldiers — including scouts are there.", [("— including scouts are", [])]),
        ("dashes", "About 900 soldiers — including scouts — are there.", []),
        ("dashes", "He met five aides — including one who is ill.", []),
        ("dashes", "He met five aides—including two from Ohio.", []),
    ],
)
def test_pairs(mark: str, text: str, issues: list[tuple[str, list[str]]]) -> None:
    assert found(f"{{kind: pairs, mark: {mark}}}", text) == issues


def test_an_unknown_parameter_value_is_refused() -> None:
    with pytest.raises(Exception, match="is not one of brackets, quotes, dashes"):
        rule("{kind: pairs, mark: commas}")


def test_every_kind_is_in_the_rule_format(root: Path) -> None:
    page = (root / "rules/README.md").read_text("utf-8")
    assert [kind for kind in readers() if f"**`{kind}`**" not in page] == []
