"""Control characters, private characters and code points that stand for nothing. Cleaners: text to splices."""

from __future__ import annotations

import re
import unicodedata

from core.changes import Splice

CONTROLS = "\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u2028\u2029\ufff9-\ufffc"
"""C0 and C1, the line and paragraph separators, and what holds the place of an object that is not there."""
STRANGE = (
    "\u0378-\u0379\u038b\u0530\u05eb-\u05ee\u05f5-\u05ff\u061d\u070e\u074b\u07b2-\u07bf\u085f\u1c89-\u1c8f"
    "\u2065\u2072-\u2073\u208f\u209d-\u209f\u20c2-\u20cf\u218c-\u218f\u242a-\u243f\u244b-\u245f\u2fe0-\u2fef"
    "\ua48d-\ua48f\ud800-\uf8ff\ufa6e-\ufa6f\ufada-\ufaff\ufb07-\ufb12\ufb18-\ufb1c\ufdd0-\ufdef\ufe1a-\ufe1f"
    "\ufe53\ufe67\ufe6c-\ufe6f\ufe75\ufefd\ufefe\uff00\ufff0-\ufff8\ufffe\uffff\U000e0080-\U0010ffff"
)
"""Private characters, surrogates, noncharacters, and ranges of the basic plane where no character is."""

_CONTROL = re.compile(f"[{CONTROLS}]+")
_STRANGE = re.compile(f"[{STRANGE}]+")
_BREAKS = re.compile("[\u000b\u000c\u0085\u2028\u2029]")
_BULLETS = {
    "\uf0b7": "•",
    "\uf0a7": "▪",
    "\uf0d8": "◄",
    "\uf0fc": "✓",
    "\uf076": "•",
    "\uf0a8": "•",
    "\uf06c": "•",
    "\uf02d": "-",
    "\uf0e0": "←",
}
"""Bullets and arrows of symbol fonts, as word processors wrote them."""


def control_characters(text: str) -> list[Splice]:
    """Take control characters out; one that breaks a line leaves a space between two words."""
    return [Splice(found.start(), found[0], _gap(text, found)) for found in _CONTROL.finditer(text)]


def _gap(text: str, found: re.Match[str]) -> str:
    before, after = text[max(0, found.start() - 1) : found.start()], text[found.end() : found.end() + 1]
    apart = not before or not after or before.isspace() or after.isspace()
    return "" if apart or not _BREAKS.search(found[0]) else " "


def strange_characters(text: str) -> list[Splice]:
    """Take out private characters and code points that stand for nothing; a symbol font's bullets become bullets."""
    return [
        Splice(found.start(), found[0], "".join(_BULLETS.get(sign, "") for sign in found[0]))
        for found in _STRANGE.finditer(text)
        if any(unicodedata.category(sign) in ("Co", "Cn", "Cs") for sign in found[0])
    ]
