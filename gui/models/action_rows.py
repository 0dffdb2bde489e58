"""Actions as lines to search: the command palette and the key sheet show the same entries."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from core.arabic import fold

ENTRY_ROLE = Qt.ItemDataRole.UserRole + 1
"""The whole `ActionEntry` of a row, for the delegate."""

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class ActionEntry:
    """One line.

    Attributes:
        id: the action's id; empty for a heading.
        title: its words in the window's language.
        other: its words in the other language: who knows only those finds it too.
        menu: the title of its menu.
        keys: its keys as the platform writes them.
        enabled: whether it applies now.
        colour: the colour of the role or label it gives, or empty.
    """

    id: str
    title: str
    other: str = ""
    menu: str = ""
    keys: tuple[str, ...] = ()
    enabled: bool = True
    colour: str = ""


def found(entries: Iterable[ActionEntry], words: str) -> list[ActionEntry]:
    """Return the entries that fit `words`, the best first; all of them, in order, where there are no words."""
    wanted = fold(words).casefold().split()
    if not wanted:
        return list(entries)
    scored = [(score, entry) for entry in entries if (score := _fit(entry, wanted)) is not None]
    return [entry for _, entry in sorted(scored, key=lambda pair: pair[0])]


def by_menu(entries: Sequence[ActionEntry]) -> list[ActionEntry]:
    """Return the entries under one heading for each menu, in the order in which menus first come."""
    menus = dict.fromkeys(entry.menu for entry in entries)
    lines: list[ActionEntry] = []
    for menu in menus:
        lines += [
            ActionEntry("", menu),
            *(replace(entry, menu="") for entry in entries if entry.menu == menu),
        ]
    return lines


class ActionRows(QAbstractListModel):
    """The lines, as they are given."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.entries: list[ActionEntry] = []

    def show_entries(self, entries: Iterable[ActionEntry]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  (Qt's own signature)
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not 0 <= index.row() < len(self.entries):
            return None
        entry = self.entries[index.row()]
        if role == ENTRY_ROLE:
            return entry
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return " ".join((entry.title, *entry.keys))
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not self.entries[index.row()].id:
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled


def _fit(entry: ActionEntry, wanted: Sequence[str]) -> tuple[int, int, int] | None:
    """Return how badly an entry fits (less is better), None where it does not: applicable ones come first."""
    titles = [fold(title).casefold() for title in (entry.title, entry.other) if title]
    scores = [score for title in titles if (score := _distance(title, wanted)) is not None]
    if not scores:
        return None
    return min(scores), 0 if entry.enabled else 1, len(entry.title)


def _distance(title: str, wanted: Sequence[str]) -> int | None:
    """Return 0 where every word begins a word, 1 where each occurs, 2 where the letters come in order."""
    if all(any(part.startswith(word) for part in title.split()) for word in wanted):
        return 0
    if all(word in title for word in wanted):
        return 1
    return 2 if _in_order("".join(wanted), title) else None


def _in_order(letters: str, title: str) -> bool:
    rest = iter(title)
    return all(letter in rest for letter in letters)
