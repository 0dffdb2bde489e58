"""Where words stand in a text, and what is put in their place. Found folded, replaced exact; units are code points.

Folded, two spellings a reader takes for the same are the same (`core.arabic.folding`), and A to Z are a to z. Any white
space in the words stands for any white space. Words of which folding leaves nothing (a tatweel) are looked for exactly.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import regex

from core.arabic import expressions
from core.arabic.clitics import pattern_with_clitics
from core.arabic.folding import Folded, fold, fold_map
from core.arabic.letters import MARKS, one_of
from core.errors import UserError

_INNER = r"\w\u0300-\u036f\ue000-\uf8ff\U000f0000-\U0010fffd"
"""What goes on with a word: letters, digits, marks that folding leaves, and what fonts have of their own."""

LINE_ENDS = "\n\r"


class Place(NamedTuple):
    """Where something was found.

    Attributes:
        spans: the groups of a regular expression, the whole first; (-1, -1) for one that took no part.
        lead, tail: letters of a ligature at the edges that were not looked for; they stay when it is replaced.
    """

    start: int
    end: int
    spans: tuple[tuple[int, int], ...] = ()
    lead: str = ""
    tail: str = ""


@dataclass(frozen=True, slots=True)
class Matcher:
    """Finds words in texts.

    Attributes:
        words: what is looked for.
        how: ``plain``, ``word``, ``clitics`` or ``regex``.
        folded: whether texts are folded first.
        pattern: the expression that does it.
    """

    words: str
    how: str
    folded: bool
    pattern: re.Pattern[str] | regex.Pattern[str] = field(repr=False)

    def places(self, text: str) -> Iterator[Place]:
        """Yield where the words stand in a text, in order; raise UserError where an expression takes too long."""
        looked_in = fold(text) if self.folded else text
        found = self._found(looked_in)
        first = next(found, None)
        if first is None:
            return
        back = fold_map(text) if self.folded and not text.isascii() else None
        last_end = 0
        for spans in (first, *found):
            place = _original(back, text, spans) if back else Place(*spans[0], spans)
            if place.start >= last_end:
                last_end = place.end
                yield place

    def _found(self, text: str) -> Iterator[tuple[tuple[int, int], ...]]:
        if isinstance(self.pattern, re.Pattern):
            for match in self.pattern.finditer(text):
                yield (match.span(match.lastindex or 0),)
        else:
            for found in expressions.matches(self.pattern, text):
                yield tuple(found.span(group) for group in range(self.pattern.groups + 1))

    def template(self, instead: str) -> expressions.Template:
        """Return a replacement ready to be filled in; raise UserError for a bad one, or one with a line end."""
        if any(end in instead for end in LINE_ENDS):
            raise UserError("error.line_end_in_replacement")
        if isinstance(self.pattern, re.Pattern):
            return (instead,) if instead else ()
        return expressions.parsed_template(instead, self.pattern, folded=self.folded)

    @property
    def pieces(self) -> list[Choice]:
        """What a text must hold for anything to be found, for an index of words; empty where nothing can be said."""
        if self.how == "regex":
            source = fold(self.words) if self.folded else self.words
            return [
                tuple(groups(fold(words), whole=False) for words in choice)
                for choice in expressions.literals(source)
            ]
        whole = self.folded and self.how != "plain"
        words = fold(self.words if self.how == "plain" else self.words.strip())
        return [(groups(words, whole=whole, clitics=whole and self.how == "clitics"),)]

    @property
    def signs(self) -> list[str]:
        """What the unfolded text must hold, letter for letter: for signs, which an index of words does not know."""
        if self.how == "regex":
            return []
        if not self.folded:
            return self.words.split()
        return [
            sign
            for sign in dict.fromkeys(fold(self.words))
            if not sign.isspace() and not sign.isalnum() and sign not in _FOLDED_TO
        ]


def filled(template: expressions.Template, text: str, place: Place) -> str:
    """Return what gives way at a place of a text, groups filled in with the text's own words."""
    parts = [part if isinstance(part, str) else _group(text, place, part) for part in template]
    return place.lead + "".join(parts) + place.tail


def _group(text: str, place: Place, number: int) -> str:
    start, end = place.spans[number]
    return text[start:end] if start >= 0 else ""


