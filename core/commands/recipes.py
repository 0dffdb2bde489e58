"""Saved searches and recipes: what an editor keeps to use again."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from core.arabic.matching import matcher
from core.changes import Change, created, removed, updated
from core.commands.labels import checked_title
from core.errors import UserError
from core.model import Recipe, SavedSearch
from core.model.search import Query
from core.model.view import View

KINDS = ("replace", "fix")


def save_search(view: View, name: str, query: Mapping[str, Any], instead: str = "") -> list[Change]:
    """Keep a search by name; one of that name is replaced."""
    told = _checked(query, instead).to_json()
    known = next((each for each in view.saved_searches() if each.name == _name(name)), None)
    if known is not None:
        return updated("search", known, query=told, instead=instead)
    return [created("search", SavedSearch(view.new_id(), view.new_uid(), _name(name), told, instead))]


def rename_search(view: View, search: int, name: str) -> list[Change]:
    """Give a saved search another name, which none has yet."""
    here, wanted = view.saved_search(search), _name(name)
    if any(each.name == wanted and each.id != search for each in view.saved_searches()):
        raise UserError("error.search_name_known", name=wanted)
    return updated("search", here, name=wanted)


def remove_search(view: View, search: int) -> list[Change]:
    """Forget a saved search."""
    return [removed("search", view.saved_search(search))]


def save_recipe(
    view: View, name: str, entries: Sequence[Mapping[str, Any]], recipe: int | None = None
) -> list[Change]:
    """Keep a recipe: the one given gets name and entries, else the one of that name its entries, else it is new."""
    told, wanted = checked_entries(entries), _name(name)
    named = next((each for each in view.recipes() if each.name == wanted), None)
    known = named if recipe is None else view.recipe(recipe)
    if named is not None and known is not None and named.id != known.id:
        raise UserError("error.recipe_name_known", name=wanted)
    if known is not None:
        return updated("recipe", known, name=wanted, entries=told)
    return [created("recipe", Recipe(view.new_id(), view.new_uid(), wanted, told))]


def remove_recipe(view: View, recipe: int) -> list[Change]:
    """Forget a recipe."""
    return [removed("recipe", view.recipe(recipe))]


def checked_entries(entries: Sequence[Mapping[str, Any]]) -> tuple[Mapping[str, Any], ...]:
    """Return the entries of a recipe as they are kept; raise UserError that names the first bad one by its number."""
    told: list[Mapping[str, Any]] = []
    for number, entry in enumerate(entries, start=1):
        try:
            told.append(_entry(entry))
        except UserError as error:
            raise UserError("error.bad_recipe_entry", number=number) from error
    return tuple(told)


def _entry(entry: Mapping[str, Any]) -> Mapping[str, Any]:
    kind = entry.get("kind")
    if (
        kind == "replace"
        and isinstance(entry.get("query"), Mapping)
        and isinstance(entry.get("instead"), str)
    ):
        query = _checked(entry["query"], entry["instead"])
        return {"kind": kind, "query": query.to_json(), "instead": entry["instead"]}
    if kind == "fix" and isinstance(entry.get("rule"), str) and isinstance(entry.get("fix", ""), str):
        return {"kind": kind, "rule": entry["rule"], "fix": entry.get("fix", "")}
    raise UserError("error.not_recipe_entry")


def _name(name: str) -> str:
    if not name.strip():
        raise UserError("error.bad_name", name=name)
    return checked_title(name.strip())


def _checked(query: Mapping[str, Any], instead: str) -> Query:
    """Return a query that can be searched for, and replaced by `instead`; raise UserError."""
    found = Query.from_json(query)
    matcher(found.words, found.how, exact=found.exact).template(instead)
    return found
