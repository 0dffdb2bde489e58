"""Patterns of page lines: refused where they could run away, and the finding of a line's page line.

A pattern comes from an editor or from somebody's profile and is matched on every short line of a dump, so its
time must be bounded: it is short, it is tried on short lines alone, and it holds nothing that makes a regular
expression try the same letters over and over.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from core.arabic import fold
from core.dump.dividing.drafts import PageLine
from core.dump.dividing.lines import line_key
from core.errors import UserError

LONGEST_LINE = 200
"""Code points of a line that may be a page line; longer ones are paragraphs."""

LONGEST_PATTERN = 1_000
"""Code points of a pattern."""

_MOST_WAYS = 1_000_000
"""Ways to try a pattern on a line, before it counts as one that may run away: two long repeats and some choices."""

_MOST_INSIDE = 1_000
"""Ways to try what gives nothing back."""

_REPEAT = re.compile(r"([*+?]|\{(\d*)(,?)(\d*)\})(\+?)")
_SET = re.compile(r"\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)
_REFUSED = re.compile(r"\\[1-9]|\(\?(?:[P#(]|[a-zA-Z\-]*(?:x|\)))")
"""References back, names, comments, and flags for the whole: what the look over a pattern does not read."""

_OPENING = re.compile(r"\((?:\?(?:<[=!]|[a-zA-Z\-]*:|[=!>]))?")


def pattern_key(pattern: str) -> str:
    """Return a pattern folded, as it is matched on folded lines; raise UserError where it cannot be used.

    Refused are what does not compile, what fits an empty line (and so every line), what is too long, and what may
    take too long: references back, a repeat of a group that holds a repeat or a choice, and more long repeats than
    two or so. Possessive repeats (``*+``, ``++``) and atomic groups (``(?>…)``) are free: they give nothing back.
    """
    if len(pattern) > LONGEST_PATTERN:
        raise UserError("error.pattern_too_long", count=LONGEST_PATTERN)
    key = fold(pattern)
    try:
        compiled = compiled_pattern(key)
    except (re.error, OverflowError, RecursionError) as error:
        raise UserError("error.bad_pattern", pattern=pattern, detail=str(error)) from None
    if compiled.match("") is not None:
        raise UserError("error.pattern_fits_all", pattern=pattern)
    if _REFUSED.search(key) or _ways(key, 0)[0] > _MOST_WAYS:
        raise UserError("error.slow_pattern", pattern=pattern)
    return key


def compiled_pattern(key: str) -> re.Pattern[str]:
    """Return the expression of a `pattern_key`: capital and small letters are the same."""
    return re.compile(key, re.IGNORECASE)


def _ways(pattern: str, at: int) -> tuple[int, int]:
    """Return in how many ways a group can be tried on a line, and where it ends: the alternatives' sum."""
    ways, here = 0, 1
    while at < len(pattern) and pattern[at] != ")":
        if pattern[at] == "|":
            ways, here, at = ways + here, 1, at + 1
            continue
        item, at = _item(pattern, at)
        repeat = _REPEAT.match(pattern, at)
        if repeat:
            item, at = _repeated(item, repeat), repeat.end()
        here = min(here * item, _MOST_WAYS + 1)
    return min(ways + here, _MOST_WAYS + 1), at + 1


def _item(pattern: str, at: int) -> tuple[int, int]:
    """Return the ways of a letter, a set or a group, and where it ends."""
    if pattern[at] == "(":
        opening = _OPENING.match(pattern, at)
        start = opening.end() if opening else at + 1
        ways, end = _ways(pattern, start)
        return (_kept_whole(ways) if pattern.startswith("(?>", at) else ways), end
    found = _SET.match(pattern, at) if pattern[at] == "[" else None
    return 1, found.end() if found else at + (2 if pattern[at] == "\\" else 1)


def _repeated(ways: int, repeat: re.Match[str]) -> int:
    """Return the ways of what is repeated."""
    least, most = _times(repeat)
    if repeat[5] and least < 2:
        return _kept_whole(ways)
    if ways > 1 and most > 1:
        return _MOST_WAYS + 1
    return most - least + 1 if ways == 1 else ways + 1


def _times(repeat: re.Match[str]) -> tuple[int, int]:
    """Return how often at least and at most, on a line that is short."""
    sign, low, comma, high = repeat[1], repeat[2], repeat[3], repeat[4]
    if sign == "?":
        return 0, 1
    if sign in ("*", "+"):
        return int(sign == "+"), LONGEST_LINE
    least = min(int(low or 0), LONGEST_LINE)
    return least, min(int(high or LONGEST_LINE), LONGEST_LINE) if comma else least


def _kept_whole(ways: int) -> int:
    """Return the ways of what gives nothing back once it fits: one, unless it takes long to find that out."""
    return 1 if ways <= _MOST_INSIDE else _MOST_WAYS + 1


class PageLines:
    """Page lines to look lines up in: by key at once, then by each pattern; the first that fits counts.

    Lines that cannot be used (a pattern of a stranger's project that would run away) are passed over.
    """

    def __init__(self, lines: Iterable[PageLine]) -> None:
        """Take the lines in the order in which they count."""
        self._exact: dict[str, PageLine] = {}
        self._patterns: list[tuple[re.Pattern[str], PageLine]] = []
        for line in lines:
            if not line.pattern:
                self._exact.setdefault(line.key, line)
            elif is_usable(line.key):
                self._patterns.append((compiled_pattern(line.key), line))
        each = "|".join(f"(?:{pattern.pattern})" for pattern, _ in self._patterns)
        self._any = compiled_pattern(each or "(?!)")

    def of(self, text: str) -> PageLine | None:
        """Return the page line that a line is, or None."""
        return self.of_folded(line_key(text), fold(text).strip()) if len(text) <= LONGEST_LINE else None

    def of_folded(self, key: str, folded: str) -> PageLine | None:
        """Return the page line of a short line whose key and folded text are known; most lines cost one match."""
        found = self._exact.get(key)
        if found is not None or not self._any.match(folded):
            return found
        return next((line for pattern, line in self._patterns if pattern.match(folded)), None)


def is_usable(key: str) -> bool:
    """Tell whether a pattern's key is one that `pattern_key` would give."""
    try:
        return pattern_key(key) == key
    except UserError:
        return False
