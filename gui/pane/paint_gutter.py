"""The gutter at the right: number, role, role bar, and a sign where the checks found something."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from core.model import Finding, Role
from gui.pane.context import RenderContext
from gui.pane.rows import OWN
from gui.pane.scene import ArticleScene
from gui.pane.visible import BAR, PageSize, VisibleRow
from gui.theme import faded, tint, ui_font

PILL, NUMBER = 20, 26
"""Pixels: a pill's height, the number's column."""

_RIGHT = Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_SEVERITIES = ("error", "warning", "note")


def paint_gutter(
    painter: QPainter, row: VisibleRow, scene: ArticleScene, page: PageSize, context: RenderContext
) -> None:
    """Paint the gutter beside one row."""
    role = scene.role_named.get(row.row.block.role)
    _paint_bar(painter, row, role, page, context)
    if row.row.start:
        return
    middle = row.first_base - row.size * 0.24
    if row.row.number:
        _paint_number(painter, row.row.number, middle, page, context)
    if not context.narrow:
        _paint_pill(painter, row, role, middle, page, context)
    found = scene.findings_of.get(row.row.block.id, ())
    if found and row.row.place == OWN:
        _paint_sign(painter, found, middle, page, context)


def role_title(role: Role | None, name: str, context: RenderContext) -> str:
    """Return what a role is called in the interface's language."""
    if role is None:
        return name
    return (role.title_ar if context.texts.lang == "ar" else role.title_en) or role.name


def _paint_bar(
    painter: QPainter, row: VisibleRow, role: Role | None, page: PageSize, context: RenderContext
) -> None:
    theme, width = context.theme, context.theme.px(BAR)
    last = row.layout.lineAt(row.layout.lineCount() - 1)
    top = row.first_base - 0.85 * row.size
    bottom = row.origin.y() + last.y() + last.ascent() + 0.45 * row.size
    colour = tint(role.colour, theme) if role else QColor(theme.faint)
    if row.row.place != OWN:
        colour = QColor(theme.strong_border)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour if row.row.block.kept else faded(colour, 0.45))
    painter.drawRoundedRect(QRectF(page.gutter - width / 2, top, width, bottom - top), width / 2, width / 2)


def _paint_number(
    painter: QPainter, number: int, middle: float, page: PageSize, context: RenderContext
) -> None:
    theme = context.theme
    painter.setFont(ui_font(theme, 11))
    painter.setPen(QColor(theme.faint))
    end = theme.px(6 if context.narrow else 10)
    rect = QRectF(page.width - end - theme.px(NUMBER), middle - theme.px(10), theme.px(NUMBER), theme.px(20))
    painter.drawText(rect, _RIGHT, str(number))


def _paint_pill(
    painter: QPainter,
    row: VisibleRow,
    role: Role | None,
    middle: float,
    page: PageSize,
    context: RenderContext,
) -> None:
    """Paint the role's pill: filled where the block is kept, an outline where it is left out."""
    theme, font = context.theme, ui_font(context.theme, 11, QFont.Weight.Medium)
    metrics, height = QFontMetricsF(font), theme.px(PILL)
    left, room = page.gutter + theme.px(11), theme.px(92)
    words = metrics.elidedText(
        role_title(role, row.row.block.role, context), Qt.TextElideMode.ElideRight, room - theme.px(16)
    )
    rect = QRectF(left, middle - height / 2, metrics.horizontalAdvance(words) + theme.px(16), height)
    colour = tint(role.colour, theme) if role and row.row.place == OWN else QColor(theme.edge_text)
    filled = row.row.block.kept and row.row.place == OWN
    painter.setPen(Qt.PenStyle.NoPen if filled and not theme.contrast else QPen(faded(colour, 0.55), 1))
    painter.setBrush(faded(colour, 0.20 if theme.dark else 0.13) if filled else Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect, theme.px(5), theme.px(5))
    painter.setFont(font)
    painter.setPen(colour)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def _paint_sign(
    painter: QPainter, found: tuple[Finding, ...], middle: float, page: PageSize, context: RenderContext
) -> None:
    """Paint the gravest finding's sign under the number's column: its shape tells as much as its colour."""
    theme, size = context.theme, context.theme.px(9)
    gravest = min((finding.severity for finding in found), key=_SEVERITIES.index)
    right = page.width - theme.px(13 if context.narrow else 40)
    centre = QPointF(right, middle + theme.px(17) if context.narrow else middle)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(getattr(theme, gravest)))
    painter.drawPath(_sign(gravest, centre, size / 2))


def _sign(severity: str, centre: QPointF, half: float) -> QPainterPath:
    """Return a square for an error, a triangle for a warning, a disc for a note."""
    path = QPainterPath()
    if severity == "error":
        path.addRoundedRect(QRectF(centre.x() - half, centre.y() - half, 2 * half, 2 * half), 2, 2)
    elif severity == "warning":
        corners = [QPointF(0, -half), QPointF(half, half), QPointF(-half, half)]
        path.addPolygon(QPolygonF([centre + corner for corner in corners]))
        path.closeSubpath()
    else:
        path.addEllipse(centre, half, half)
    return path
