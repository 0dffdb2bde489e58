"""Recipes and their entries as the window lists them, and the words that tell of them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.checks import RULES
from core.model.recipes import Recipe
from core.texts import Texts
from gui.models.direction import isolated
from gui.widgets.row_list import Row

Entry = Mapping[str, Any]

COLOURS = {"replace": "#2459c4", "fix": "#1a7a48"}
"""Of the bar before an entry, by its kind."""

PLAIN = "#777777"

KNOWN = frozenset(RULES)


def recipe_rows(recipes: Sequence[Recipe], texts: Texts) -> list[Row]:
    """Return the recipes as rows with the number of their entries."""
    return [
        Row(
            recipe.id,
            recipe.name,
            PLAIN,
            shape="bar",
            count=str(len(recipe.entries)),
            spoken=f"{recipe.name}: {texts('dialog.recipes.entries', count=len(recipe.entries))}",
        )
        for recipe in recipes
    ]


def entry_rows(entries: Sequence[Entry], texts: Texts) -> list[Row]:
    """Return the entries of a recipe as rows, by their numbers."""
    return [
        Row(
            at,
            entry_words(entry, texts),
            COLOURS.get(str(entry.get("kind")), PLAIN),
            shape="square",
            letter=str(at + 1),
            cap=_how(entry, texts),
        )
        for at, entry in enumerate(entries)
    ]


def entry_words(entry: Entry, texts: Texts) -> str:
    """Return what an entry does."""
    if entry.get("kind") == "fix":
        return texts("dialog.recipes.fix_words", rule=rule_title(str(entry.get("rule", "")), texts))
    expression = query_of(entry).get("how") == "regex"
    words = isolated(str(query_of(entry).get("words", "")), left_to_right=expression)
    instead = str(entry.get("instead", ""))
    if not instead:
        return texts("dialog.recipes.remove_words", words=words)
    return texts(
        "dialog.recipes.replace_words", words=words, instead=isolated(instead, left_to_right=expression)
    )


def rule_title(rule: str, texts: Texts) -> str:
    """Return a rule's name; its id where it has none."""
    return texts(f"check_title.{rule}") if rule in KNOWN else rule


def query_of(entry: Entry) -> Mapping[str, Any]:
    """Return what an entry looks for, as a file tells it."""
    found = entry.get("query", {})
    return found if isinstance(found, Mapping) else {}


def replacement(words: str, instead: str, how: str, *, exact: bool, known: Entry | None = None) -> Entry:
    """Return a replacing entry; the conditions of the one it stands for stay."""
    query = {**(query_of(known) if known is not None else {}), "words": words, "how": how, "exact": exact}
    if how == "plain":
        del query["how"]
    if not exact:
        del query["exact"]
    return {"kind": "replace", "query": query, "instead": instead}


def fixing(rule: str, known: Entry | None = None) -> Entry:
    """Return an entry that mends all findings of a rule: as the one it stands for did, else by the first quick fix."""
    same = known is not None and known.get("rule") == rule
    return {"kind": "fix", "rule": rule, "fix": known.get("fix", "") if known is not None and same else ""}


def _how(entry: Entry, texts: Texts) -> str:
    """Return how an entry looks for its words, where that is not the usual way."""
    how = query_of(entry).get("how", "plain")
    return "" if entry.get("kind") == "fix" or how == "plain" else texts(f"panel.search.how_{how}")
