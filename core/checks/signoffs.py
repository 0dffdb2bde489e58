"""What agencies put under a report: «انتهى», the initials of who wrote it, the agency's name. It is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.arabic import fold
from core.changes import Splice
from core.checks.rule import ArticleContext, Hit
from core.checks.spots import Spot, hit_of

_LETTER = "[\u0621-\u064a]ـ?"
_INITIALS = rf"{_LETTER}[. ]{{1,2}}(?:{_LETTER}[. ]{{1,2}}){{0,2}}{_LETTER}\.?"
_WRITER = rf"(?:{_INITIALS}|[\u0621-\u064a]{{1,3}})"
_AGENCY = "|".join(
    (
        "رويترز|فرانس برس|[أا]سوشيتد برس|الأناضول|شينخوا|سبوتنيك|(?:ال)?وكالات|وام|واس|كونا|سانا|بترا|قنا|وفا|نينا|واع",
        r"[أا]\.? ?ش\.? ?[أا]\.?|[أا]\.? ?ف\.? ?ب\.?|د\.? ?ب\.? ?[أا]\.?|[أا]\.? ?ب\.?",
        r"ي\.? ?ب\.? ?[أا]\.?|و\.? ?[أا]\.? ?[جس]\.?|و\.? ?م\.? ?ع\.?",
        "[Rr]euters|REUTERS|AFP|DPA|dpa|AP|Xinhua|XINHUA",
    )
)
_END = "(?:[إا]نتهى(?: الخبر| البيان| التقرير)?|[إا]نتهي|يتبع|النهاية|ends|ENDS)"
_AROUND = r"[()\[\]/\-–—ـ=*#.\s]"

_TIME = r"\d{1,2}:\d\d\s*(?:ت ?م|بتوقيت\s\w+)?[\s\d]*"

_SIGN_OFFS = {
    "end": re.compile(
        rf"{_AROUND}*{_END}{_AROUND}*(?:{_TIME})?(?:{_WRITER}(?:\s*/\s*{_WRITER}){{0,3}}{_AROUND}*)?"
    ),
    "initials": re.compile(rf"{_AROUND}*{_WRITER}(?:\s*/\s*{_WRITER}){{1,3}}{_AROUND}*"),
    "writer": re.compile(rf"{_LETTER}\.{_LETTER}\.?\s*"),
    "agency": re.compile(
        rf"[(\[]\s*(?:{_AGENCY})(?:\s*[،,/–—-]\s*(?:{_AGENCY}))*\s*[)\]][.\s]*|[-–—/]\s*(?:{_AGENCY})[/.\s]*"
    ),
    "desk": re.compile(
        r"[(\[]\s*(?:[إا]عداد|تغطية|تحرير|شاركت? في|كتابة|ترجمة)\s[^()\[\]]{5,200}[)\]][.\s]*"
    ),
}
_BEHIND_A_SENTENCE = re.compile(r"[.!?؟…»”\")\]]\s*$")
_TAIL = 240
"""Code points at a text's end in which a sign-off is looked for."""


def sign_off(text: str) -> Spot | None:
    """Return the sign-off at the end of a text: behind the end of a sentence, or all of the text; None for none.

    «انتهى» may also be set off by brackets, slashes or dashes; within a sentence it is a verb.
    """
    body = text.rstrip()
    low = max(0, len(body) - _TAIL)
    for start in _starts(body, low):
        for kind, pattern in _SIGN_OFFS.items():
            if pattern.fullmatch(body, start) and _is_set_off(body, start, kind):
                return _spot(text, body, start, kind)
    return None


def _spot(text: str, body: str, start: int, kind: str) -> Spot:
    words = len(body) - len(body[start:].lstrip())
    first = len(body[:start].rstrip())
    splices = (Splice(first, text[first:], ""),) if first else ()
    return Spot(words, len(body), fold(body[words:]), splices, {"right": "", "kind": kind})


def _starts(body: str, low: int) -> Iterator[int]:
    """Yield the places where a sign-off may begin, the first first."""
    if low == 0:
        yield 0
    for found in re.finditer(r"(?<=[\s.!?؟…»”\")\]])(?=\S)", body[low:]):
        yield low + found.start()


def _is_set_off(body: str, start: int, kind: str) -> bool:
    before, words = body[:start].rstrip(), body[start:].strip()
    if not before:
        return kind != "writer"
    if _BEHIND_A_SENTENCE.search(before):
        return True
    return kind == "end" and words[0] in "([/=*#" and words.rstrip(" .")[-1] in ")]/=*#"


def signed_off(context: ArticleContext) -> Iterator[Hit]:
    """Find the sign-off of an article: at the end of its last kept paragraph, or the last kept lines themselves."""
    for block in reversed(context.kept("paragraph")):
        spot = sign_off(block.text)
        if spot is None:
            return
        yield hit_of(block.text, spot, block.id)
        if spot.splices:
            return
