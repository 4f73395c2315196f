"""Where sentences end: a regular expression and a list of abbreviations.

Measured on PUD news this is as good as the libraries tried, and 100 times faster.
"""

import re
from collections.abc import Iterator

_END = re.compile(r"""[.!?\u2026]+["')\]\u201d\u2019\ufffc]*(?=\s+(\S+)|\s*$)""")
_LAST_WORD = re.compile(r"[^\s(\[\"'\u201c\u2018]+$")
_INITIALS = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]?$|^[A-Z]$")

# Never at the end of a sentence when more follows: a name or number comes next.
_BEFORE_NAME = frozenset(
    """mr mrs ms dr prof sen rep gov gen lt col maj capt sgt cpl pvt cmdr adm rev fr msgr hon st ste mt ft
    messrs mx supt det insp const pres no nos vs v viz cf e.g i.e approx fig sec vol p pp ed eds
    jan feb mar apr jun jul aug sept sep oct nov dec ave blvd atty asst lt.gov""".split()
)
# May end a sentence: they do when a word follows that starts sentences more often than names.
_MAY_END = frozenset(
    "inc ltd co corp bros jr sr plc llc etc al u.s u.k u.n e.u a.m p.m d.c est dept univ assn bldg".split()
)
_STARTERS = frozenset(
    "The A An This That These Those There Here He She It They We I You His Her Its Their Our My But And Or So Yet If "
    "In On At For From By To With As After Before When While Since Until During Under Over Some Many Most All Both "
    "Each No Not One Two What Who Why How Where Which Now Then Meanwhile However Also Still Later Last".split()
)


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Half-open spans of the sentences of one paragraph, white space between them left out."""
    start = 0
    for match in _END.finditer(text):
        following = match.group(1)
        if following is not None and not _ends(text, match, following):
            continue
        begin = start + len(text[start : match.end()]) - len(text[start : match.end()].lstrip())
        if begin < match.end():
            yield begin, match.end()
        start = match.end()
    rest = text[start:].strip()
    if rest:
        begin = text.index(rest, start)
        yield begin, begin + len(rest)


def _ends(text: str, match: re.Match[str], following: str) -> bool:
    """Does the mark end its sentence, with `following` the next word?"""
    mark = match.group()
    if not mark.startswith("."):
        # “Will it hold?” he asked.  Well … maybe.
        return not (following[0].islower() and (len(mark) > 1 or mark[0] == "\u2026"))
    if following[0].islower():
        # A small letter after a plain full stop is far more often an abbreviation than a slip.
        return mark == "." and not _abbreviated(text, match.start())
    word = _last_word(text, match.start())
    if word.lower() in _BEFORE_NAME:
        return False
    if word.lower() in _MAY_END:
        return len(mark) > 1 or following.strip("\"'\u201c\u2018(") in _STARTERS
    return mark != "." or not _INITIALS.search(word)


def _abbreviated(text: str, dot: int) -> bool:
    word = _last_word(text, dot)
    known = word.lower() in _BEFORE_NAME or word.lower() in _MAY_END
    return known or "." in word or len(word) < 3 or word[:1].isupper()


def _last_word(text: str, dot: int) -> str:
    found = _LAST_WORD.search(text, max(0, dot - 30), dot)
    return found.group() if found else ""
