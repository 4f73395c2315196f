"""Collect the names that everybody prints: what an unknown name one slip away is likely to be.

    python benchmarks/build_known.py --articles 30 news/*.jsonl.gz > newslint/words/known.txt
    python benchmarks/build_known.py --articles 800 news/*.jsonl.gz > newslint/words/famous.txt

The corpus is that of build_names.py. A known name stands capitalised inside a sentence in that many articles or more,
almost never in small letters, and is no near twin of a commoner one.
"""

import argparse
import sys
from collections import Counter

from build_names import articles, names_in, twins

SHORTEST = 4


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--articles", type=int, required=True)
    parser.add_argument("corpus", nargs="+")
    args = parser.parse_args()
    counts, small, read = Counter[str](), Counter[str](), 0
    for _, text in articles(args.corpus):
        names, lower = names_in(text)
        counts.update(names)
        small.update(lower)
        read += 1
    known = [w for w, n in counts.items() if n >= args.articles and n > 20 * small[w.lower()] and len(w) >= SHORTEST]
    known = [w for w in known if w.isalpha() and w[1:].islower()]
    twin = twins(known, counts)
    kept = sorted(word for word in known if word not in twin or counts[word] >= 10 * args.articles)
    sys.stdout.write(
        f"# {len(kept):,} names printed capitalised inside a sentence in {args.articles} or more of {read:,} articles"
        " (The Economist 2022-26, AllSides 2007-20, Yahoo Finance 2017-20). Made by benchmarks/build_known.py\n"
    )
    sys.stdout.writelines(f"{word}\n" for word in kept)


if __name__ == "__main__":
    main()
