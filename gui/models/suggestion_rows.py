"""The open suggestions as a table: what about, what it becomes, whose words, where, and how sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.model import Role, Suggestion
from core.texts import Texts
from gui.models.direction import isolated

ABOUT = ("boundary", "role", "kept")
ABOUT_ICONS = {"boundary": "scissors-line-dashed", "role": "layers", "kept": "eye-off"}
CHANGE, WORDS, PLACE, SURE = range(4)
SUGGESTION_ROLE = Qt.ItemDataRole.UserRole + 1
"""The `Suggestion` of a row."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class SuggestionDetails:
    """What a row says beside the suggestion: the block's words, and its article's headline."""

    words: str = ""
    article: str = ""


Describe = Callable[[Suggestion], SuggestionDetails]


@dataclass(frozen=True, slots=True)
class SuggestionFilter:
    """Which suggestions are shown; what is empty or None does not narrow it.

    Attributes:
        about: one of `ABOUT`.
        roles: the role before and the role after.
        article: an article's id.
    """

    about: str = ""
    roles: tuple[str, str] | None = None
    article: int | None = None

    def fits(self, suggestion: Suggestion) -> bool:
        """Tell whether a suggestion is shown."""
        return (
            self.about in ("", suggestion.about)
            and self.roles in (None, roles_of(suggestion))
            and self.article in (None, suggestion.article)
        )


def roles_of(suggestion: Suggestion) -> tuple[str, str] | None:
    """Return the roles before and after, None where it is not about a role."""
    if suggestion.about != "role":
        return None
    return str(suggestion.proposal.get("before", "")), str(suggestion.proposal.get("after", ""))


def block_of(suggestion: Suggestion) -> int:
    """Return the block a suggestion is about."""
    return int(suggestion.proposal["block"])


class SuggestionRows(QAbstractTableModel):
    """One row per suggestion that the filter lets through; details are read when a row is first looked at."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(parent)
        self._texts = texts
        self._titles: Mapping[str, Role] = {}
        self._all: tuple[Suggestion, ...] = ()
        self._shown: list[Suggestion] = []
        self._wanted = SuggestionFilter()
        self._describe: Describe = lambda _suggestion: SuggestionDetails()
        self._details: dict[int, SuggestionDetails] = {}

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], roles: Sequence[Role], describe: Describe
    ) -> None:
        """Show these; `describe` is asked for the words and the place of the rows looked at."""
        self._all = tuple(suggestions)
        self._titles = {role.name: role for role in roles}
        self._describe = describe
        self._refill()

    def narrow(self, wanted: SuggestionFilter) -> None:
        """Show only what fits."""
        self._wanted = wanted
        self._refill()

    def set_texts(self, texts: Texts) -> None:
        """Speak with other texts."""
        self.beginResetModel()
        self._texts = texts
        self.endResetModel()

    def counts(self) -> Counter[str]:
        """Return how many there are about each thing, and under an empty name of all; the kind filter aside."""
        wanted = SuggestionFilter(article=self._wanted.article)
        found = Counter(each.about for each in self._all if wanted.fits(each))
        return Counter({"": found.total(), **found})

    def role_changes(self) -> list[tuple[tuple[str, str], int]]:
        """Return the changes of role there are with their numbers, the most frequent first."""
        return Counter(pair for each in self._all if (pair := roles_of(each)) is not None).most_common()

    def shown(self) -> list[Suggestion]:
        """Return what the filter lets through, in order."""
        return list(self._shown)

    def at(self, row: int) -> Suggestion | None:
        """Return the suggestion of a row, None for a row that is not there."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def row_of(self, suggestion: int) -> int | None:
        """Return the row of a suggestion's id, None where it is gone or hidden."""
        return next((row for row, each in enumerate(self._shown) if each.id == suggestion), None)

    def role_words(self, pair: tuple[str, str]) -> str:
        """Return a change of role in words."""
        return self._texts(
            "panel.suggestions.becomes", before=self._title(pair[0]), after=self._title(pair[1])
        )

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return the number of suggestions shown."""
        return 0 if parent.isValid() else len(self._shown)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        """Return change, words, place and confidence."""
        return 0 if parent.isValid() else 4

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's words, or the suggestion itself."""
        suggestion = self._shown[index.row()]
        if role == SUGGESTION_ROLE:
            return suggestion
        if role not in (
            Qt.ItemDataRole.DisplayRole,
            Qt.ItemDataRole.ToolTipRole,
            Qt.ItemDataRole.AccessibleTextRole,
        ):
            return None
        return self._words(index.row(), suggestion, index.column())

    def _words(self, row: int, suggestion: Suggestion, column: int) -> str:
        if column == CHANGE:
            return self._change(suggestion)
        if column == SURE:
            percent = round(suggestion.decision.confidence * 100)
            return self._texts("panel.suggestions.sure", percent=percent)
        if row not in self._details:
            self._details[row] = self._describe(suggestion)
        return self._details[row].words if column == WORDS else self._details[row].article

    def _change(self, suggestion: Suggestion) -> str:
        pair = roles_of(suggestion)
        if pair is not None:
            return self.role_words(pair)
        after = "on" if suggestion.proposal.get("after") else "off"
        return self._texts(f"panel.suggestions.{suggestion.about}_{after}")

    def _title(self, name: str) -> str:
        role = self._titles.get(name)
        title = "" if role is None else role.title_ar if self._texts.lang == "ar" else role.title_en
        return isolated(title or name)

    def _refill(self) -> None:
        self.beginResetModel()
        self._details = {}
        self._shown = [each for each in self._all if self._wanted.fits(each)]
        self.endResetModel()
