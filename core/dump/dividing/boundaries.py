"""Where articles begin: rules over a line, the lines after it, and what the article so far looks like."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import dataclass

from core.arabic import fold
from core.dump.dividing.lines import Line
from core.dump.dividing.profile import Profile
from core.dump.dividing.vocabulary import SURE_BYLINES
from core.model import Decision

AHEAD = 16
"""Lines the rules look ahead: the longest page header, with every copy of headline and captions."""
_ENOUGH = 3.0
_LONGEST_HEADER = 5
_NO_CONJUNCTION = tuple(
    fold(word)
    for word in "وزير وزارة وزراء وزيرة وفد وفاة ولي وكالة وكيل وصول والد والدة ورشة وقف وضع ولاية وثيقة وثائق وحدة "
    "واشنطن وسط وسيط واحد واحة وادي وجود وجه وداع ورقة وسام وسائل وظائف وعد وعود وقود وقفة وليد وهم وباء واردات".split()
)


@dataclass(slots=True)
class SoFar:
    """The article that is being read.

    Attributes:
        last: its last line.
        in_body: a paragraph has been met, or so many other lines that its header must be over.
        widgets: controls for the type's size met.
        unmarked: lines met that are neither copies nor marked as something of a header.
        gap: blank lines between its last two paragraphs; None before there are two.
        keys: keys of its headline and captions.
    """

    last: Line
    in_body: bool = False
    widgets: int = 0
    unmarked: int = 0
    gap: int | None = None
    keys: Set[str] = frozenset()

    def add(self, line: Line) -> None:
        """Note one more line."""
        if line.prose:
            if self.in_body and self.last.prose:
                self.gap = line.gap
            self.in_body = True
        self.widgets += line.widget
        self.unmarked += line.key not in self.keys and not (line.widget or line.byline or line.credit)
        self.in_body = self.in_body or self.unmarked > _LONGEST_HEADER
        self.last = line


def starts_article(line: Line, ahead: Sequence[Line], so_far: SoFar, profile: Profile) -> Decision | None:
    """Return why an article starts at `line` (not the dump's first), or None; `ahead` are the lines after it."""
    if not line.title or not ahead:
        return None
    if so_far.in_body:
        return (
            _page_header(line, ahead)
            or _kicker_over_header(line, ahead)
            or _plain(line, ahead, so_far, profile)
        )
    header_over = so_far.widgets > 0 or line.gap > profile.paragraph_gap + 1
    if header_over and line.key not in so_far.keys:
        return _page_header(line, ahead)
    return None


def _copy_ahead(line: Line, ahead: Sequence[Line]) -> int:
    """Return how many lines further a copy of `line` stands before any paragraph; 0 for none."""
    for distance, other in enumerate(ahead, 1):
        if other.prose:
            return 0
        if other.key == line.key:
            return distance
    return 0


def _page_header(line: Line, ahead: Sequence[Line]) -> Decision | None:
    """Return a decision where a headline stands over its own copy, or over the control for the type's size."""
    distance = _copy_ahead(line, ahead)
    widget = next((at for at, other in enumerate(ahead, 1) if other.widget or other.prose), 0)
    has_widget = widget > 0 and ahead[widget - 1].widget
    if distance > 1:
        sure = has_widget and widget < distance
        return Decision("segmenter", "headline-repeats-below", 0.99 if sure else 0.9)
    if has_widget and widget <= 5 and not line.pictured and distance == 0:
        if any(
            _copy_ahead(other, ahead[at:]) > 1
            for at, other in enumerate(ahead[: widget - 1], 1)
            if other.title
        ):
            return None
        return Decision("segmenter", "over-widget", 0.85)
    return None


def _kicker_over_header(line: Line, ahead: Sequence[Line]) -> Decision | None:
    """Return a decision where a short line set off from what precedes stands right over a page header."""
    after = ahead[0]
    if line.gap > after.gap and after.title and _copy_ahead(after, ahead[1:]) > 1:
        return Decision("segmenter", "kicker-over-headline", 0.8)
    return None


def _plain(line: Line, ahead: Sequence[Line], so_far: SoFar, profile: Profile) -> Decision | None:
    """Return a decision for a headline that nothing repeats, from the weight of several small signs."""
    weight = (
        _shape(line)
        + _gap(line, ahead[0], so_far, profile)
        + _what_follows(line, ahead, profile)
        + _what_precedes(so_far)
    )
    if line.key in so_far.keys:
        weight -= 3
    if weight < _ENOUGH:
        return None
    after_blank = line.gap > _usual_gap(so_far, profile)
    confidence = min(0.95, 0.5 + 0.1 * (weight - _ENOUGH))
    return Decision(
        "segmenter", "after-blank-lines" if after_blank else "headline-shape", round(confidence, 2)
    )


def _shape(line: Line) -> float:
    """Weigh the line by itself: headlines are of 4 to 16 words and begin without «and»."""
    weight = 1.0 if 4 <= line.words <= 16 else 0.0 if line.words in (3, 17, 18, 19, 20) else -1.5
    if line.size > 130:
        weight -= 1
    if line.stop:
        weight -= 2
    if line.comma:
        weight -= 1
    if line.key.startswith("و") and not line.key.startswith(_NO_CONJUNCTION):
        weight -= 1.5
    return weight


def _usual_gap(so_far: SoFar, profile: Profile) -> int:
    return profile.paragraph_gap if so_far.gap is None else so_far.gap


def _gap(line: Line, after: Line, so_far: SoFar, profile: Profile) -> float:
    """Weigh the blank lines before and after: more than between paragraphs before, and some after."""
    if profile.gapless:
        return 0.0 if line.words >= 6 else -1.0
    usual = _usual_gap(so_far, profile)
    if line.gap == 0:
        return -4.0
    weight = 2.0 if line.gap > usual else 0.0
    if line.gap >= max(3, usual + 2):
        weight += 1
    if line.gap > after.gap:
        weight += 0.5
    if after.gap == 0 or 1 < line.gap <= after.gap:
        weight -= 1.5
    return weight


def _what_follows(line: Line, ahead: Sequence[Line], profile: Profile) -> float:
    """Weigh the next lines: byline, credited caption or paragraph speak for a headline, a list against it."""
    after = ahead[0]
    if after.byline in SURE_BYLINES:
        return 3.0
    if after.credit or after.date:
        return 2.5
    beyond = ahead[1] if len(ahead) > 1 else after
    if after.byline:
        return 2.5 if beyond.prose else 1.0
    if after.prose:
        return 1.0 if line.words > 3 else -0.5
    if after.title and beyond.byline in SURE_BYLINES:
        return 2.0
    if after.title and beyond.prose:
        return 1.5 if after.pictured or profile.captions_stand_once else 0.5
    return -1.0


def _what_precedes(so_far: SoFar) -> float:
    """Weigh the last line: an article ends in a finished paragraph, or in a line of furniture."""
    last = so_far.last
    if last.furniture or last.widget:
        return 1.0
    if last.stop or (last.prose and not last.open_end):
        return 1.0
    return -2.0 if last.open_end else -0.5
