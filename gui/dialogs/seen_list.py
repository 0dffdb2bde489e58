"""What the segmenter sees, as a list: articles, and their blocks with role and kept state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyleOptionViewItem, QWidget

from core.model import Role
from core.texts import Texts
from gui.models.probes import SeenBlock
from gui.theme import Theme, tint, ui_font
from gui.widgets.painting import RTL, draw_pill, draw_words, mirrored, soft, widest
from gui.widgets.plain import PlainDelegate

SEEN_ROLE = Qt.ItemDataRole.UserRole + 1
PLAIN = "#777777"
"""Colour of a role the project does not have."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SeenRow:
    """A line: the head of an article (`block` None), or a block with its role's title and colour."""

    title: str
    block: SeenBlock | None = None
    colour: str = ""


class SeenRows(QAbstractListModel):
    """Lines as a Qt model."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Make it empty."""
        super().__init__(parent)
        self.lines: list[SeenRow] = []
        self.left_out = ""

    def show_lines(self, lines: list[SeenRow], left_out: str) -> None:
        """Show these lines; `left_out` is the word for blocks that are not kept."""
        self.beginResetModel()
        self.lines, self.left_out = lines, left_out
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        line = self.lines[index.row()]
        if role == SEEN_ROLE:
            return line
        if line.block is None:
            return line.title if role == Qt.ItemDataRole.DisplayRole else None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return line.block.words
        if role == Qt.ItemDataRole.AccessibleTextRole:
            state = "" if line.block.kept else self.left_out
            return " · ".join(part for part in (line.title, state, line.block.words) if part)
        return None


class SeenDelegate(PlainDelegate):
    """Paints a `SeenRow`."""

    def __init__(self, theme: Theme, parent: QObject | None = None) -> None:
        """Paint with `theme`."""
        super().__init__(parent)
        self.theme = theme
        self.pill = 0
        self.left_out = ""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(self.theme.px(200), self.theme.px(30))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: SeenRow = index.data(SEEN_ROLE)
        theme, px, direction = self.theme, self.theme.px, option.direction
        outer = option.rect.adjusted(px(10), 0, -px(10), 0)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if line.block is None:
            font = ui_font(theme, 12, QFont.Weight.DemiBold)
            draw_words(painter, outer, line.title, font, theme.muted, direction)
            painter.restore()
            return
        font = ui_font(theme, 11, QFont.Weight.Medium)
        shade = tint(line.colour, theme).name()
        pill = mirrored(QRect(outer.x(), outer.center().y() - px(10), self.pill, px(21)), outer, direction)
        painter.setLayoutDirection(direction)
        draw_pill(painter, pill, line.title, font, soft(shade, theme), shade)
        left, right = outer.x() + self.pill + px(10), outer.right() + 1
        if not line.block.kept:
            width = QFontMetrics(font).horizontalAdvance(self.left_out) + px(4)
            area = mirrored(QRect(right - width, outer.y(), width, outer.height()), outer, direction)
            draw_words(painter, area, self.left_out, font, theme.left_out_text, direction)
            right -= width + px(8)
        area = mirrored(QRect(left, outer.y(), right - left, outer.height()), outer, direction)
        colour = theme.text if line.block.kept else theme.left_out_text
        draw_words(painter, area, line.block.words, ui_font(theme, 13), colour, RTL)
        painter.restore()


class SeenList(QListView):
    """The first articles of a dump."""

    def __init__(
        self, roles: Sequence[Role], texts: Texts, theme: Theme, parent: QWidget | None = None
    ) -> None:
        """Name and colour blocks by `roles`."""
        super().__init__(parent)
        self._roles: Mapping[str, Role] = {role.name: role for role in roles}
        self._texts = texts
        self.rows = SeenRows(self)
        delegate = SeenDelegate(theme, self)
        delegate.pill = widest([self._title(name) for name in self._roles], ui_font(theme, 11)) + theme.px(20)
        delegate.left_out = texts("dialog.import.left_out")
        self.setModel(self.rows)
        self.setItemDelegate(delegate)
        self.setUniformItemSizes(True)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(texts("dialog.import.seen"))

    def show_articles(self, articles: Sequence[Sequence[SeenBlock]]) -> None:
        """Show articles and their blocks."""
        lines: list[SeenRow] = []
        for number, blocks in enumerate(articles, 1):
            lines.append(SeenRow(self._texts("dialog.import.article", number=number)))
            lines += [SeenRow(self._title(block.role), block, self._colour(block.role)) for block in blocks]
        self.rows.show_lines(lines, self._texts("dialog.import.left_out"))

    def _title(self, role: str) -> str:
        known = self._roles.get(role)
        if known is None:
            return role
        return known.title_ar if self._texts.lang == "ar" else known.title_en

    def _colour(self, role: str) -> str:
        return self._roles[role].colour if role in self._roles else PLAIN
