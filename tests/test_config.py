"""newslint.yaml, [tool.newslint], house styles: what they change, and what is said of mistakes in them."""

from pathlib import Path

import pytest

from newslint.config import Config, find_config, read_config
from newslint.fields import FieldError
from newslint.session import Session

RULE = """\
id: house/sprockets
kind: phrase
message: Write “{use}”.
why: We make them.
source: House style book, "sprockets".
severity: warning
swap: {sprokets: sprockets}
examples:
  - bad: Buy our [[sprokets]] today.
    fix: Buy our sprockets today.
  - bad: BUY OUR [[SPROKETS]]
    fix: BUY OUR SPROCKETS
  - good: Buy our sprockets today.
  - good: Buy our socks today.
"""


def write(folder: Path, name: str, content: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(content, "utf-8")
    return path


def rules_in(config: Config, path: Path, text: str) -> list[tuple[str, str]]:
    """Rule and severity of each issue of a text at a path."""
    with Session(config, languagetool=False) as session:
        assert [str(problem) for problem in session.problems] == []
        _, issues, _ = session.check(str(path), text.encode())
        return [(issue.rule.id, issue.severity) for issue in issues]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "newslint.yaml",
            "select: [house]\nseverity: {house/sprockets: error}\nrules: [house-rules]\nlanguagetool: false\n",
        ),
        (
            "pyproject.toml",
            '[tool.newslint]\nselect = ["house"]\nrules = ["house-rules"]\nlanguagetool = false\n'
            '[tool.newslint.severity]\n"house/sprockets" = "error"\n',
        ),
    ],
)
def test_both_files_say_the_same(tmp_path: Path, name: str, content: str) -> None:
    write(tmp_path, "house-rules/house/sprockets.yaml", RULE)
    article = write(tmp_path, "news/a.md", "Buy sprokets in june.")
    write(tmp_path, name, content)
    found = find_config(article.parent)
    assert found == tmp_path / name
    config = read_config(found)
    assert config.languagetool is False
    assert rules_in(config, article, article.read_text()) == [("house/sprockets", "error")]


def test_settings_for_some_paths(tmp_path: Path) -> None:
    write(tmp_path, "house-rules/house/sprockets.yaml", RULE)
    yaml = """
    rules: [house-rules]
    select: [house]
    paths:
      "opinion/**": {ignore: [house]}
      "opinion/guests/**": {severity: {house: suggestion}}
      "*.txt": {severity: {house/sprockets: error}}
    """
    config = read_config(write(tmp_path, "newslint.yaml", yaml))
    assert rules_in(config, tmp_path / "a.md", "sprokets") == [("house/sprockets", "warning")]
    assert rules_in(config, tmp_path / "opinion/a.md", "sprokets") == []
    assert rules_in(config, tmp_path / "b/a.txt", "sprokets") == [("house/sprockets", "error")]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("stile: ap", "newslint.yaml:1:1: unknown key “stile” (did you mean “style”?)"),
        ("fail_on: never", "newslint.yaml:1:10: “never” is not one of error, warning, suggestion"),
        ("languagetool: maybe", "newslint.yaml:1:15: write true or false, not “maybe”"),
        ("languagetool: {jav: x}", "newslint.yaml:1:16: unknown key “jav” (did you mean “java”?)"),
        ("severity: {words: bad}", "newslint.yaml:1:19: “bad” is not one of"),
        ("paths: {'*.md': {stile: uk}}", "newslint.yaml:1:18: unknown key “stile”"),
        ("- a", "newslint.yaml:1:1: write keys and values here, not a list"),
        ("a: [", "newslint.yaml:2:1: this is not YAML"),
        ("word_files: [none.txt]", "none.txt:1:1: cannot be read: No such file or directory"),
    ],
)
def test_mistakes_name_their_place(tmp_path: Path, content: str, said: str) -> None:
    path = write(tmp_path, "newslint.yaml", content + "\n")
    with pytest.raises(FieldError) as raised:
        read_config(path)
    assert str(raised.value).removeprefix(str(tmp_path) + "/").startswith(said)


def test_a_broken_toml_names_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, "pyproject.toml", "[tool.newslint]\nstyle = \n")
    with pytest.raises(FieldError, match=r"pyproject\.toml:2:9: this is not TOML"):
        read_config(path)


def test_names_of_no_rule_are_told(tmp_path: Path) -> None:
    path = write(tmp_path, "newslint.yaml", "ignore: [newslint/unused-muet]\n")
    with Session(read_config(path), languagetool=False) as session:
        (problem,) = session.problems
    assert problem.message == "no rule is called “newslint/unused-muet” (did you mean “newslint/unused-mute”?)"
    assert problem.path == str(path)


def test_an_unknown_style_is_told(tmp_path: Path) -> None:
    config = read_config(write(tmp_path, "newslint.yaml", "style: app\n"))
    with (
        Session(config, languagetool=False) as session,
        pytest.raises(FieldError, match=r"no house style “app” \(did you mean “ap”\?\)"),
    ):
        session.check("a.md", b"text")


def test_a_house_style_of_ones_own(tmp_path: Path) -> None:
    write(
        tmp_path,
        "house-rules/styles/gazette.yaml",
        "language: en-GB\nignore: [ap, house]\nseverity: {newslint: error}\n",
    )
    write(tmp_path, "house-rules/house/sprockets.yaml", RULE)
    config = read_config(
        write(tmp_path, "newslint.yaml", "style: gazette\nrules: [house-rules]\nselect: [house, newslint]\n")
    )
    text = "<!-- newslint: ignore-file newslint/unused-mute -->\n\nsprokets"
    assert rules_in(config, tmp_path / "a.md", text) == [("newslint/unused-mute", "error")]
