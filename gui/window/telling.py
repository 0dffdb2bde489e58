"""Telling the editor what was refused, what is done, and what the program itself did wrong."""

from __future__ import annotations

import traceback

from core.errors import Cancelled, TanqihError
from gui.dialogs.fault import FaultDialog
from gui.window.notes import Note
from gui.window.parts import Parts


class Telling:
    """One plain sentence above the desk; a dialog with details only for a bug."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    def refused(self, error: TanqihError) -> None:
        """Tell why something was not done, or that there was nothing to do."""
        kind = "note" if isinstance(error, (Note, Cancelled)) else "error"
        self._parts.message.say(self._parts.appearance.texts(error.key, **error.values), kind)

    def note(self, sentence: str) -> None:
        """Tell what one may like to know."""
        self._parts.message.say(sentence, "note")

    def fault(self, error: BaseException) -> None:
        """Show what the program did wrong, with what a report needs."""
        texts, theme = self._parts.appearance.texts, self._parts.appearance.theme
        # A child process tells its whole traceback: the sentence takes its last line, the details keep it.
        reason = (str(error).strip().splitlines() or [""])[-1]
        sentence = texts("error.bug", detail=f"{type(error).__name__}: {reason}")
        details = "".join(traceback.format_exception(error))
        FaultDialog(sentence, details, texts, theme, self._parts.frame).open()
