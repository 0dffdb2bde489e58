"""Which role a line has in its article and whether it is kept: the first copy is, later ones are not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from core.dump.dividing.lines import Line
from core.dump.dividing.profile import Profile
from core.dump.dividing.vocabulary import SURE_BYLINES
from core.model import Decision


@dataclass(frozen=True, slots=True)
class Reading:
    """What was decided about one line."""

    role: str
    kept: bool
    role_decision: Decision
    kept_decision: Decision


@dataclass(slots=True)
class Reader:
    """Reads the lines of one article in order.

    Attributes:
        profile: the dump's habits.
        first: role of each headline, subheadline and caption met so far, by key.
        headline: a headline has been met.
        in_body: a paragraph has been met.
        bylined: a byline has been met.
        repeated: a copy of the headline has been met: what is the page's comes no more.
    """

    profile: Profile
    first: dict[str, str] = field(default_factory=dict)
    headline: bool = False
    in_body: bool = False
    bylined: bool = False
    repeated: bool = False

    def read(self, line: Line, ahead: Sequence[Line]) -> Reading:
        """Return the role of the article's next line; `ahead` are the lines after it."""
        furniture = _furniture(line)
        if furniture is not None:
            return furniture
        if line.key and line.key in self.first:
            self.repeated = True
            return _repeat(self.first[line.key])
        role, reason, confidence = self._body(line, ahead) if self.in_body else self._header(line, ahead)
        if role in ("headline", "subheadline", "caption") and line.key:
            self.first[line.key] = role
        return _kept(role, reason, confidence)

    def _header(self, line: Line, ahead: Sequence[Line]) -> tuple[str, str, float]:
        """Return role, reason and confidence of a line above the first paragraph."""
        if line.credit_alone:
            return "credit", line.credit, 0.9
        if line.date:
            return "dateline", "date-line", 0.8
        if not self.headline:
            return self._first(line)
        if line.prose and not (line.credit and line.size < 300):
            self.in_body = True
            return "paragraph", "sentence", 0.95
        if line.credit:
            return "caption", line.credit, 0.95
        if line.byline in SURE_BYLINES:
            self.bylined = True
            return "byline", line.byline, 0.95
        return self._unmarked(line, ahead)

    def _first(self, line: Line) -> tuple[str, str, float]:
        """Return what the article's first line of its own is."""
        if line.credit:
            return "caption", line.credit, 0.7
        self.headline = True
        if line.prose:
            self.in_body = True
            return "paragraph", "no-headline", 0.7
        return "headline", "first-line", 0.99 if line.title else 0.7

    def _unmarked(self, line: Line, ahead: Sequence[Line]) -> tuple[str, str, float]:
        """Return what a short line under the headline is that says nothing of itself."""
        after = ahead[0] if ahead else None
        if after is not None and after.key == line.key:
            return "caption", "doubled", 0.9
        if any(other.key == line.key for other in _header_lines(ahead)):
            return "caption", "repeats-below", 0.8
        over_body = after is None or after.prose
        if over_body and not self.bylined and (line.byline or self._signed(line)):
            self.bylined = True
            return "byline", line.byline or "over-body", 0.75 if line.byline else 0.6
        if self.bylined or not line.letters or line.bullet or line.open_end or _is_list(ahead):
            self.in_body = True
            return "paragraph", "in-body", 0.6
        if line.pictured:
            return "caption", "picture-words", 0.75
        if self.profile.captions_stand_once:
            return "caption", "place-of-captions", 0.6
        return "subheadline", "under-headline", 0.7

    def _signed(self, line: Line) -> bool:
        """Return whether a short line right over the text is taken for a name: under a page header, or alone."""
        return line.title and 2 <= line.words <= (6 if self.repeated else 3) and not line.asking

    def _body(self, line: Line, ahead: Sequence[Line]) -> tuple[str, str, float]:
        """Return role, reason and confidence of a line from the first paragraph on."""
        if line.credit_alone:
            return "credit", line.credit, 0.7
        after = ahead[0] if ahead else None
        doubled = after is not None and bool(line.key) and after.key == line.key
        if line.credit and line.size < 200 and not line.stop:
            return "caption", line.credit, 0.8
        if doubled and line.title:
            return "caption", "doubled", 0.7
        if line.title and after is not None and after.prose and line.words <= 8:
            return "crosshead", "short-over-paragraph", 0.6
        return "paragraph", "sentence" if line.prose else "in-body", 0.95 if line.prose else 0.7


def _header_lines(ahead: Sequence[Line]) -> list[Line]:
    """Return the lines before the first paragraph."""
    lines: list[Line] = []
    for other in ahead:
        if other.prose:
            break
        lines.append(other)
    return lines


def _is_list(ahead: Sequence[Line]) -> bool:
    """Return whether more unmarked short lines follow than a header has: verses, or a list."""
    following = 0
    for other in ahead:
        if not other.title or other.byline:
            break
        following += 1
    return following >= 3


def _furniture(line: Line) -> Reading | None:
    """Return a reading for a line the page added, or None."""
    reason = "widget" if line.widget else line.furniture
    if not reason:
        return None
    sure = Decision("segmenter", reason, 0.97 if line.widget else 0.85)
    return Reading("boilerplate", False, sure, sure)


def _repeat(role: str) -> Reading:
    """Return the reading of a later copy: it has the first one's role and is left out."""
    decision = Decision("segmenter", f"repeats-{role}", 0.97)
    return Reading(role, False, decision, decision)


def _kept(role: str, reason: str, confidence: float) -> Reading:
    return Reading(
        role, True, Decision("segmenter", reason, confidence), Decision("segmenter", "kept-role", confidence)
    )
