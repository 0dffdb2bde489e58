"""The article pane: one article's blocks as editable right-to-left text, with its mentions, roles and edges."""

from __future__ import annotations

from gui.pane.context import MARK, WRITE
from gui.pane.pane import ArticlePane
from gui.pane.scene import END, START, ArticleScene, BoundaryMove, boundary_move

__all__ = ["END", "MARK", "START", "WRITE", "ArticlePane", "ArticleScene", "BoundaryMove", "boundary_move"]
