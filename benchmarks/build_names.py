"""Collect the names that news articles print and LanguageTool's speller does not know.

    python benchmarks/build_names.py --server http://localhost:8081 news/*.jsonl.gz > newslint/words/names.txt

Each input line is one article, a JSON object with "text". A name is a word that stands capitalised inside a sentence in
three articles or more, mostly in capitals, and that the speller rejects in American or in British English. A form one
letter away from a much commoner name is taken for a misspelling of it, unless many articles print it alone. A word
with a capital inside (McAuliffe, but also two link texts glued together) must come from two sources ("source").
"""

import argparse
import gzip
import json
import re
import sys
import urllib.parse
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

WORD = re.compile(r"(?<![\w@/.’'-])[^\W\d_]+(?:['’-][^\W\d_]+)*")
INSIDE = re.compile(r"[\w,;]['’”\")]? $")
POSSESSIVE = re.compile(r"['’]s$")
CAPITAL_INSIDE = re.compile(r"[a-z][A-Z]")
KNOWN_ALONE = 15  # articles: so often printed without its twin, it is a name of its own
FEWEST = 3
ANYWAY = 100  # articles: a name though the word is commoner in small letters, as Center, Defence and Labour are
MOST = 20_000


def articles(paths: Iterable[str]) -> Iterator[tuple[str, str]]:
    for path in paths:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            for line in lines:
                article = json.loads(line)
                yield article.get("source"), article["text"]


def names_in(text: str) -> tuple[set[str], set[str]]:
    """The capitalised words inside sentences of `text`, and its words in small letters."""
    names: set[str] = set()
    small: set[str] = set()
    for match in WORD.finditer(text):
        word = POSSESSIVE.sub("", match[0]).replace("’", "'")
        if word.islower():
            small.add(word)
        elif word[0].isupper() and INSIDE.search(text, max(0, match.start() - 3), match.start()):
            names.add(word)
    return names, small


def rejected(words: Sequence[str], server: str) -> list[str]:
    """Those of `words` that the speller flags in either variant."""
    found = set()
    for variant, rule in (("en-US", "MORFOLOGIK_RULE_EN_US"), ("en-GB", "MORFOLOGIK_RULE_EN_GB")):
        for start in range(0, len(words), 1000):
            text = "\n\n".join(words[start : start + 1000])
            query = {"language": variant, "text": text, "enabledRules": rule, "enabledOnly": "true"}
            with urllib.request.urlopen(server + "/v2/check", urllib.parse.urlencode(query).encode()) as answer:
                matches = json.load(answer)["matches"]
            units = text.encode("utf-16-le")
            for match in matches:
                end = match["offset"] + match["length"]
                found.add(units[2 * match["offset"] : 2 * end].decode("utf-16-le"))
    return [word for word in words if word in found]


def one_edit(one: str, other: str) -> bool:
    """Whether one letter inserted, dropped, changed or swapped with its neighbour makes `one` into `other`."""
    if abs(len(one) - len(other)) > 1 or one == other:
        return False
    start = next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    a, b = one[start:], other[start:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or (a[1::-1] == b[:2] and a[2:] == b[2:])


def twins(words: Iterable[str], counts: Counter[str]) -> dict[str, str]:
    """For each of `words` the commonest word one letter away, or with other capitals, that is five times as common."""
    near: defaultdict[str, set[str]] = defaultdict(set)
    for word, count in counts.items():
        if count >= 5 * FEWEST:
            for form in shortened(word):
                near[form].add(word)
    found = {}
    for word in words:
        likes = [like for form in shortened(word) for like in near[form] if counts[like] >= 5 * counts[word]]
        likes = [like for like in likes if one_edit(word, like) or recased(word, like)]
        if likes:
            found[word] = max(likes, key=counts.__getitem__)
    return found


def shortened(word: str) -> set[str]:
    """The word in small letters, and with each of its letters left out."""
    word = word.lower()
    return {word} | {word[:at] + word[at + 1 :] for at in range(len(word))}


def recased(word: str, like: str) -> bool:
    """Whether `like` is `word` with a capital inside that `word` lacks: WikiLeaks for Wikileaks."""
    return word.lower() == like.lower() and bool(CAPITAL_INSIDE.search(like)) and not word.isupper()


def misspelled(word: str, like: str, counts: Counter[str], together: Counter[str]) -> bool:
    """Whether `word` is a misspelling of `like`, judged by how often each is printed and how often both together."""
    if word == like + "s":  # the Bidens, or Biden's without its apostrophe: the list cannot tell
        return True
    rare = counts[like] >= counts[word] * (20 if len(word) > 4 else 200)
    return (
        recased(word, like)
        or together[word] * 2 > counts[word]
        or (rare and (counts[word] < KNOWN_ALONE or together[word] * 3 > counts[word]))
    )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--server", default="http://localhost:8081")
    parser.add_argument("corpus", nargs="+")
    args = parser.parse_args()
    counts, small, read = Counter[str](), Counter[str](), 0
    sources: defaultdict[str, set[str]] = defaultdict(set)
    for source, text in articles(args.corpus):
        names, lower = names_in(text)
        counts.update(names)
        small.update(lower)
        read += 1
        for word in filter(CAPITAL_INSIDE.search, names):
            sources[word].add(source)
    candidates = [w for w, n in counts.items() if len(w) > 1 and (FEWEST <= n > 2 * small[w.lower()] or n >= ANYWAY)]
    candidates = [w for w in candidates if not CAPITAL_INSIDE.search(w) or len(sources[w]) > 1]
    unknown = rejected(sorted(candidates), args.server)
    twin = twins(unknown, counts)
    together = Counter[str]()
    for _, text in articles(args.corpus):
        here, _ = names_in(text)
        together.update(word for word in here & twin.keys() if twin[word] in here)
    typos = {word for word, like in twin.items() if misspelled(word, like, counts, together)}
    kept = [word for word in unknown if word not in typos]
    kept = sorted(sorted(kept, key=lambda word: -counts[word])[:MOST], key=lambda word: (word.lower(), word))
    sys.stdout.write(
        f"# {len(kept):,} names of people, places and organisations that LanguageTool 6.8 rejects and that news prints:"
        f" capitalised inside a sentence in {FEWEST} or more of {read:,} articles (The Economist 2022-26, AllSides"
        f" 2007-20, Yahoo Finance 2017-20), {len(typos):,} misspellings left out. Made by benchmarks/build_names.py\n"
    )
    sys.stdout.writelines(f"{word}\n" for word in kept)


if __name__ == "__main__":
    main()
