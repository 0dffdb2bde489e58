"""The window's fixtures serve the flows too."""

from __future__ import annotations

from tests.gui.window.conftest import desk, open_window, sample_project

__all__ = ["desk", "open_window", "sample_project"]
