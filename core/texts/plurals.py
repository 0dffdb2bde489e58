"""Which plural form a number takes, as the Unicode CLDR has it for our languages."""

from __future__ import annotations

FORMS = {
    "ar": ("zero", "one", "two", "few", "many", "other"),
    "en": ("one", "other"),
}
"""The forms each language tells apart; `zero` may be given in any language."""


def plural_form(count: int, lang: str) -> str:
    """Return the form of `count` things: Arabic has six, English two.

    Arabic takes few for 3 to 10, many for 11 to 99 and other for full hundreds, by the last two digits.
    """
    if lang != "ar":
        return "one" if count == 1 else "other"
    if count in (0, 1, 2):
        return FORMS["ar"][count]
    tail = abs(count) % 100
    if 3 <= tail <= 10:
        return "few"
    return "many" if tail >= 11 else "other"
