"""What a screen reader and the status bar are told about the place of the caret: text keys with their values."""

from __future__ import annotations

from typing import Any

from core.texts import Texts
from gui.pane.context import RenderContext
from gui.pane.paint_gutter import role_title
from gui.pane.scene import ArticleScene

Told = list[tuple[str, dict[str, Any]]]
"""Sentences not yet rendered: (text key, values)."""


def describe(scene: ArticleScene, block: int, context: RenderContext) -> Told:
    """Return the role, kept state and number of a block, and the chosen mention."""
    shown = scene.block_of.get(block)
    if shown is None:
        return [("pane.at_neighbour", {})]
    number = scene.blocks.index(shown) + 1
    role = role_title(scene.role_named.get(shown.role), shown.role, context)
    told: Told = [
        ("pane.at_block", {"number": number, "count": len(scene.blocks), "role": role}),
        ("pane.kept" if shown.kept else "pane.left_out", {}),
    ]
    mention = scene.mention_of.get(context.selected or 0)
    label = scene.label_of.get(mention.label) if mention else None
    if mention and label:
        title = label.title_ar if context.texts.lang == "ar" else label.title_en
        told.append(("pane.in_mention", {"words": mention.words, "label": title or label.name}))
    return told


def sentence(told: Told, texts: Texts) -> str:
    """Return what was told as one line."""
    return texts("pane.comma").join(texts(key, **values) for key, values in told)
