"""Reading `resources/texts`: nested tables become flat keys (``error.no_such_file``), once per language."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import Any

from core.resources import RESOURCES

LANGUAGES = ("ar", "en")
"""The languages we have texts in, the first one first."""

DIRECTIONS = MappingProxyType({"ar": "rtl", "en": "ltr"})
"""Which way each language is written."""

PLURALS = frozenset(("zero", "one", "two", "few", "many", "other"))

Template = str | Mapping[str, str]
"""A sentence with ``{placeholders}``, or one sentence per plural form."""


@cache
def table(lang: str) -> Mapping[str, Template]:
    """Return all templates of a language by flat key; raise ValueError for a language we do not have."""
    if lang not in LANGUAGES:
        raise ValueError(f"no texts in {lang!r}")
    text = (RESOURCES / "texts" / f"{lang}.toml").read_text(encoding="utf-8")
    return MappingProxyType(dict(_flat(tomllib.loads(text))))


def lookup(key: str, lang: str) -> Template:
    """Return the template of a key; raise KeyError where the language has none."""
    return table(lang)[key]


def _flat(tree: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, Template]]:
    for name, value in tree.items():
        key = prefix + name
        if not isinstance(value, Mapping):
            yield key, str(value)
        elif "other" in value and value.keys() <= PLURALS:
            yield key, MappingProxyType({form: str(words) for form, words in value.items()})
        else:
            yield from _flat(value, key + ".")
