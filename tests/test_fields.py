"""The YAML door: exact places, nearest keys, nothing guessed."""

from pathlib import Path

import pytest

from newslint.engines import readers
from newslint.fields import FieldError, Fields, Place, Value, read_toml, read_yaml
from newslint.rule import load, without_doubles

GOOD = """\
id: words/x
kind: phrase
message: "Write “{use}”."
why: Because.
source: A book.
severity: error
swap: {frea: free}
examples:
  - bad: They were [[frea]].
    fix: They were free.
  - bad: THEY WERE [[FREA]]
    fix: THEY WERE FREE
  - good: They were free.
  - good: Nobody was.
"""


def errors_of(tmp_path: Path, source: str, name: str = "words/x.yaml") -> list[str]:
    path = tmp_path / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(source.encode() if isinstance(source, str) else source)
    _, errors = load(tmp_path, readers())
    return [str(error).removeprefix(str(tmp_path) + "/") for error in errors]


def test_a_good_rule_loads(tmp_path: Path) -> None:
    assert errors_of(tmp_path, GOOD) == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("why: Because.", "wy: Because.", "words/x.yaml:1:1: add “why”: the reason, in a sentence that teaches"),
        ("source:", "sorce: x\nsource:", "words/x.yaml:5:1: unknown key “sorce” (did you mean “source”?)"),
        ("severity: error", "severity: eror", "words/x.yaml:6:11: “eror” is not one of error, warning, suggestion (did you mean “error”?)"),
        ("kind: phrase", "kind: phrases", "words/x.yaml:2:7: “phrases” is not one of phrase,"),
        ("id: words/x", "id: words/y", "words/x.yaml:1:5: the id must be the file's path: “words/x”, not “words/y”"),
        ("why: Because.", "why: Because.\nwhy: Yes.", "words/x.yaml:5:1: “why” stands here a second time (first on line 4)"),
        ("severity: error", "severity: error\nsafe: yes", "words/x.yaml:7:7: write true or false, not “yes”"),
        ("swap: {frea: free}", "swap: [frea]", "words/x.yaml:7:7: write keys and values here, not a list"),
        ("swap: {frea: free}", "swap: {frea: free, frea: fry}", "words/x.yaml:7:20: “frea” stands here a second time"),
        ("swap: {frea: free}", "find: [frea]\nswap: {a: b}", "words/x.yaml:1:1: a phrase rule has either “swap” or “find”"),
        ("swap: {frea: free}", "swap: {'—': free}", "words/x.yaml:7:8: “—” holds no word to look for"),
        ("[[frea]]", "frea", "words/x.yaml:9:10: mark the error once in [[double brackets]]"),
        ("  - good: Nobody was.\n", "", "words/x.yaml:9:3: add good examples: two at least, not 1"),
        ("message: ", "message: [", "words/x.yaml:4:1: this is not YAML"),
        ("kind: phrase", "kind: pattern\nfind: 'a(b'", "words/x.yaml:3:11: this is no regular expression: missing )"),
        ("kind: phrase", "kind: pattern\nfind: (a)\nreplace: \\2", "words/x.yaml:4:10: the pattern has no group “2”"),
        (GOOD, "", "words/x.yaml:1:1: is empty; write a rule"),
        (GOOD, "- a\n- b", "words/x.yaml:1:3: write keys and values here, not a text"),
    ],
)  # fmt: skip
def test_wrong_rules_say_where_and_what(tmp_path: Path, old: str, new: str, said: str) -> None:
    assert old in GOOD
    (first, *_) = errors_of(tmp_path, GOOD.replace(old, new, 1))
    assert first.startswith(said)


def test_one_bad_rule_hides_no_good_one(tmp_path: Path) -> None:
    (tmp_path / "words").mkdir()
    (tmp_path / "words/x.yaml").write_text(GOOD)
    (tmp_path / "words/a.yaml").write_text("id: [")
    (tmp_path / "words/b.yaml").write_bytes(b"\xff\xfe")
    two = "\n".join("  " + line for line in GOOD.splitlines())
    listed = (
        f"-{two[1:].replace('words/x', 'words/y')}\n-{two[1:].replace('words/x', 'words/z').replace('why', 'wy')}\n"
    )
    (tmp_path / "words/list.yaml").write_text(listed)
    rules, errors = load(tmp_path, readers())
    assert [rule.id for rule in rules] == ["words/y", "words/x"]
    assert [Path(error.place.path).name for error in errors] == ["a.yaml", "b.yaml", "list.yaml"]


def test_an_id_is_given_once(tmp_path: Path) -> None:
    assert errors_of(tmp_path, GOOD) == []
    rules, _ = load(tmp_path, readers())
    kept, errors = without_doubles([*rules, *rules])
    assert [rule.id for rule in kept] == ["words/x"]
    assert "the id “words/x” is taken" in errors[0].message


def test_toml_values_know_their_line() -> None:
    source = '[project]\nstyle = 1\n\n[tool.newslint]\nwords = ["a"]\nstile = "ap"\n\n[tool.newslint.severity]\n"words/x" = "loud"\n'
    table = {"words": ["a"], "stile": "ap", "severity": {"words/x": "loud"}}
    fields = Fields(read_toml(table, source, "p.toml", "tool.newslint"))
    assert fields.texts("words") == ("a",)
    severity = fields.get("severity")
    assert severity
    with pytest.raises(FieldError, match=r"p\.toml:9:2: “loud”"):
        Fields(severity).choice("words/x", ("error",))
    with pytest.raises(FieldError, match=r"p\.toml:6:1: unknown key “stile”"):
        fields.close()


def test_scalars_stay_as_they_are_written() -> None:
    value = read_yaml("a: no\nb: 12:30\nc: 010", "x")
    assert isinstance(value, Value)
    assert [each.text() for _, each in value.mapping().values()] == ["no", "12:30", "010"]
    assert value.mapping()["b"][0] == Place("x", 2, 1)
