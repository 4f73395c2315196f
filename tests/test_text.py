"""Blocks, spans, sentences, quotations, lines."""

import pytest

from newslint.text import Block, Document, Piece, Span, in_capitals


def block(text: str) -> Block:
    return Block(text, (Piece(0, 0, len(text)),))


def test_locate_maps_characters_and_whole_entities() -> None:
    # Source: It&rsquo;s <b>so</b>
    it = Block("It’s so", (Piece(0, 0, 2), Piece(2, 2, 9), Piece(3, 9, 11), Piece(5, 14, 16)))
    assert it.locate(0, 4) == Span(0, 10)
    assert it.locate(2, 3) == Span(2, 9)
    assert it.locate(5, 7) == Span(14, 16)
    assert it.locate(7, 7) == Span(16, 16)
    assert it.unbroken(0, 5)
    assert not it.unbroken(0, 7)


@pytest.mark.parametrize(("start", "end"), [(-1, 2), (0, 8), (3, 2)])
def test_locate_refuses_what_is_outside(start: int, end: int) -> None:
    with pytest.raises(IndexError):
        block("It is so").locate(start, end + 1 if end == 8 else end)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Gov. Ann Lee met Sen. J. Ortiz. He left.", ["Gov. Ann Lee met Sen. J. Ortiz.", "He left."]),
        ("It cost 3.5 million. No one paid.", ["It cost 3.5 million.", "No one paid."]),
        ("The U.S. Army left. It rained.", ["The U.S. Army left.", "It rained."]),
        ("Apex Inc. said so.", ["Apex Inc. said so."]),
        ("“Will it hold?” he asked. Yes.", ["“Will it hold?” he asked.", "Yes."]),
        ("Will it hold? or will it fall?", ["Will it hold?", "or will it fall?"]),
        ("At 9 p.m. Monday it fell.", ["At 9 p.m. Monday it fell."]),
        ("He waited … and left.", ["He waited … and left."]),
        ("“It fell.” She ran.", ["“It fell.”", "She ran."]),
        ("See p. 4 and vol. 3.", ["See p. 4 and vol. 3."]),
        ("NO FULL STOP", ["NO FULL STOP"]),
        ("", []),
        ("   ", []),
    ],
)
def test_sentences(text: str, sentences: list[str]) -> None:
    assert [text[slice(*span)] for span in block(text).sentences] == sentences


@pytest.mark.parametrize(
    ("text", "quotations"),
    [
        ("“We won,” he said. “All of it.”", ["“We won,”", "“All of it.”"]),
        ('"We won," he said.', ['"We won,"']),
        ("‘We won,’ he said.", ["‘We won,’"]),
        ("The workers’ union won ’90s rights.", []),
        ("“It goes on", ["“It goes on"]),
        ("He called it ‘the dogs’ dinner’, twice.", ["‘the dogs’ dinner’"]),
        ("It's the dog's 5 o'clock walk.", []),
        ("«Bien», a-t-il dit.", ["«Bien»"]),
        ("“He said ‘no’ to us,” she said.", ["“He said ‘no’ to us,”"]),
    ],
)
def test_quotations(text: str, quotations: list[str]) -> None:
    assert [text[slice(*span)] for span in block(text).quotations] == quotations


@pytest.mark.parametrize(
    ("source", "offset", "place"),
    [
        ("a\nb", 2, (2, 1)),
        ("a\r\nb", 3, (2, 1)),
        ("a\rb", 2, (2, 1)),
        ("a\u2028b\x0cc\x85d", 6, (1, 7)),
        ("é😀x", 2, (1, 3)),
        ("a\n", 2, (2, 1)),
    ],
)
def test_lines_end_at_lf_crlf_and_cr_only(source: str, offset: int, place: tuple[int, int]) -> None:
    assert Document(source, "x", ()).line_column(offset) == place


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("NORTH KOREA SENDS TROOPS", True),
        ("UP TO 15,000 TROOPS", True),
        ("NATO", False),
        ("The US and the UK", False),
        ("USA (at) NATO", False),
    ],
)
def test_capitals(text: str, answer: bool) -> None:
    assert in_capitals(text) is answer


@pytest.mark.parametrize(
    ("one", "other", "answer"),
    [
        (Span(0, 2), Span(2, 4), False),
        (Span(0, 3), Span(2, 4), True),
        (Span(1, 1), Span(0, 2), True),
        (Span(2, 2), Span(0, 2), False),
        (Span(1, 1), Span(1, 1), True),
    ],
)
def test_overlaps_is_symmetric(one: Span, other: Span, answer: bool) -> None:
    assert one.overlaps(other) is other.overlaps(one) is answer
