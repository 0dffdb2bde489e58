"""Our own words in Arabic and English: one sentence per key, rendered where the user is."""

from __future__ import annotations

from core.texts.loader import DIRECTIONS, LANGUAGES, Template, lookup, table
from core.texts.plurals import plural_form
from core.texts.render import MissingText, Texts, language_of_locale, render

__all__ = [
    "DIRECTIONS",
    "LANGUAGES",
    "MissingText",
    "Template",
    "Texts",
    "language_of_locale",
    "lookup",
    "plural_form",
    "render",
    "table",
]
