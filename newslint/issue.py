"""What an engine reports, and how a replacement takes the dress of what it replaces."""

from collections.abc import Iterable
from dataclasses import dataclass

from newslint.rule import Rule, Severity
from newslint.text import Block, Document, Span


@dataclass(frozen=True)
class Related:
    """Another place of the article that belongs to an issue."""

    span: Span
    message: str


@dataclass(frozen=True)
class Issue:
    """One finding. `span` is in the source; a fix replaces it by a suggestion, the best one first.

    `quoted`: it stands inside a quotation, where only rules with `in_quotes` speak and nothing is fixed.
    """

    rule: Rule
    span: Span
    message: str
    suggestions: tuple[str, ...]
    severity: Severity
    safe: bool
    quoted: bool = False
    related: tuple[Related, ...] = ()


def issue(
    rule: Rule,
    document: Document,
    block: Block,
    span: Span,
    suggestions: Iterable[str] = (),
    related: tuple[Related, ...] = (),
    said: str = "",
) -> Issue:
    """An issue about [span) of the block's text; `said` fills {message} in the rule's message."""
    found = block.text[span.start : span.end]
    first_in_sentence = any(sentence.start == span.start for sentence in block.sentences)
    dressed = (
        dress(found, suggestion, document.curly, first_in_sentence, block.capitals) for suggestion in suggestions
    )
    uses = tuple(dict.fromkeys(use for use in dressed if use != found))
    quoted = block.quoted(span)
    return Issue(
        rule=rule,
        span=block.locate(*span),
        message=rule.say(found, uses, **{"{message}": said}),
        suggestions=uses,
        severity=rule.severity,
        # Replacing a span with markup inside would lose the markup.
        safe=rule.safe and bool(uses) and not quoted and block.unbroken(*span),
        quoted=quoted,
        related=related,
    )


def dress(found: str, use: str, curly: bool, first_in_sentence: bool = False, capitals: bool = False) -> str:
    """`use` with the case and the quotation marks of `found`.

    `curly`: the article's apostrophes are curly, which decides when `found` has none. `capitals`: the line is set in
    capitals; in another line two of them are more likely an abbreviation (8 PM) than emphasis.
    """
    letters = [c for c in found if c.isalpha()]
    enough = capitals or len(letters) > 3 or (len(letters) == 3 and use.islower())
    if len(letters) > 1 and enough and all(map(str.isupper, letters)):
        use = use.upper()
    elif first_in_sentence and found[:1].isupper() and use[:1].islower():
        use = use[:1].upper() + use[1:]
    return _quotes_like(found, use, curly)


def _quotes_like(found: str, use: str, curly: bool) -> str:
    if "'" in use and ("\u2019" in found or ("'" not in found and curly)):
        use = use.replace("'", "\u2019")
    doubles = [c for c in found if c in "\u201c\u201d"]
    if use.count('"') == len(doubles):
        for mark in doubles:
            use = use.replace('"', mark, 1)
    return use
