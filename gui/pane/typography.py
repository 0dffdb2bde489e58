"""How each role is set: sizes, weights and the space around it, as Qt's formats for a whole row."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QTextBlockFormat, QTextCharFormat

from gui.pane.context import RenderContext
from gui.pane.rows import OWN, Row
from gui.theme import Theme, text_font

GUTTER, MARK_ROOM, SIDE, TOP = 148, 92, 22, 26
"""Pixels: the gutter at the right, the room for the left-out mark at the left, the page's left and top margins."""

NARROW_GUTTER, NARROW_MARK, NARROW_SIDE = 50, 28, 12
"""The same on a narrow page, which has no room for words beside the text."""

GUTTER_SHARE = 0.25
"""A gutter that would take more of the page's width than this makes the page a narrow one."""

_QUIET, _EDGE = 20, 15
"""Pixels that the type of left-out blocks, and of the neighbouring articles', never exceeds."""

LINE_HEIGHT = 146
"""Percent of the font's own height: just the room for a row of tags."""

BOUNDARY_ROOM = 46
"""Pixels kept free above a row that opens an article, for the boundary's line."""


class RoleType(NamedTuple):
    """How a role is set: pixels, weight, space above and below, and whether in the quieter colour."""

    size: int
    weight: QFont.Weight
    above: int
    below: int
    quiet: bool = False


_PARAGRAPH = RoleType(19, QFont.Weight.Normal, 4, 8)
_SMALL = RoleType(17, QFont.Weight.Normal, 3, 5, quiet=True)
_TYPES = {
    "headline": RoleType(27, QFont.Weight.Bold, 4, 6),
    "subheadline": RoleType(20, QFont.Weight.DemiBold, 3, 6),
    "crosshead": RoleType(20, QFont.Weight.Bold, 8, 4),
    "byline": RoleType(17, QFont.Weight.DemiBold, 3, 5, quiet=True),
    "dateline": _SMALL,
    "caption": _SMALL,
    "credit": _SMALL,
    "boilerplate": RoleType(17, QFont.Weight.Normal, 3, 5),
}


def is_narrow(width: float, theme: Theme) -> bool:
    """Tell whether a page of this width has no room for the roles in words."""
    return theme.px(GUTTER) > width * GUTTER_SHARE


def gutter(context: RenderContext) -> int:
    """Return the gutter's width."""
    return context.theme.px(NARROW_GUTTER if context.narrow else GUTTER)


def side(context: RenderContext) -> int:
    """Return the margin beside the text."""
    return context.theme.px(NARROW_SIDE if context.narrow else SIDE)


def role_type(role: str) -> RoleType:
    """Return how a role is set; roles that editors add are set like paragraphs."""
    return _TYPES.get(role, _PARAGRAPH)


def pixels(row: Row, context: RenderContext) -> int:
    """Return the size of a row's type in pixels; headlines of neighbours and left-out ones do not shout."""
    size = role_type(row.block.role).size
    if row.place != OWN:
        return context.px(min(size, _EDGE))
    return context.px(size if row.block.kept else min(size, _QUIET))


def block_format(row: Row, context: RenderContext) -> QTextBlockFormat:
    """Return a row's paragraph format: forced right-to-left, never guessed from its first letter."""
    kind = role_type(row.block.role)
    made = QTextBlockFormat()
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setAlignment(Qt.AlignmentFlag.AlignLeft)
    made.setLineHeight(LINE_HEIGHT, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
    above = kind.above if row.start == 0 else 0
    made.setTopMargin(context.px(above + (BOUNDARY_ROOM if row.opens else 0)))
    made.setBottomMargin(context.px(kind.below) if row.last else 0)
    if not row.block.kept:
        made.setLeftMargin(context.theme.px(NARROW_MARK if context.narrow else MARK_ROOM))
    return made


def char_format(row: Row, context: RenderContext) -> QTextCharFormat:
    """Return the one character format of a whole row; mentions never have any."""
    kind, theme = role_type(row.block.role), context.theme
    made = QTextCharFormat()
    made.setFont(text_font(pixels(row, context), kind.weight))
    if row.place != OWN:
        made.setForeground(QColor(theme.edge_text))
    elif not row.block.kept:
        made.setForeground(QColor(theme.left_out_text))
    else:
        made.setForeground(QColor(theme.muted if kind.quiet else theme.text))
    return made
