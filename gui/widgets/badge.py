"""The one letter that stands for a label where there is no room for its name."""

from __future__ import annotations

import unicodedata

from core.model import Label


def badge_letter(label: Label, lang: str) -> str:
    """Return a label's badge letter in the window's language.

    The project stores one letter, mostly an Arabic one; in an English window the exported name's first letter stands
    in for it, so that an editor who does not read Arabic interfaces can still tell the badges apart.
    """
    arabic = any("ARABIC" in unicodedata.name(sign, "") for sign in label.letter)
    if label.letter and (lang == "ar" or not arabic):
        return label.letter
    title = label.title_ar if lang == "ar" else label.name or label.title_en
    return (title or label.name)[:1].upper()
