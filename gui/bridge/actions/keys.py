"""The key map, and what a key press means whatever layout the keyboard has."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from core.resources import RESOURCES

_X11_ROWS = ((10, "1234567890"), (24, "QWERTYUIOP"), (38, "ASDFGHJKL"), (52, "ZXCVBNM"))
SCAN_CODES: Mapping[int, int] = {
    first + offset: ord(key) for first, row in _X11_ROWS for offset, key in enumerate(row)
}
"""X11's native scan codes of the keys of a Latin keyboard, by place: what Qt's key() would be there."""

_HELD = (
    Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
)
_DIGIT_ROWS = (0x0660, 0x06F0)
_ARABIC = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
"""Where Arabic signs lie; the key of «لا» gives a presentation form (U+FEFB, with Shift U+FEF5)."""


@dataclass(frozen=True, slots=True)
class Keys:
    """Keys by action id, in portable text (``Ctrl+Shift+P``).

    Attributes:
        always: keys that hold in every mode.
        mark: bare keys of mark mode.
        write: keys of write mode.
        doubt: bare keys while a doubt is asked about, over those of mark mode.
    """

    always: Mapping[str, Sequence[str]] = field(default_factory=dict)
    mark: Mapping[str, Sequence[str]] = field(default_factory=dict)
    write: Mapping[str, Sequence[str]] = field(default_factory=dict)
    doubt: Mapping[str, Sequence[str]] = field(default_factory=dict)

    def of(self, action: str) -> list[str]:
        """Return all keys of an action, those that always hold first."""
        return [
            key for keys in (self.always, self.mark, self.write, self.doubt) for key in keys.get(action, ())
        ]


def load_keys(own: Mapping[str, Sequence[str]] | None = None) -> Keys:
    """Return the key map of `resources/keys.toml` with the editor's `own` keys over it."""
    found = tomllib.loads((RESOURCES / "keys.toml").read_text("utf-8"))
    return Keys({**found["always"], **(own or {})}, found["mark"], found["write"], found["doubt"])


def latin_key(event: QKeyEvent, platform: str = sys.platform) -> int:
    """Return the event's key as a Latin keyboard would have it at the same place.

    Under a keyboard that has only an Arabic layout Qt finds no shortcut for Ctrl+letter, because its key() is
    an Arabic letter. X11 gives the place (nativeScanCode); elsewhere the virtual key is the Latin one. Arabic
    digits are digits whatever the place. Shortcuts must not be registered twice, once in Arabic: with two
    layouts both would match and neither would run.
    """
    key = event.key()
    for zero in _DIGIT_ROWS:
        if zero <= key <= zero + 9:
            return ord("0") + key - zero
    if not any(first <= key <= last for first, last in _ARABIC):
        return key
    if platform.startswith("linux"):
        return SCAN_CODES.get(event.nativeScanCode(), key)
    virtual = event.nativeVirtualKey()
    return virtual if 0x30 <= virtual <= 0x5A else key


def sequence_of(event: QKeyEvent, platform: str = sys.platform) -> str:
    """Return a key press as portable text (``Ctrl+Shift+P``), by the place of its key."""
    key = latin_key(event, platform)
    if key == Qt.Key.Key_Backtab:
        key = Qt.Key.Key_Tab
    held = event.modifiers() & _HELD
    if len(event.text()) == 1 and event.text().isdigit() and not held:
        key = ord("0") + int(event.text())
    return portable(QKeySequence(key | held.value).toString(QKeySequence.SequenceFormat.PortableText))


@lru_cache(maxsize=4096)
def portable(key: str) -> str:
    """Return a key's text in one spelling, so that two ways to write it compare equal; asked for often."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)
