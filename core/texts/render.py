"""From a key and its values to the sentence the user reads."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import Any

from core.texts.loader import Template, lookup
from core.texts.plurals import plural_form


class MissingText(UserWarning):
    """A key without a text, or a text without one of its values: our bug, never the user's.

    Rendering warns and shows the key, because a window must not go down over a word. The tests turn
    warnings into errors, so there the same bug fails loudly.
    """


def render(key: str, lang: str, /, **values: Any) -> str:
    """Return the sentence of `key` in `lang` with `values` filled in, its plural form chosen by ``count``.

    Values the sentence does not name are ignored. A missing text or value warns with `MissingText` and
    gives the key or the unfilled sentence instead.
    """
    try:
        template = lookup(key, lang)
    except KeyError:
        warnings.warn(f"no text for {key!r} in {lang!r}", MissingText, stacklevel=2)
        return key
    sentence = _form(template, lang, values.get("count"))
    try:
        return sentence.format_map(values)
    except KeyError as missing:
        warnings.warn(f"{key!r} in {lang!r} needs {missing}", MissingText, stacklevel=2)
        return sentence


@dataclass(frozen=True, slots=True)
class Texts:
    """The texts of one language: `texts("error.disk_full", path=path)`.

    Attributes:
        lang: ``ar`` or ``en``.
    """

    lang: str

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return the sentence of `key`; see `render`."""
        return render(key, self.lang, **values)

    of = __call__


def language_of_locale(name: str | None) -> str:
    """Return the language of a locale (``ar_EG.UTF-8``, ``Arabic_Egypt.1256``); English where in doubt."""
    first = (name or "").lower().replace("-", "_").split("_")[0]
    return "ar" if first in ("ar", "arabic") else "en"


def _form(template: Template, lang: str, count: object) -> str:
    if isinstance(template, str):
        return template
    form = plural_form(count, lang) if isinstance(count, int) else "other"
    if count == 0 and "zero" in template:
        form = "zero"
    return template.get(form, template["other"])
