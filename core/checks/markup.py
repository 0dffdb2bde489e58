"""Entities and tags that a web page left in the text. Cleaners: text to splices."""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Sequence
from html.entities import html5

from core.changes import Splice

TRIGGER = "&<>;"

_NAMED = "nbsp|quot|laquo|raquo|ldquo|rdquo|lsquo|rsquo|ndash|mdash|hellip|zwnj|zwj|lrm|rlm|apos|shy"
_BARE = "nbsp|quot|laquo|raquo|ldquo|rdquo|ndash|mdash|hellip|zwnj|rlm"
"""Entities that no word of any language looks like, so that they are known without their «&»."""
_ENTITY = re.compile(
    rf"&(?:amp;)*(?:#\s?\d{{1,7}};?|#[xX][0-9A-Fa-f]{{1,6}};?|[A-Za-z][A-Za-z0-9]{{1,30}};|(?:{_NAMED})\b(?!\s?=))"
    rf"|&(?:{_NAMED})\s;|(?<![\w&;])(?:{_BARE});(?!\w*=)"
)
_ESCAPED = re.compile(r"\A&(?:amp;)+(?=.)")
_NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*")
_LINE_TAGS = (
    "p|br|div|li|ul|ol|tr|td|th|table|tbody|thead|h[1-6]|hr|blockquote|section|article|figure|figcaption"
)
_WORD_TAGS = (
    "a|abbr|acronym|b|big|center|cite|code|del|em|embed|font|form|i|iframe|img|input|ins|label|link|meta|noscript"
    "|object|o:p|param|pre|q|s|script|small|source|span|st1:\\w+|strike|strong|style|sub|sup|svg|u|video|wbr"
)
_ATTRIBUTES = (
    r"(?:\s+[\w:.-]+\s*=\s*(?:\"[^\"<]*\"|'[^'<]*'|[^\s<>\"']+)|\s+(?:controls|disabled|checked|nowrap))*"
)
_TAG = re.compile(
    rf"<(?P<raw>script|style)\b[^<>]*>(?:(?!<(?P=raw)\b).)*?</(?P=raw)\s*>|<!--(?:(?!<!--).)*?-->|<!\[CDATA\[|\]\]>|<\?xml[^<>]*>"
    rf"|</?(?P<name>{_LINE_TAGS}|{_WORD_TAGS}){_ATTRIBUTES}\s*/?>"
    rf"|<(?:{_LINE_TAGS}|{_WORD_TAGS})\s+[\w:-]+\s*=[^<>]*$",
    re.IGNORECASE,
)
_LINE_TAG = re.compile(rf"</?(?:{_LINE_TAGS})\b", re.IGNORECASE)
_UNSEEN = re.compile(
    "[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffd]"
)
_GAPS = re.compile("[\u00a0\u2000-\u200a\u202f\u3000\t\n\r]")


def left_over(text: str) -> list[Splice]:
    """Put the characters that entities stand for in their place, and take tags out (a line's tag leaves a space).

    Signs that show nothing are never written; «a < b», «R&D» and the parts of addresses are no markup.
    """
    splices = [*_entities(text), *_tags(text)]
    return sorted(splices)


def _entities(text: str) -> list[Splice]:
    if "&" not in text and ";" not in text:
        return []
    tags = [found.span() for found in _TAG.finditer(text)] if "<" in text else []
    found = [
        Splice(one.start(), one[0], _decoded(one[0]))
        for one in _ENTITY.finditer(text)
        if not _is_inside(tags, one.start())
    ]
    return [splice for splice in found if splice.inserted != splice.removed]


def _is_inside(tags: Sequence[tuple[int, int]], at: int) -> bool:
    number = bisect_right(tags, at, key=lambda tag: tag[0])
    return number > 0 and at < tags[number - 1][1]


def _decoded(entity: str) -> str:
    """Return what an entity, perhaps escaped more than once, stands for; itself where it stands for nothing."""
    plain = entity.replace(" ", "")
    if plain[0] != "&":
        plain = "&" + plain
    plain = plain if plain[-1] == ";" else plain + ";"
    plain = _ESCAPED.sub("&", plain)
    if plain[1] != "#" and plain[1:] not in html5:
        return entity
    return _UNSEEN.sub("", _GAPS.sub(" ", html.unescape(plain)))


def _tags(text: str) -> list[Splice]:
    if "<" not in text and "]]>" not in text:
        return []
    return [Splice(found.start(), found[0], _instead(text, found)) for found in _TAG.finditer(text)]


def _instead(text: str, found: re.Match[str]) -> str:
    """Return the space that keeps two words apart which the tag of a line or cell stood between."""
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    between = before and after and not before.isspace() and not after.isspace() and after != "<"
    return " " if between and _LINE_TAG.match(found[0]) else ""


def key_of_markup(text: str, splices: list[Splice]) -> str:
    """Tell findings apart by the entity or the tag's name."""
    first = splices[0].removed
    name = _NAME.search(first)
    if first[0] == "<":
        return f"<{name[0].lower()}>" if name else first[:4]
    return first.strip("&; ") if "#" not in first else "&#"
