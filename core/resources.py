"""Where the files that come with the program lie: texts, labels, roles, fonts, icons, the sample."""

from __future__ import annotations

from pathlib import Path

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
"""The folder `resources` beside `core`."""
