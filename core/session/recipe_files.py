"""Recipes as files, for the next dump and for others: JSON (everything) or TSV (words, instead, how).

A file that is not right is refused whole, in one sentence with the line or the entry.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from core.checks import RULES
from core.commands.recipes import checked_entries
from core.errors import UserError
from core.model import Label, Recipe
from core.model.search import HOWS

FORMAT = "tanqih-recipe"
VERSION = 1

LARGEST = 16 * 1024 * 1024
"""Bytes; a larger file is no list that somebody wrote."""

_LINE_END = re.compile("\r\n|\r|\n")
"""Only these end a line; a separator of another kind may be what is looked for."""

Entry = Mapping[str, Any]


def read_recipe(path: Path, labels: Sequence[Label]) -> tuple[str, tuple[Entry, ...]]:
    """Return the name and entries of a recipe's file, as the command ``recipe.save`` takes them.

    `labels` are the project's: the file names them, a query has their ids. A file's ending says what it is:
    ``.json``, or tab-separated for any other.
    """
    text = _text(path)
    if path.suffix.lower() == ".json":
        return _from_json(text, path, {label.name: label.id for label in labels})
    return path.stem, _from_tsv(text, path)


def write_recipe(recipe: Recipe, path: Path, labels: Sequence[Label]) -> None:
    """Write a recipe's file, beside and then renamed; raise UserError for what a TSV file cannot say."""
    if path.suffix.lower() == ".json":
        names = {label.id: label.name for label in labels}
        entries = [_labelled(entry, names.get) for entry in recipe.entries]
        whole = {FORMAT: VERSION, "name": recipe.name, "entries": entries}
        text = json.dumps(whole, ensure_ascii=False, indent=1) + "\n"
    else:
        text = "".join(f"{_line(entry, path)}\n" for entry in recipe.entries)
    beside = path.with_name(path.name + ".part")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise UserError("error.cannot_write", path=str(path), detail=error.strerror) from error


def _text(path: Path) -> str:
    try:
        size = path.stat().st_size
        data = path.read_bytes() if size <= LARGEST else b""
    except FileNotFoundError:
        raise UserError("error.no_such_file", path=str(path)) from None
    except OSError as error:
        raise UserError("error.cannot_read", path=str(path), detail=error.strerror) from error
    if size > LARGEST:
        raise UserError("error.not_recipe", path=str(path))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UserError(
            "error.recipe_not_utf8", path=str(path), line=data.count(b"\n", 0, error.start) + 1
        ) from None


def _from_tsv(text: str, path: Path) -> tuple[Entry, ...]:
    entries: list[Entry] = []
    for number, line in enumerate(_LINE_END.split(text), start=1):
        if ("\t" not in line and not line.strip()) or line.startswith("#"):
            continue
        words, *rest = line.split("\t")
        how = rest[1].strip() if len(rest) > 1 and rest[1].strip() else "plain"
        if not 1 <= len(rest) <= 2 or how not in HOWS:
            raise UserError("error.bad_recipe_line", path=str(path), line=number)
        query = {"words": words, "how": how, **({"exact": True} if how == "regex" else {})}
        entry = {"kind": "replace", "query": query, "instead": rest[0]}
        try:
            entries += checked_entries([entry])
        except UserError as error:
            raise UserError("error.bad_recipe_line", path=str(path), line=number) from error
    if not entries:
        raise UserError("error.empty_recipe", path=str(path))
    return tuple(entries)


def _from_json(text: str, path: Path, labels: Mapping[str, int]) -> tuple[str, tuple[Entry, ...]]:
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise UserError("error.recipe_not_json", path=str(path), line=error.lineno) from None
    except (RecursionError, ValueError):  # nested too deep, or a number too long
        raise UserError("error.not_recipe", path=str(path)) from None
    if not isinstance(whole, dict) or whole.get(FORMAT) != VERSION:
        newer = isinstance(whole, dict) and FORMAT in whole
        raise UserError("error.newer_recipe" if newer else "error.not_recipe", path=str(path))
    name, entries = whole.get("name"), whole.get("entries")
    if not isinstance(name, str) or not isinstance(entries, list):
        raise UserError("error.not_recipe", path=str(path))
    if not entries:
        raise UserError("error.empty_recipe", path=str(path))
    return name, checked_entries([_known(entry, number, labels) for number, entry in enumerate(entries, 1)])


def _known(entry: Any, number: int, labels: Mapping[str, int]) -> Entry:
    """Return an entry of a file with the ids of its labels; raise UserError for what the project does not know."""
    if not isinstance(entry, dict):
        raise UserError("error.bad_recipe_entry", number=number)
    if entry.get("kind") == "fix" and str(entry.get("rule")) not in RULES:
        raise UserError("error.recipe_rule", number=number, name=str(entry.get("rule")))
    try:
        return _labelled(entry, lambda label: labels[label])
    except KeyError as error:
        raise UserError("error.recipe_label", number=number, name=str(error.args[0])) from None
    except TypeError:
        raise UserError("error.bad_recipe_entry", number=number) from None


def _labelled(entry: Entry, told: Callable[[Any], Any]) -> Entry:
    """Return an entry whose query tells each label otherwise."""
    query = entry.get("query")
    if not isinstance(query, Mapping) or not isinstance(query.get("labels"), list):
        return entry
    return {**entry, "query": {**query, "labels": [told(label) for label in query["labels"]]}}


def _line(entry: Entry, path: Path) -> str:
    query = entry.get("query", {})
    how = query.get("how", "plain")
    plain = {"words", "how", "exact"} if how == "regex" and query.get("exact") else {"words", "how"}
    parts = [str(query.get("words", "")), str(entry.get("instead", ""))]
    fits = not any(sign in part for part in parts for sign in "\t\n\r") and parts[0][:1] not in (
        "#",
        "\ufeff",
    )
    if (
        entry["kind"] != "replace"
        or query.keys() - plain
        or not fits
        or (how == "regex" and "exact" not in query)
    ):
        raise UserError("error.recipe_needs_json", path=str(path))
    return "\t".join(parts if how == "plain" else [*parts, how])
