"""Findings that name words: a fine wavy line under them, in the severity's colour."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF

from core.model import Finding
from gui.pane.context import RenderContext
from gui.pane.visible import VisibleRow


def paint_findings(
    painter: QPainter, row: VisibleRow, findings: Sequence[Finding], context: RenderContext
) -> None:
    """Paint the waves of one row; call before the text is painted."""
    for finding in findings:
        if finding.start is None or finding.end is None:
            continue
        if finding.start > row.row.end or finding.end < row.row.start:
            continue
        painter.setPen(QPen(QColor(getattr(context.theme, finding.severity)), 1.4))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for run in row.stretch_runs(finding.start, max(finding.end, finding.start + 1)):
            painter.drawPolyline(_wave(run.rect.left(), run.rect.right(), run.rect.bottom() + context.px(3)))


def _wave(left: float, right: float, y: float) -> QPolygonF:
    points = [QPointF(left, y)]
    while points[-1].x() < right:
        points.append(QPointF(points[-1].x() + 2.5, y + (1.5 if len(points) % 2 else -1.5)))
    return QPolygonF(points)
