"""The mentions of the article, the same words under one label as one line."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from core.model import Block, Label, Mention
from core.texts import Texts
from gui.models.mention_groups import MentionGroup, mention_groups
from gui.panels.vocabulary import stacked
from gui.theme import Theme
from gui.widgets.empty_state import EmptyState
from gui.widgets.header import PanelHeader
from gui.widgets.row_list import Row, RowList

UNKNOWN = "#808080"
"""Colour of a mention whose label is not in the project's list (one being deleted)."""


class MentionsPanel(QWidget):
    """Words and how often; choosing a line goes to its first mention, choosing it again to the next.

    Signals:
        mention_activated: (id) go to this mention.
    """

    mention_activated = Signal(int)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make an empty list."""
        super().__init__(parent)
        self._groups: dict[tuple[int, ...], MentionGroup] = {}
        self._labels: Mapping[int, Label] = {}
        self._mention: int | None = None
        self._count = 0
        self.header = PanelHeader("highlighter", theme, self)
        self.list = RowList(theme, self, most=10_000)
        self._body = EmptyState(self.list, theme, self)
        stacked(self, self.header, self._body)
        self.list.row_chosen.connect(self._go)
        self.set_texts(texts)

    def show_mentions(
        self, mentions: Sequence[Mention], blocks: Sequence[Block], labels: Sequence[Label]
    ) -> None:
        """Show the mentions of an article."""
        self._labels = {label.id: label for label in labels}
        self._groups = {group.mentions: group for group in mention_groups(mentions, blocks)}
        self._count = len(mentions)
        self._refill()

    def show_mention(self, mention: int | None) -> None:
        """Mark the line of the mention at hand."""
        self._mention = mention
        line = next((key for key in self._groups if mention in key), None)
        self.list.show_current(line)

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.header.title.setText(texts("panel.mentions.title"))
        self.list.setAccessibleName(texts("panel.mentions.title"))
        self._body.say(texts("panel.mentions.none"))
        self._refill()

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.header.set_theme(theme)
        self.list.set_theme(theme)
        self._body.set_theme(theme)

    def _refill(self) -> None:
        self.list.show_rows([self._row(group) for group in self._groups.values()])
        self.header.note.setText(str(self._count) if self._count else "")
        self.show_mention(self._mention)

    def _row(self, group: MentionGroup) -> Row:
        label, many = self._labels.get(group.label), len(group.mentions)
        title = "" if label is None else label.title_ar if self._texts.lang == "ar" else label.title_en
        return Row(
            group.mentions,
            group.words if not group.lost else self._texts("panel.mentions.lost", words=group.words),
            label.colour if label else UNKNOWN,
            "bar",
            count=f"×{many}" if many > 1 else "",
            spoken=self._texts("panel.mentions.row", words=group.words, label=title, count=many),
            content=True,
            faint=group.lost,
        )

    def _go(self, key: tuple[int, ...]) -> None:
        self.mention_activated.emit(self._groups[key].after(self._mention))
