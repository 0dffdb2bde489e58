"""One article's lines to blocks: the model's parts become roles, and what is certain is decided by rule."""

from __future__ import annotations

from core.dump.dividing.chain import Floats
from core.dump.dividing.drafts import ArticleDraft, BlockDraft, PageLine
from core.dump.dividing.read import Read
from core.dump.dividing.reasons import boundary_reason, part_reason
from core.dump.dividing.signs import SHAPES
from core.dump.dividing.states import STATES
from core.model import Decision

PERHAPS = 0.2
"""From this share on, a line that does not start an article is told to have nearly done so."""

_ROLES = {"date": "dateline", "widget": "boilerplate"}
_PROSE = {SHAPES.index(name) for name in ("prose long", "prose")}
_TITLES = {SHAPES.index(name) for name in ("words 1", "words 2-3", "words 4-6", "words 7-9", "asking")}
_LONG_ENOUGH = 12
"""Letters from which a line that stands again in its article is a copy, whatever the model says."""


class ArticleReader:
    """Reads the lines of one article in order.

    Attributes:
        size: code points read.
        count: blocks made.
    """

    def __init__(self, emissions: Floats, line: Read, *, first: bool) -> None:
        self._emissions = emissions
        self._boundary = self._why_here(line, first=first)
        self._blocks: list[BlockDraft] = []
        self._roles: dict[str, str] = {}
        self._in_body = False
        self.size = 0

    @property
    def count(self) -> int:
        """Return how many blocks were made."""
        return len(self._blocks)

    def draft(self) -> ArticleDraft:
        """Return the article as far as it was read."""
        return ArticleDraft(self._boundary, tuple(self._blocks))

    def _why_here(self, line: Read, *, first: bool) -> Decision:
        if first:
            return Decision("segmenter", "first-line", 1.0)
        share = _rounded(line.starts)
        if not STATES[line.state].starts:
            return Decision("segmenter", "too-long", share)
        return Decision("segmenter", boundary_reason(self._emissions, line.features, line.state), share)

    def add(self, line: Read, ahead: Read | None) -> None:
        """Add the next line; `ahead` is the one after it."""
        role, kept, why, why_kept = self._decide(line, ahead)
        for raw in (line.look.raw, *line.rest):
            end = raw.start + len(raw.text)
            self._blocks.append(BlockDraft(raw.start, end, role, kept, why, why_kept, raw.text))
            self.size += len(raw.text)

    def _decide(self, line: Read, ahead: Read | None) -> tuple[str, bool, Decision, Decision]:
        if line.page_line is not None:
            return _of_page(line.page_line)
        key = line.look.signs.key
        part = STATES[line.state].part
        if part == "repeat" or (len(key) >= _LONG_ENOUGH and key in self._roles):
            return self._repeat(line, key)
        role, reason = self._role_of(line, part, ahead)
        share = _rounded(line.sure)
        if part == "paragraph":
            self._in_body = True
        if part != "widget" and key:
            self._roles.setdefault(key, role)
        decision = self._role_decision(line, role, reason, share)
        if part == "widget":
            return role, False, decision, Decision("segmenter", reason, share)
        kept = _rounded(1 - line.left_out)
        return role, True, decision, Decision("segmenter", "kept-role", kept)

    def _role_decision(self, line: Read, role: str, reason: str, share: float) -> Decision:
        if line.starts >= PERHAPS and not STATES[line.state].starts and self._blocks:
            return Decision("segmenter", "perhaps-start", min(share, _rounded(1 - line.starts)))
        if role == "crosshead":
            share = min(share, 0.75)
        return Decision("segmenter", reason, share)

    def _role_of(self, line: Read, part: str, ahead: Read | None) -> tuple[str, str]:
        signs = line.look.signs
        shape = SHAPES[signs.shape]
        after = ahead.look.signs if ahead is not None else None
        prose_after = after is not None and after.shape in _PROSE
        if shape == "credit alone" and part in ("caption", "byline", "paragraph"):
            return "credit", signs.reason
        if shape == "credit" and part in ("byline", "paragraph") and not signs.end:
            return "caption", signs.reason
        if (
            part == "paragraph"
            and self._in_body
            and signs.shape in _TITLES
            and signs.width <= 6
            and prose_after
        ):
            return "crosshead", "short-over-paragraph"
        doubled = after is not None and bool(signs.key) and after.key == signs.key
        reason = part_reason(
            signs, part, starts=STATES[line.state].starts, doubled=doubled, over_body=prose_after
        )
        return _ROLES.get(part, part), reason

    def _repeat(self, line: Read, key: str) -> tuple[str, bool, Decision, Decision]:
        """Return the reading of a later copy: it has the first one's role and is left out."""
        role = self._roles.get(key) or self._most_like(line.look.raw.text)
        reason = f"repeats-{role}" if role in ("headline", "subheadline", "caption") else "repeats-above"
        sure = 0.97 if key in self._roles else _rounded(line.left_out)
        decision = Decision("segmenter", reason, sure)
        return role, False, decision, decision

    def _most_like(self, text: str) -> str:
        """Return the role of the kept line above whose words are most those of `text`."""
        words = set(text.split())
        best, most = "headline", 0.0
        for block in self._blocks[:12]:
            others = set(block.text.split())
            alike = len(words & others) / max(len(words | others), 1)
            if block.kept and alike > most:
                best, most = block.role, alike
        return best


def _of_page(line: PageLine) -> tuple[str, bool, Decision, Decision]:
    decision = Decision("profile", "page-line", 0.97)
    return line.role, line.kept, decision, decision


def _rounded(share: float) -> float:
    return round(min(max(share, 0.0), 1.0), 3)
