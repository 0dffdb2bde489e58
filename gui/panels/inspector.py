"""The inspector: one page for marking (labels, roles, mentions), one for the article's own values."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from core.model import Article, Block, Label, Mention, Role
from core.texts import Texts
from gui.panels.article_form import ArticleForm
from gui.panels.mention_details import MentionDetails
from gui.panels.mentions import MentionsPanel
from gui.panels.vocabulary import LabelsPanel, RolesPanel
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.panel import Panel, line
from gui.widgets.shelf import scrolled

PAGES = ("marking", "article")
LEAST_WIDTH = 150
"""Pixels at scale 1 that a label needs with its count and key."""


class InspectorPanel(Panel):
    """What belongs to the open article beside its text.

    Signals:
        label_requested, label_menu_requested: see `LabelsPanel`.
        role_requested, role_menu_requested: see `RolesPanel`.
        mention_activated: see `MentionsPanel`.
        relabel_requested, remove_requested, mark_alike_requested, snap_requested: see `MentionDetails`.
        status_requested, note_requested, attr_requested: see `ArticleForm`.
    """

    label_requested = Signal(int)
    label_menu_requested = Signal(int, QPoint)
    role_requested = Signal(str)
    role_menu_requested = Signal(str, QPoint)
    mention_activated = Signal(int)
    relabel_requested = Signal(object, int)
    remove_requested = Signal(object)
    mark_alike_requested = Signal(int, str)
    snap_requested = Signal(int)
    status_requested = Signal(object, str)
    note_requested = Signal(int, str)
    attr_requested = Signal(int, str, object)

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Make it without an article."""
        super().__init__(parent)
        self._labels: Sequence[Label] = ()
        self._roles: Sequence[Role] = ()
        self._blocks: Sequence[Block] = ()
        self._mentions: Sequence[Mention] = ()
        self._mention: int | None = None
        self._block: int | None = None
        self.pages = ChipRow(theme, self)
        self.labels = LabelsPanel(texts, theme, self)
        self.roles = RolesPanel(texts, theme, self)
        self.mentions = MentionsPanel(texts, theme, self)
        self.details = MentionDetails(texts, theme, self)
        self.form = ArticleForm(texts, theme, self)
        self._stack = QStackedWidget(self)
        self._lay_out()
        self._connect()
        self.set_texts(texts)
        self.set_theme(theme)

    def show_vocabulary(self, labels: Sequence[Label], roles: Sequence[Role]) -> None:
        """Show a project's labels and roles."""
        self._labels, self._roles = labels, roles
        self._refill()

    def show_article(
        self, article: Article | None, blocks: Sequence[Block], mentions: Sequence[Mention], source: str
    ) -> None:
        """Show an article, its blocks and mentions as they are now, and the name of its dump."""
        self._blocks, self._mentions = blocks, mentions
        self.form.show_article(article, source)
        self._refill()

    def show_mention(self, mention: int | None) -> None:
        """Show the mention at hand, or none."""
        self._mention = mention
        self._show_mention()

    def show_block(self, block: int | None) -> None:
        """Mark the role of the block at hand."""
        self._block = block
        found = next((row for row in self._blocks if row.id == block), None)
        self.roles.show_current(found.role if found else None, self._number(block))

    def show_page(self, page: str) -> None:
        """Show the page ``marking`` or ``article``."""
        self.pages.choose(page)
        self._stack.setCurrentIndex(PAGES.index(page))

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.setAccessibleName(texts("panel.inspector.title"))
        self.pages.setAccessibleName(texts("panel.inspector.title"))
        self.pages.show_chips([ChipWords(page, texts(f"panel.inspector.{page}")) for page in PAGES])
        for part in (self.labels, self.roles, self.mentions, self.details, self.form):
            part.set_texts(texts)
        self.show_block(self._block)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        for part in (self.pages, self.labels, self.roles, self.mentions, self.details, self.form):
            part.set_theme(theme)
        self.setMinimumWidth(theme.px(LEAST_WIDTH))
        self._head.setContentsMargins(theme.px(12), theme.px(10), theme.px(12), theme.px(8))

    def _lay_out(self) -> None:
        self._head = QVBoxLayout()
        self._head.addWidget(self.pages)
        self.column.addLayout(self._head)
        self.column.addWidget(line(self))
        marking = QWidget(self)
        column = QVBoxLayout(marking)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (self.labels, line(marking), self.roles, line(marking), self.details, self.mentions):
            column.addWidget(part, 1 if part is self.mentions else 0)
        for page in (marking, self.form):
            self._stack.addWidget(scrolled(page, self))
        self.column.addWidget(self._stack, 1)

    def _connect(self) -> None:
        self.pages.chosen.connect(self.show_page)
        self.labels.label_requested.connect(self.label_requested)
        self.labels.label_menu_requested.connect(self.label_menu_requested)
        self.roles.role_requested.connect(self.role_requested)
        self.roles.role_menu_requested.connect(self.role_menu_requested)
        self.mentions.mention_activated.connect(self.mention_activated)
        self.details.relabel_requested.connect(self.relabel_requested)
        self.details.remove_requested.connect(self.remove_requested)
        self.details.mark_alike_requested.connect(self.mark_alike_requested)
        self.details.snap_requested.connect(self.snap_requested)
        self.form.status_requested.connect(self.status_requested)
        self.form.note_requested.connect(self.note_requested)
        self.form.attr_requested.connect(self.attr_requested)

    def _refill(self) -> None:
        counts = Counter(mention.label for mention in self._mentions)
        self.labels.show_labels(self._labels, counts, None)
        self.roles.show_roles(self._roles, Counter(block.role for block in self._blocks), None)
        self.mentions.show_mentions(self._mentions, self._blocks, self._labels)
        self.show_block(self._block)
        self._show_mention()

    def _show_mention(self) -> None:
        found = next((row for row in self._mentions if row.id == self._mention), None)
        self.labels.show_current(found.label if found else None)
        self.mentions.show_mention(found.id if found else None)
        self.details.show_mention(found, self._labels, self._number(found.parts[0].block) if found else None)

    def _number(self, block: int | None) -> int | None:
        return next((at for at, row in enumerate(self._blocks, 1) if row.id == block), None)
