"""What a key means to the article pane: a caret movement, something to write, or nothing to it."""

from __future__ import annotations

from unicodedata import normalize

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextCursor

_MOVES = frozenset(
    (
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    )
)
_ENTER = frozenset((Qt.Key.Key_Return, Qt.Key.Key_Enter))
_CHORD = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)

_FORMS = "\ufe70", "\ufefc"
"""Presentation forms: the key of «لا» may give one where the input method does not take it apart."""

ENTER, CUT, PASTE = "enter", "cut", "paste"

_DELETIONS = {
    QKeySequence.StandardKey.Delete: QTextCursor.MoveOperation.NextCharacter,
    QKeySequence.StandardKey.DeleteStartOfWord: QTextCursor.MoveOperation.PreviousWord,
    QKeySequence.StandardKey.DeleteEndOfWord: QTextCursor.MoveOperation.NextWord,
    QKeySequence.StandardKey.DeleteEndOfLine: QTextCursor.MoveOperation.EndOfLine,
}


def is_move(event: QKeyEvent) -> bool:
    """Tell whether the key moves the caret, with Shift the selection."""
    return Qt.Key(event.key()) in _MOVES


def deletion(event: QKeyEvent) -> QTextCursor.MoveOperation | None:
    """Return how far the key deletes, None where it deletes nothing."""
    if event.key() == Qt.Key.Key_Backspace and not event.modifiers() & _CHORD:
        return QTextCursor.MoveOperation.PreviousCharacter
    return next((reach for key, reach in _DELETIONS.items() if event.matches(key)), None)


def edit(event: QKeyEvent) -> str | None:
    """Return ENTER, CUT or PASTE where the key asks for it."""
    if event.key() in _ENTER and not event.modifiers() & _CHORD:
        return ENTER
    if event.matches(QKeySequence.StandardKey.Cut):
        return CUT
    return PASTE if event.matches(QKeySequence.StandardKey.Paste) else None


def typed(event: QKeyEvent) -> str:
    """Return the text a key types, in plain letters; nothing for shortcuts, Tab and control characters."""
    held, text = event.modifiers() & _CHORD, event.text()
    alt_gr = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    if not text or (held and held != alt_gr) or event.key() in (Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
        return ""
    if any(_FORMS[0] <= letter <= _FORMS[1] for letter in text):
        text = normalize("NFKC", text)
    return text if text.isprintable() or text in "\u200c\u200d" else ""


def kept_from_shortcuts(event: QKeyEvent, *, writing: bool) -> bool:
    """Tell whether the pane takes a key before any shortcut of the window does.

    Always bare caret movements; in write mode also what types or deletes. All chords are left to the window, so
    that every bare key may label in mark mode and Ctrl+digits in write mode.
    """
    if event.modifiers() & _CHORD and not typed(event):
        return False
    if is_move(event):
        return True
    bare_deletion = event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Delete)
    return writing and (bare_deletion or event.key() in _ENTER or bool(typed(event)))
