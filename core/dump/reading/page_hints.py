"""What the elements of a page say of the text in them, by their tags and by how sites name their classes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

from core.dump.reading.markup import INLINE, SKIP

_WORD = re.compile(r"[a-z]+|[A-Z][a-z]*|[A-Z]+(?![a-z])")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_HEADINGS = frozenset({"h2", "h3", "h4", "h5", "h6"})
_WHOLE = frozenset({"html", "body", "main", "article", "form"})
"""Elements that hold the article with all the rest; their classes say nothing of it."""

_BY_WORD = (
    (
        "boilerplate",
        "share sharing social related readmore comments comment cookie consent breadcrumb breadcrumbs newsletter "
        "subscribe advert advertisement ads banner sidebar menu navbar pagination copyright footer toolbar widget "
        "recommended popular trending promo labels",
    ),
    ("caption", "caption captions figcaption imgdesc photodesc legend"),
    (
        "subheadline",
        "subtitle subhead subheadline subheading standfirst kicker strapline deck lead lede excerpt chapo teaser "
        "overline",
    ),
    ("byline", "author authors byline writer reporter auteur"),
    ("dateline", "date time datetime timestamp published pubdate"),
    ("headline", "headline"),
)
_WORDS = {word: role for role, words in _BY_WORD for word in words.split()}
_PAIRS = {
    ("read", "more"): "boilerplate",
    ("read", "also"): "boilerplate",
    ("see", "also"): "boilerplate",
    ("most", "read"): "boilerplate",
    ("sub", "title"): "subheadline",
    ("sub", "head"): "subheadline",
    ("image", "description"): "caption",
    ("photo", "description"): "caption",
    ("post", "title"): "headline",
    ("entry", "title"): "headline",
    ("article", "title"): "headline",
    ("news", "title"): "headline",
}
"""Names of two words."""


def page_hint(element: Any, outer: str) -> str:
    """Return the role that an element tells for its text, `SKIP` for what is not shown, or nothing.

    What is furniture stays so, whatever stands in it; words set off inside a paragraph stay a part of it.
    """
    if element.tag in _WHOLE:
        return ""
    if element.get("hidden") is not None or _HIDDEN.search(element.get("style") or ""):
        return SKIP
    if outer == "boilerplate" or element.tag in ("nav", "footer", "aside"):
        return "boilerplate"
    if element.tag in INLINE and element.getparent().tag == "p":
        return ""
    by_name = _by_name(element)
    if by_name == "boilerplate" or element.tag not in ("h1", "figcaption", "caption", "time", *_HEADINGS):
        return by_name
    if element.tag == "h1":
        return "headline"
    if element.tag in _HEADINGS:
        return by_name if by_name in ("headline", "subheadline", "dateline") else "crosshead"
    return "dateline" if element.tag == "time" else "caption"


def _by_name(element: Any) -> str:
    """Return what the names of an element say, its own ones before those of the whole page."""
    for names in (element.get("itemprop"), element.get("class"), element.get("id")):
        if not names:
            continue
        words = [word.lower() for word in _WORD.findall(names)]
        for pair in pairwise(words):
            if pair in _PAIRS:
                return _PAIRS[pair]
        for word in reversed(words):
            if word in _WORDS:
                return _WORDS[word]
    return ""
