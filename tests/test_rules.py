"""Every rule's examples, in all disguises, against all rules."""

import pytest

from newslint.engines import PROOFREAD, readers
from newslint.engines.languagetool import Parameters as Adopted
from newslint.engines.literals import LiteralIndex, Needs, fold, needed
from newslint.engines.pattern import Parameters as Pattern
from newslint.engines.phrase import Parameters as Phrases
from newslint.examples import failures
from newslint.formats import read
from newslint.rule import Rule, load
from newslint.session import Session
from newslint.styles import rules_folder

RULES, ERRORS = load(rules_folder(), readers())
OWN = [rule for rule in RULES if rule.kind not in PROOFREAD]
ASKING = [rule for rule in RULES if rule.kind in PROOFREAD]


def test_all_rule_files_load() -> None:
    assert [str(error) for error in ERRORS] == []
    assert len(OWN) >= 60


@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_examples(session: Session, rule: Rule) -> None:
    assert [str(failure) for failure in failures([rule], session.linter_of_style, proofreading=False)] == []


@pytest.mark.languagetool
@pytest.mark.parametrize("rule", ASKING, ids=lambda rule: rule.id)
def test_examples_of_adopted_rules(proofreading: Session, rule: Rule) -> None:
    assert [str(failure) for failure in failures([rule], proofreading.linter_of_style, proofreading=True)] == []


@pytest.mark.languagetool
@pytest.mark.parametrize("rule", OWN, ids=lambda rule: rule.id)
def test_languagetool_is_silent_on_good_examples(proofreading: Session, rule: Rule) -> None:
    found = failures([rule], proofreading.linter_of_style, proofreading=True, disguised=False)
    assert [str(failure) for failure in found] == []


def test_the_index_rules_out_no_match() -> None:
    patterns = [rule.parameters for rule in OWN if isinstance(rule.parameters, Pattern)]
    index = LiteralIndex([pattern.needs for pattern in patterns])
    texts = {block.plain for rule in OWN for example in rule.examples for block in read(example.text).blocks}
    for plain in sorted(texts):
        candidates = set(index.candidates(fold(plain)))
        missed = [
            each.find for number, each in enumerate(patterns) if number not in candidates and each.found.search(plain)
        ]
        assert missed == []


@pytest.mark.parametrize(
    ("pattern", "needs"),
    [
        ("over an? ([0-9]+) years", (("over a",), (" years",), (" ",))),
        ("(?:ab|cde)x+", (("ab", "cde"), ("x",))),
        ("(?<here>its) (?:war|own)?", (("its",), (" ",))),
        ("a*b?", ()),
        ("(?:ab|c*)", ()),
        ("(?!not)this", (("this",),)),
        ("[ab]c", (("c",),)),
        (r"\p{Lu}x+(?i:ABC)", (("abc",), ("x",))),
        ("(", ()),
        ("İſK", (("isk",),)),
    ],
)
def test_what_a_pattern_needs(pattern: str, needs: Needs) -> None:
    assert needed(pattern) == needs


def test_no_wording_is_wrong_in_one_rule_and_recommended_in_another() -> None:
    wrong: dict[str, Rule] = {}
    for rule in OWN:
        if isinstance(rule.parameters, Phrases):
            wrong |= {wording.text.lower(): rule for wording in rule.parameters.wordings if not wording.exact}
    houses = ("ap", "uk")
    clashes = [
        (rule.id, wrong[use.lower()].id, use)
        for rule in OWN
        if isinstance(rule.parameters, Phrases)
        for wording in rule.parameters.wordings
        for use in wording.uses
        if use.lower() in wrong and {rule.id.split("/")[0], wrong[use.lower()].id.split("/")[0]} != set(houses)
    ]
    assert clashes == []


def test_a_rule_of_languagetool_is_adopted_once() -> None:
    adopted = [
        identity for rule in ASKING if isinstance(rule.parameters, Adopted) for identity in rule.parameters.rules
    ]
    assert sorted(adopted) == sorted(set(adopted))


def test_ids_read_well_after_ignore() -> None:
    assert [rule.id for rule in RULES if rule.id.rpartition("/")[2].startswith(("no-", "avoid-", "dont-"))] == []
