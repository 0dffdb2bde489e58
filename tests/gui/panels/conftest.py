from __future__ import annotations

from tests.gui.parts import imported_project, press, session, show, texts, theme

__all__ = ["imported_project", "press", "session", "show", "texts", "theme"]
