"""The filters above the article list: words, status chips, and boxes for source, role and findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from core.model import STATUSES, Role, Source
from core.session import ArticleFilter
from core.texts import Texts
from gui.theme import Theme
from gui.widgets.chips import ChipRow, ChipWords
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.delay import Delay
from gui.widgets.search_field import SearchField

ANY = "any"
"""The filter's word for articles with findings of any rule."""


class ArticleFilters(QWidget):
    """Controls that together make one `ArticleFilter`.

    Signals:
        filter_changed: (ArticleFilter) the editor asks for other articles.
    """

    filter_changed = Signal(object)

    def __init__(
        self, texts: Texts, theme: Theme, delay: Delay | None = None, parent: QWidget | None = None
    ) -> None:
        """Make filters that let everything through; `delay` decides when a search runs."""
        super().__init__(parent)
        self._texts = texts
        self._sources: Sequence[Source] = ()
        self._roles: Sequence[Role] = ()
        self._counts: Mapping[str, int] = {}
        self.search = SearchField(theme, delay, self)
        self.statuses = ChipRow(theme, self)
        self.source, self.role, self.findings = ChoiceBox(self), ChoiceBox(self), ChoiceBox(self)
        self._lay_out()
        self.set_theme(theme)
        self.set_texts(texts)
        self.search.words_changed.connect(self._tell)
        self.statuses.chosen.connect(self._tell)
        for box in (self.source, self.role, self.findings):
            box.currentIndexChanged.connect(self._tell)

    @property
    def filter(self) -> ArticleFilter:
        """What the controls say now."""
        return ArticleFilter(
            status=self.statuses.choice or None,
            source=self.source.currentData(),
            role=self.role.currentData(),
            findings=self.findings.currentData(),
            words=self.search.text(),
        )

    def show_choices(self, sources: Sequence[Source], roles: Sequence[Role], lang: str) -> None:
        """Offer a project's sources and roles; a choice that is still there stays."""
        self._sources, self._roles = sources, roles
        title = "title_ar" if lang == "ar" else "title_en"
        texts = self._texts
        refill(self.source, texts("panel.articles.all_sources"), [(row.name, row.id) for row in sources])
        refill(
            self.role, texts("panel.articles.all_roles"), [(getattr(row, title), row.name) for row in roles]
        )
        refill(
            self.findings, texts("panel.articles.all_findings"), [(texts("panel.articles.any_finding"), ANY)]
        )
        self.source.setVisible(len(sources) > 1)

    def show_counts(self, by_status: Mapping[str, int]) -> None:
        """Show how many articles of each status the project has."""
        self._counts = by_status
        total = sum(by_status.values())
        chips = [ChipWords("", self._texts("panel.articles.all"), short_count(total) if by_status else "")]
        for status in STATUSES:
            count = short_count(by_status.get(status, 0)) if by_status else ""
            chips.append(ChipWords(status, self._texts(f"status.{status}"), count))
        self.statuses.show_chips(chips)

    def clear(self) -> None:
        """Let everything through again, telling of it once where that changes anything."""
        before = self.filter
        blocked = [QSignalBlocker(each) for each in (self.search, self.source, self.role, self.findings)]
        self.search.clear()
        for box in (self.source, self.role, self.findings):
            box.setCurrentIndex(0)
        self.statuses.choose("")
        for blocker in blocked:
            blocker.unblock()
        if self.filter != before:
            self._tell()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self._texts = texts
        self.search.setPlaceholderText(texts("panel.articles.search"))
        self.search.setAccessibleName(texts("panel.articles.search"))
        self.statuses.setAccessibleName(texts("panel.articles.status"))
        self.source.setAccessibleName(texts("panel.articles.source"))
        self.role.setAccessibleName(texts("panel.articles.role"))
        self.findings.setAccessibleName(texts("panel.articles.findings"))
        self.show_choices(self._sources, self._roles, texts.lang)
        self.show_counts(self._counts)

    def set_theme(self, theme: Theme) -> None:
        """Take other colours and sizes."""
        self.search.set_theme(theme)
        self.statuses.set_theme(theme)
        self._column.setContentsMargins(theme.px(12), 0, theme.px(12), theme.px(10))
        self._column.setSpacing(theme.px(8))
        self._boxes.setSpacing(theme.px(6))

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._boxes = QGridLayout()
        for box, row, column, width in (
            (self.source, 0, 0, 2),
            (self.role, 1, 0, 1),
            (self.findings, 1, 1, 1),
        ):
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(2)
            box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._boxes.addWidget(box, row, column, 1, width)
        self._column.addWidget(self.search)
        self._column.addWidget(self.statuses)
        self._column.addLayout(self._boxes)

    def _tell(self) -> None:
        self.filter_changed.emit(self.filter)


def refill(box: QComboBox, all_words: str, choices: Sequence[tuple[str, object]]) -> None:
    """Fill a box with "all" and choices, keeping the choice where it is still there, without telling."""
    kept = box.currentData()
    blocker = QSignalBlocker(box)
    box.clear()
    box.addItem(all_words, None)
    for words, value in choices:
        box.addItem(words, value)
    box.setCurrentIndex(max(0, box.findData(kept)))
    blocker.unblock()


def short_count(count: int) -> str:
    """Return a count that fits on a chip: 942k, 1.3k."""
    if count < 1_000:
        return str(count)
    if count < 10_000:
        return f"{count / 1_000:.1f}k"
    return f"{count // 1_000}k" if count < 1_000_000 else f"{count / 1_000_000:.1f}M"
