"""Imports point one way. The order is the map of docs/architecture.md."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

ORDER = [
    "sentences",
    "quotations",
    "text",
    "fields",
    "rule",
    "issue",
    "formats",
    "languagetool",
    "engines",
    "mutes",
    "linter",
    "config",
    "styles",
    "files",
    "session",
    "disguises",
    "examples",
    "scaffold",
    "outputs",
    "api",
    "console",
    "cli",
    "__main__",
]


def imported(tree: ast.AST, package: str) -> Iterator[str]:
    """The modules of newslint that a module imports at run time."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield from (
                [node.module] if node.module != "newslint" else [f"newslint.{name.name}" for name in node.names]
            )
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def upward(module: str, source: str) -> list[str]:
    """The imports of a module (`formats.html`) that go against the order."""
    layer = ORDER.index(module.partition(".")[0])
    names = [
        name.removeprefix("newslint.") for name in imported(ast.parse(source), module) if name.startswith("newslint.")
    ]
    tops = [name.partition(".")[0] for name in names]
    return [top for top in tops if top in ORDER and ORDER.index(top) > layer]


def modules(root: Path) -> list[Path]:
    return [
        path
        for path in sorted((root / "newslint").rglob("*.py"))
        if path.parent != root / "newslint" or path.stem != "__init__"
    ]


def test_imports_point_one_way(root: Path) -> None:
    found = {}
    for path in modules(root):
        name = ".".join(path.relative_to(root / "newslint").with_suffix("").parts)
        if wrong := upward(name, path.read_text("utf-8")):
            found[name] = wrong
    assert not found


def test_every_module_has_its_place(root: Path) -> None:
    tops = {path.relative_to(root / "newslint").parts[0].removesuffix(".py") for path in modules(root)}
    assert tops == set(ORDER)


@pytest.mark.parametrize(
    "planted",
    [
        "from newslint.cli import main",
        "import newslint.linter",
        "def f():\n    from newslint.outputs import output",
        "from newslint import session",
    ],
)
def test_a_planted_upward_import_is_seen(planted: str) -> None:
    assert upward("text", planted)
    assert not upward("text", "from newslint.sentences import sentences\nimport re")


def test_modules_stay_small(root: Path) -> None:
    sizes = {path.name: len(path.read_text("utf-8").splitlines()) for path in modules(root)}
    assert {name: size for name, size in sizes.items() if size > 300} == {}
