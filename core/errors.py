"""Errors say whose fault it is; their words are keys of `resources/texts`, rendered where the user is."""

from __future__ import annotations

from typing import Any


class TanqihError(Exception):
    """An error with a text key and the values its sentence needs.

    Attributes:
        key: key of a sentence in `resources/texts` (``error.no_such_file``).
        values: what the sentence names (path, holder, line …).
    """

    def __init__(self, key: str, /, **values: Any) -> None:
        super().__init__(key, values)
        self.key = key
        self.values = values

    def __str__(self) -> str:
        """Return the key and its values: for logs; the user reads `core.texts.render` of them."""
        named = ", ".join(f"{name}={value!r}" for name, value in self.values.items())
        return f"{self.key}({named})"


class UserError(TanqihError):
    """What was asked for cannot be done; the sentence says what, where and what to do now."""


class ProjectFileError(TanqihError):
    """The project file cannot be used: foreign, newer, damaged or held elsewhere."""


class Cancelled(TanqihError):
    """The user cancelled a long task; nothing of it was kept."""

    def __init__(self) -> None:
        super().__init__("error.cancelled")
