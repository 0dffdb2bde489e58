"""The open suggestions as a table: what about, what it becomes, whose words, where, and how sure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QObject

from core.model import Role, Suggestion
from core.texts import Texts
from gui.models.direction import isolated
from gui.models.told_rows import ToldRows

ABOUT = ("boundary", "role", "kept")
ABOUT_ICONS = {"boundary": "scissors-line-dashed", "role": "layers", "kept": "eye-off"}
CHANGE, WORDS, PLACE, SURE = range(4)


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


class SuggestionRows(ToldRows[Suggestion, SuggestionDetails]):
    """One row per suggestion that the filter lets through."""

    def __init__(self, texts: Texts, parent: QObject | None = None) -> None:
        """Make an empty table that speaks with `texts`."""
        super().__init__(texts, parent)
        self._titles: Mapping[str, Role] = {}
        self._wanted = SuggestionFilter()

    def show_suggestions(
        self, suggestions: Sequence[Suggestion], roles: Sequence[Role], describe: Describe
    ) -> None:
        """Show these; `describe` is asked for the words and the place of the rows looked at."""
        self._titles = {role.name: role for role in roles}
        self._show(suggestions, describe)

    def narrow(self, wanted: SuggestionFilter) -> None:
        """Show only what fits."""
        self._wanted = wanted
        self._refill()

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

    def row_of(self, suggestion: int) -> int | None:
        """Return the row of a suggestion's id, None where it is gone or hidden."""
        return next((row for row, each in enumerate(self._shown) if each.id == suggestion), None)

    def role_words(self, pair: tuple[str, str]) -> str:
        """Return a change of role in words."""
        return self._texts(
            "panel.suggestions.becomes", before=self._title(pair[0]), after=self._title(pair[1])
        )

    def _fits(self, told: Suggestion) -> bool:
        return self._wanted.fits(told)

    def _words(self, row: int, told: Suggestion, column: int) -> str:
        if column == CHANGE:
            return self._change(told)
        if column == SURE:
            return self._texts("panel.suggestions.sure", percent=round(told.decision.confidence * 100))
        details = self.details_at(row)
        return details.words if column == WORDS else details.article

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
