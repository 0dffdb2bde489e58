"""Whole dumps."""

from __future__ import annotations

from core.changes import Change, updated
from core.model.view import View


def remove_source(view: View, source: int) -> list[Change]:
    """Take a dump and its articles out of the project's lists and exports; undo brings all of it back."""
    return updated("source", view.source(source), state="removed")
