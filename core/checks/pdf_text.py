"""What Arabic text taken from PDF files brings along: lam-alef turned round, words cut by spaces. Cleaners."""

from __future__ import annotations

import re

from core.arabic import fold
from core.changes import Splice

_L = "\\w\u064b-\u0652"
_SWAPPED = re.compile(
    rf"ا(?P<front>(?P<alef>[اأإآ])ل)(?=\w)"
    rf"(?:(?<![{_L}]...)|(?<![{_L}][وفبك]...)(?<=[وفبك]...)|(?<![{_L}][وف][بك]...)(?<=[وف][بك]...))"
    rf"|(?<![{_L}])[وف]?(?:(?=خالل|إال)[خإ](?P<inner>ال)ل?)(?![{_L}])"
)
"""No word begins with «اال», «األ», «اإل» or «اآل», and «خالل» and «إال» are none."""
_BARE = re.compile("ست|.ت|ن|ت|ثن|سم|بن")
"""What follows the article in words that have an alef without a hamza there: «الاستثمار», «الاجتماع», «الاتحاد»."""
_SWAPPED_SIGN = re.compile("ا[اأإآ]ل")
_CUT_SIGN = re.compile(r"ا ل(?<=[\sوب]ا ل)")
_CUT = re.compile(
    rf"ا(?P<article> )(?=ل\w{{2}})(?:(?<![.{_L}]..)|(?<![.{_L}][وب]..)(?<=[وب]..))"
    r"(?<!فيتامين ..)(?<!فئة ..)(?<!حرف ..)"
    r"|(?<=[\u0621-\u0628\u062a-\u0648])(?<!حرف)(?<!التاء)(?P<ending> )(?=[ةىئؤ](?!\w))"
)
_SPELLED = re.compile(r"(?<![\w.])ا ل(?: [\u0621-\u064a]){3,}(?!\w)")


def may_be_broken(text: str) -> bool:
    """Return whether a text holds signs of either fault: a look at these takes a fraction of the full one."""
    return (
        _SWAPPED_SIGN.search(text) is not None
        or _CUT_SIGN.search(text) is not None
        or "خالل" in text
        or "إال" in text
        or " ة" in text
        or " ى" in text
        or text.startswith("ا ل")
    )


def swapped_lam_alef(text: str) -> list[Splice]:
    """Turn the two letters of a lam-alef round that a PDF file gave in the wrong order: «االستثمار», «خالل».

    «االفريق» by itself is rather an alef typed twice.
    """
    found = list(_SWAPPED.finditer(text))
    sure = [one for one in found if one["alef"] != "ا" or _BARE.match(text, one.end())]
    groups = [(one, "inner" if one["inner"] else "front") for one in (found if sure else ())]
    return [Splice(one.start(group), one[group], one[group][::-1]) for one, group in groups]


def cut_words(text: str) -> list[Splice]:
    """Take spaces out of words that surely are one: «ا لتقرير», «المدين ة», «ا ل ت ق ر ي ر»."""
    cuts = {found.start(found.lastgroup or 0) for found in _CUT.finditer(text)}
    for found in _SPELLED.finditer(text):
        cuts.update(range(found.start() + 1, found.end(), 2))
    return [Splice(at, " ", "") for at in sorted(cuts)]


def key_of_joined(text: str, splices: list[Splice]) -> str:
    """Tell findings apart by the folded word that the parts make."""
    first, last = splices[0].start, splices[-1].start + 1
    start = text.rfind(" ", 0, first) + 1
    end = text.find(" ", last)
    return fold(text[start : end if end >= 0 else len(text)].replace(" ", ""))
