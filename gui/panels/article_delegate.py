"""One row of the article list: headline, snippet, status, source, findings."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from core.session import Summary
from core.texts import Texts
from gui.models.article_rows import SUMMARY_ROLE
from gui.models.direction import isolated
from gui.models.finding_rows import SEVERITY_ICONS
from gui.theme import Theme, ui_font
from gui.widgets.painting import (
    RTL,
    broken,
    draw_dot,
    draw_focus,
    draw_row_ground,
    draw_words,
    end_of,
    mirrored,
    soft,
)
from gui.widgets.pictures import draw_icon
from gui.widgets.plain import PlainDelegate

ROW_HEIGHT = 80
"""Pixels at scale 1: fixed, because a million rows of their own height take seconds to lay out."""

STATUS_COLOURS = {"new": "muted", "in_work": "accent", "done": "success", "doubtful": "warning"}

Index = QModelIndex | QPersistentModelIndex


class ArticleDelegate(PlainDelegate):
    """Paints a `Summary`; broken headlines are kept, because breaking costs more than drawing."""

    def __init__(self, texts: Texts, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme` and speak with `texts`."""
        super().__init__(parent)
        self.texts, self.theme = texts, theme
        self.open_article: int | None = None
        self.sources: Mapping[int, str] = {}
        self._broken = lru_cache(maxsize=2_000)(broken)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(ROW_HEIGHT))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        summary: Summary | None = index.data(SUMMARY_ROLE)
        theme, px, outer = self.theme, self.theme.px, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        draw_row_ground(painter, outer, theme, chosen=chosen, hovered=hovered)
        painter.fillRect(outer.adjusted(px(14), outer.height() - 1, -px(14), 0), QColor(theme.border))
        if summary is not None:
            if summary.article == self.open_article:
                bar = QRect(outer.x(), outer.y(), px(3), outer.height())
                painter.fillRect(mirrored(bar, outer, option.direction), QColor(theme.accent))
            inner = outer.adjusted(px(14), px(8), -px(14), -px(7))
            self._paint_head(painter, summary, inner)
            self._paint_foot(painter, summary, inner, option.direction)
        if option.state & QStyle.StateFlag.State_HasFocus:
            draw_focus(painter, outer, theme)
        painter.restore()

    def _paint_head(self, painter: QPainter, summary: Summary, inner: QRect) -> None:
        theme, px = self.theme, self.theme.px
        font = ui_font(theme, 13, QFont.Weight.DemiBold)
        headline = summary.headline or self.texts("panel.articles.no_headline")
        colour = theme.text if summary.headline else theme.muted
        lines = self._broken(headline, font, inner.width(), 2)
        step = px(22)
        for at, words in enumerate(lines):
            area = QRect(inner.x(), inner.y() + at * step, inner.width(), step)
            draw_words(painter, area, words, font, colour, RTL)
        if len(lines) < 2 and summary.snippet:
            area = QRect(inner.x(), inner.y() + step, inner.width(), step)
            draw_words(painter, area, summary.snippet, ui_font(theme, 12), theme.muted, RTL)

    def _paint_foot(
        self, painter: QPainter, summary: Summary, inner: QRect, direction: Qt.LayoutDirection
    ) -> None:
        theme, px, height = self.theme, self.theme.px, self.theme.px(19)
        foot = QRect(inner.x(), inner.bottom() + 1 - height, inner.width(), height)
        right = foot.right() + 1 - self._paint_pill(painter, summary, foot, direction)
        font = ui_font(theme, 11.5, QFont.Weight.Medium)
        status = self.texts(f"status.{summary.status}")
        colour = getattr(theme, STATUS_COLOURS[summary.status])
        dot = mirrored(QRect(foot.x(), foot.y(), px(8), height), foot, direction)
        draw_dot(painter, QPointF(dot.center()) + QPointF(0.5, 0.5), px(7) / 2, colour)
        left = foot.x() + px(14)
        width = QFontMetrics(font).horizontalAdvance(status) + px(2)
        area = mirrored(QRect(left, foot.y(), width, height), foot, direction)
        draw_words(painter, area, status, font, colour, direction)
        left += width + px(10)
        rest = self._facts(summary)
        area = mirrored(QRect(left, foot.y(), max(0, right - left - px(6)), height), foot, direction)
        draw_words(painter, area, rest, ui_font(theme, 11.5), theme.muted, direction)

    def _facts(self, summary: Summary) -> str:
        source = self.sources.get(summary.source, "")
        facts = [
            self.texts("panel.articles.blocks", count=summary.blocks),
            self.texts("panel.articles.mentions", count=summary.mentions),
        ]
        return " · ".join([*facts, isolated(source)] if source else facts)

    def _paint_pill(
        self, painter: QPainter, summary: Summary, foot: QRect, direction: Qt.LayoutDirection
    ) -> int:
        counts = {"error": summary.errors, "warning": summary.warnings, "note": summary.notes}
        worst = next((severity for severity, count in counts.items() if count), None)
        if worst is None:
            return 0
        theme, px = self.theme, self.theme.px
        colour, words = getattr(theme, worst), str(sum(counts.values()))
        font = ui_font(theme, 11, QFont.Weight.DemiBold)
        width = QFontMetrics(font).horizontalAdvance(words) + px(32)
        pill = mirrored(QRect(foot.right() + 1 - width, foot.y(), width, foot.height()), foot, direction)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(soft(colour, theme))
        painter.drawRoundedRect(pill, foot.height() / 2, foot.height() / 2)
        icon = mirrored(QRect(pill.x() + px(7), pill.y(), px(12), pill.height()), pill, direction)
        draw_icon(painter, icon, SEVERITY_ICONS[worst], colour)
        area = pill.adjusted(px(8), 0, -px(8), 0)
        draw_words(painter, area, words, font, colour, Qt.LayoutDirection.LeftToRight, end_of(direction))
        return width