def matcher(words: str, how: str, *, exact: bool = False) -> Matcher:
    """Return what finds `words`; raise UserError for none, or for a bad regular expression."""
    if not words.strip() and (not words or how != "plain"):
        raise UserError("error.no_words")
    if how == "regex":
        return Matcher(words, how, not exact, expressions.compiled(words, folded=not exact))
    folded = not exact and bool(fold(words).strip() or not words.strip())
    return Matcher(words, how, folded, _pattern(fold(words) if folded else words, how, folded=folded))


def _pattern(words: str, how: str, *, folded: bool) -> re.Pattern[str]:
    escape = _caseless if folded else re.escape
    if how == "clitics":
        found = pattern_with_clitics(words, escape, folded=folded)
        if found is None:
            raise UserError("error.no_words")
        return found
    if how == "plain":
        return re.compile(
            "".join(r"\s+" if part.isspace() else escape(part) for part in re.split(r"(\s+)", words))
        )
    parts = words.split()
    inner = _INNER if folded else _INNER + one_of(MARKS)[1:-1]
    before = f"(?<![{inner}])" if re.match(f"[{inner}]", parts[0]) else ""
    after = f"(?![{inner}])" if re.search(f"[{inner}]$", parts[-1]) else ""
    return re.compile(before + r"\s+".join(map(escape, parts)) + after)


def _caseless(words: str) -> str:
    return re.sub(r"[A-Za-z]", lambda found: f"[{found[0].lower()}{found[0].upper()}]", re.escape(words))


def _original(back: Folded, text: str, spans: tuple[tuple[int, int], ...]) -> Place:
    """Return a place found in folded text as one of the text itself."""
    start, end = spans[0]
    first, last = back.original(start, end)
    before, behind = back.inside(start), back.inside(end)
    return Place(
        first,
        last,
        tuple(back.original(*span) if span[0] >= 0 else span for span in spans),
        _letters(text[first])[:before] if before else "",
        _letters(text[back.original(end - 1, end)[0]])[behind:] if behind else "",
    )


def _letters(ligature: str) -> str:
    """Return the letters a ligature stands for: as many as its folding has."""
    folded, plain = fold(ligature), unicodedata.normalize("NFKC", ligature)
    return plain if len(plain) == len(folded) else folded


class Group(NamedTuple):
    """A run of words that an index of words must know: what follows each other with nothing but signs between.

    Attributes:
        words: folded, of letters and digits that every index cuts alike.
        before, after: whether more letters may stand before the first word, and behind the last.
        clitics: whether proclitics may stand before the first word.
    """

    words: tuple[str, ...]
    before: bool = False
    after: bool = False
    clitics: bool = False


Choice = tuple[list[Group], ...]
"""Ways of which a text must hold one; to hold a way is to hold all its groups."""

_SURE = r"[0-9A-Za-z\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3]"
_SEPARATORS = r"[\s!-/:-@\[-^`{-~،؛؟«»“”‘’…–—]"
_RUNS = re.compile(rf"{_SURE}+")
_BETWEEN = re.compile(rf"{_SEPARATORS}+")
_FOLDED_TO = frozenset("".join(fold(chr(code)) for code in (*range(0xFB50, 0xFE00), *range(0xFE70, 0xFEFF))))


def groups(folded: str, *, whole: bool, clitics: bool = False) -> list[Group]:
    """Return the runs of sure words in folded words; `whole` says that they begin and end where words do."""
    found: list[Group] = []
    last_end, joined = 0, False
    for run in _RUNS.finditer(folded):
        between = folded[last_end : run.start()]
        apart = _BETWEEN.fullmatch(between) is not None
        at_start = not folded[: run.start()].strip()
        begins = (whole and at_start) or folded[run.start() - 1 : run.start()].isspace() or apart
        ends = (run.end() == len(folded) and whole) or _BETWEEN.match(folded, run.end()) is not None
        if found and apart and joined:
            found[-1] = found[-1]._replace(words=(*found[-1].words, run[0]), after=not ends)
        else:
            found.append(Group((run[0],), not begins, not ends, clitics and at_start))
        last_end, joined = run.end(), ends
    return found
