"""Marked-up text (HTML) to lines, with the roles that its elements tell. Nothing is loaded, nothing is run."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

from lxml import etree
from lxml.html import HTMLParser, document_fromstring

from core.model import Decision

SKIP = "-"
"""What a hint says of an element that holds no text of the article."""

_UNREAD = frozenset(
    "script style noscript template iframe object embed svg math title button select textarea input "
    "audio video canvas".split()
)
INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp small "
    "span strike strong sub sup time tt u var wbr hi ref".split()
)
"""Elements that do not begin a line; the last two are trafilatura's own."""
_TAG = re.compile(
    r"</?(?:p|br|div|span|a|b|i|u|em|strong|h[1-6]|li|ul|ol|img|table|tbody|tr|td|th|font|figure|figcaption|"
    r"blockquote|section|article|center|hr|script|style|iframe|sup|sub|small|header|footer|main|aside|nav|body|html)"
    r"(?:\s[^<>]*)?/?>",
    re.I,
)
_PARAGRAPHS = re.compile(r"<(?:p|br|div|li|td)\b", re.I)
_ENTITY = re.compile(r"&(?:[A-Za-z][A-Za-z0-9]{1,31}|#[0-9]{1,7}|#[xX][0-9A-Fa-f]{1,6});")
_WORD = re.compile(r"[^\W_]")
_SPACES = re.compile(r"[ \t\r\n\f]+")
_SPACES_IN_LINE = re.compile(r"[ \t\f]+")
_DECLARATION = re.compile(r"\s*<\?xml[^>]*\?>")

FROM_MARKUP = Decision("rule", "from-markup", 0.9)

Hint = Callable[[Any, str], str]
"""Returns for an element, and the hint of what it stands in, the hint its lines get, nothing to leave that, or
`SKIP`."""


class Part(NamedTuple):
    """Some text of an article that has one role.

    Attributes:
        role: name of the role.
        text: as it stands; its line ends divide it into blocks.
        decision: why it has the role; None where the field it comes from says it.
    """

    role: str
    text: str
    decision: Decision | None = None


class MarkedLine(NamedTuple):
    """One line of a page as a reader sees it.

    Attributes:
        hint: what its innermost hinted element says.
        text: without the white space around it.
        linked: code points of it that are links.
        home: the element it stands in, of those that begin a line.
    """

    hint: str
    text: str
    linked: int
    home: Any


def holds_markup(value: str) -> bool:
    """Return whether a text holds elements of HTML, or characters written as entities."""
    return ("&" in value and _ENTITY.search(value) is not None) or (
        "<" in value and _TAG.search(value) is not None
    )


def parts_of_markup(value: str, role: str) -> list[Part]:
    """Return the lines of a field that holds markup; crossheads and captions are told by their elements.

    Where no element divides paragraphs, the line ends of the text do. Entities alone are put right in place. What
    no parser can make sense of stays as it stands.
    """
    if not _TAG.search(value):
        value = _ENTITY.sub(lambda found: html.unescape(found[0]), value)
    if not _TAG.search(value):
        return [Part(role, value)]
    tree = parse(value)
    if tree is None:
        return [Part(role, value)]
    told = _body_hint if role == "paragraph" else _no_hint
    lines = lines_of(tree, told, keep_lines=not _PARAGRAPHS.search(value))
    if not lines and _WORD.search(_TAG.sub("", value)):
        return [Part(role, value)]
    return [Part(line.hint or role, line.text, FROM_MARKUP if line.hint else None) for line in lines]


def parse(markup: str) -> Any:
    """Return the root element of a page or a part of one, or None where nothing is in it."""
    whole = _DECLARATION.sub("", markup.replace("\0", "\ufffd"), count=1)
    parser = HTMLParser(
        encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True, huge_tree=True
    )
    try:
        return document_fromstring(whole.encode("utf-8", "replace"), parser=parser)
    except (etree.LxmlError, ValueError):
        return None


def lines_of(tree: Any, hint: Hint, keep_lines: bool = False) -> list[MarkedLine]:
    """Return the lines of a tree from top to bottom: elements that stand for themselves begin and end a line.

    White space is one space, as on screen; with `keep_lines` the line ends of the text count.
    """
    return list(_Walk(hint, keep_lines).lines(tree))


class _Walk:
    """Gathers text while elements open and close."""

    def __init__(self, hint: Hint, keep_lines: bool) -> None:
        self._hint = hint
        self._keep_lines = keep_lines
        self._hints = [""]
        self._homes: list[Any] = [None]
        self._waiting: list[str] = []
        self._links = 0
        self._linked = 0

    def lines(self, tree: Any) -> Iterator[MarkedLine]:
        """Yield the lines; the walk is a loop, so that deep nesting costs no stack."""
        walk = etree.iterwalk(tree, events=("start", "end"))
        skipped = None
        for event, element in walk:
            if skipped is not None:
                if event == "end" and element is skipped:
                    skipped = None
                    self._put(element.tail)
                continue
            if event == "start":
                hint = SKIP if element.tag in _UNREAD else self._hint(element, self._hints[-1])
                if hint == SKIP:
                    yield from self._break(element.tag)
                    skipped = element
                    walk.skip_subtree()
                    continue
                yield from self._open(element, hint)
            else:
                yield from self._close(element)
        yield from self._flush()

    def _open(self, element: Any, hint: str) -> Iterator[MarkedLine]:
        yield from self._break(element.tag, changes=bool(hint) and hint != self._hints[-1])
        self._hints.append(hint or self._hints[-1])
        self._homes.append(self._homes[-1] if element.tag in INLINE else element)
        self._links += element.tag == "a"
        self._put(element.text)

    def _close(self, element: Any) -> Iterator[MarkedLine]:
        yield from self._break(element.tag, changes=self._hints[-1] != self._hints[-2])
        self._hints.pop()
        self._homes.pop()
        self._links -= element.tag == "a"
        self._put(element.tail)

    def _break(self, tag: Any, changes: bool = False) -> Iterator[MarkedLine]:
        if changes or tag not in INLINE:
            yield from self._flush()

    def _put(self, text: str | None) -> None:
        if text:
            self._waiting.append(text)
            self._linked += len(text.strip()) if self._links else 0

    def _flush(self) -> Iterator[MarkedLine]:
        text = "".join(self._waiting)
        self._waiting.clear()
        linked, self._linked = self._linked, 0
        lines = text.splitlines() if self._keep_lines else [text]
        for line in lines:
            line = (_SPACES_IN_LINE if self._keep_lines else _SPACES).sub(" ", line).strip()
            if line:
                yield MarkedLine(self._hints[-1], line, linked, self._homes[-1])


def _no_hint(element: Any, outer: str) -> str:
    return ""


def _body_hint(element: Any, outer: str) -> str:
    """Tell crossheads and captions inside a body."""
    if element.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
        return "crosshead"
    return "caption" if element.tag == "figcaption" else ""
