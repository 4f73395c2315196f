"""Readers: what is prose, in which role, and that every character knows its place."""

import string

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from newslint.formats import FORMATS, read
from newslint.text import MASK, Document

CASES = {
    "markdown": [
        ("---\ntitle: no\n---\nText", [("paragraph", "Text")]),
        ("# One *two*\n\nThree", [("headline", "One two"), ("paragraph", "Three")]),
        ("A\n\n## B", [("paragraph", "A"), ("heading", "B")]),
        ("> said\n> so", [("quotation", "said so")]),
        ("- a\n- b\n  c", [("item", "a"), ("item", "b c")]),
        (
            "## Key points\n\n- a\n\nb\n\n- c",
            [("headline", "Key points"), ("key point", "a"), ("paragraph", "b"), ("item", "c")],
        ),
        ("a `code` b", [("paragraph", f"a {MASK} b")]),
        ("a <b>bold</b> c", [("paragraph", "a bold c")]),
        ("[a **b**](http://x.y) c\\* &amp; d", [("paragraph", "a b c* & d")]),
        ("a  \nb\\\nc", [("paragraph", "a b c")]),
        ("![The pic](a.png)", [("caption", "The pic")]),
        ("|a|b|\n|-|-|\n|c|d|", [("cell", "a"), ("cell", "b"), ("cell", "c"), ("cell", "d")]),
        ("a[^1]\n\n[^1]: note", [("paragraph", f"a{MASK}"), ("paragraph", "note")]),
        ("    code\n\n```\ncode\n```\n\n<div>\nhtml\n</div>", []),
        ("see https://a.b/its-over now", [("paragraph", f"see {MASK * 20} now")]),
        ("", []),
    ],
    "html": [
        ("<h1>A</h1><p>b <i>c</i>d</p>", [("headline", "A"), ("paragraph", "b cd")]),
        ("<p>it&rsquo;s &amp; &#8220;so&#x201d; a&nbsp;b", [("paragraph", "it’s & “so” a\u00a0b")]),
        ("<p>a\n  b<br>c", [("paragraph", "a b c")]),
        ("<ul><li>a<li>b</ul>", [("item", "a"), ("item", "b")]),
        ("<script>x()</script><style>p{}</style><pre>c</pre><p>d", [("paragraph", "d")]),
        ("<p>use <code>x</code> now", [("paragraph", f"use {MASK} now")]),
        ("<blockquote><p>a</p></blockquote>", [("quotation", "a")]),
        ("<p>so <q>he said</q>", [("paragraph", "so “he said”")]),
        (
            "<figure><img src=x alt='A pic'><figcaption>b</figcaption></figure>",
            [("caption", "A pic"), ("caption", "b")],
        ),
        ("<h2>Key points</h2><ul><li>a</ul>", [("heading", "Key points"), ("key point", "a")]),
        ("<!-- no --><p>1 < 2 &unknown; AT&T", [("paragraph", "1 < 2 &unknown; AT&T")]),
        ("<div>a<p>b</p>c</div>", [("paragraph", "a"), ("paragraph", "b"), ("paragraph", "c")]),
        ("<head><title>t</title></head><body>b", [("paragraph", "b")]),
        ("", []),
    ],
    "text": [
        ("Mayor wins\n\nIt was late.", [("headline", "Mayor wins"), ("paragraph", "It was late.")]),
        ("It was late.\nShe won.", [("paragraph", "It was late."), ("paragraph", "She won.")]),
        ("Only one line", [("paragraph", "Only one line")]),
        ("KEY POINTS\n- a b\n• c d", [("headline", "KEY POINTS"), ("key point", "a b"), ("key point", "c d")]),
        (
            "The council met on Monday to talk about the new\nbridge over the river and about what it would cost the\ntown.",
            [
                (
                    "paragraph",
                    "The council met on Monday to talk about the new bridge over the river and about what it would cost the town.",
                )
            ],
        ),
        ("a\r\n\r\nb", [("headline", "a"), ("paragraph", "b")]),
        ("see http://a.b/c.", [("paragraph", f"see {MASK * 12}.")]),
        ("  indented  ", [("paragraph", "indented")]),
        ("", []),
    ],
}


@pytest.mark.parametrize(
    ("form", "source", "blocks"), [(form, *case) for form, cases in CASES.items() for case in cases]
)
def test_blocks_and_roles(form: str, source: str, blocks: list[tuple[str, str]]) -> None:
    document = read(source, form=form)
    assert [(block.role, block.text) for block in document.blocks] == blocks
    assert_exact(document)


def assert_exact(document: Document) -> None:
    """Every character of prose comes from where it says, and in order."""
    for block in document.blocks:
        last = -1
        for at, char in enumerate(block.text):
            place = block.locate(at, at + 1)
            source = document.source[slice(*place)]
            assert place.start >= last, (block, at)
            assert 0 <= place.start < place.end <= len(document.source), (block, at)
            last = place.start
            if len(source) == 1 and char not in (MASK, " "):
                assert source == char, (block, at)
        for word in block.words:
            found = document.source[slice(*block.locate(*word))]
            if block.unbroken(*word) and not any(mark in found for mark in "&\\\r\n"):
                assert found == block.text[slice(*word)]


PARTS = st.sampled_from(
    [
        "word", "it’s", "Café", "e\u0301", "😀", "👍🏽", "\u00a0", " ", "  ", "\n", "\r\n", "\r", "\n\n", "\t", "\u2028", "\x0c", "\x85",
        "*", "**", "_", "`", "```", "~~", "[", "](http://a.b)", "![", "> ", "- ", "1. ", "# ", "|", "|-|-|", "---", "\\", "<b>", "</b>", "<p>",
        "</p>", "<li>", "<!--", "-->", "<q>", "</q>", "<script>", "</script>", "<img alt='a b'>", "&amp;", "&rsquo;", "&nbsp;", "&#x1F600;",
        "&lt", "&nope;", "[^1]", "[^1]: ", "https://a.b/c", "“", "”", "\"", "'", ".", "?", "    ", "<!-- newslint: ignore-file -->", "\0", "+++", ":",
    ]
)  # fmt: skip
SOURCES = st.one_of(
    st.lists(PARTS, max_size=40).map("".join), st.text(max_size=60), st.text(string.printable, max_size=80)
)


@pytest.mark.parametrize("form", list(FORMATS))
@given(source=SOURCES)
@example(source="a\r\n> b\r\n>\r\n> c&nbsp;d")
@example(source="<p>a&#13;b</p>")
def test_any_source_any_place(form: str, source: str) -> None:
    assert_exact(read(source, form=form))
