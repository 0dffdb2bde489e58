"""What a screen reader and the status bar are told about the place of the caret: text keys with their values."""

from __future__ import annotations

from typing import Any

from core.checks import sentence_key
from core.model import Finding
from core.texts import Texts
from gui.models.direction import isolated
from gui.pane.context import RenderContext
from gui.pane.order_strip import letter_names
from gui.pane.page import Place
from gui.pane.paint_gutter import role_title
from gui.pane.scene import ArticleScene

Told = list[tuple[str, dict[str, Any]]]
"""Sentences not yet rendered: (text key, values)."""


def describe(scene: ArticleScene, place: Place, context: RenderContext) -> Told:
    """Return the block's role, kept state and number, the chosen mention, the finding, the letter at the caret."""
    shown = scene.block_of.get(place.block)
    if shown is None:
        return [("pane.at_neighbour", {})]
    number = scene.number_of[place.block]
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
    finding = finding_at(scene, place)
    if finding is not None:
        told.append((sentence_key(finding), dict(finding.values)))
    if context.signs:
        names = letter_names(shown.text, place.position)
        told.append(("pane.at_sign", {"names": isolated(" + ".join(names), left_to_right=True)}))
    return told


def finding_at(scene: ArticleScene, place: Place) -> Finding | None:
    """Return the first finding whose words a place is in or beside, None where there is none."""
    for finding in scene.findings_of.get(place.block, ()):
        if finding.start is not None and finding.start <= place.position <= (finding.end or finding.start):
            return finding
    return None


def sentence(told: Told, texts: Texts) -> str:
    """Return what was told as one line."""
    return texts("pane.comma").join(texts(key, **values) for key, values in told)
