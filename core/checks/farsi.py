"""Letters of Persian, Urdu and Kurdish keyboards in Arabic words: they look the same and are found by no search."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from core.arabic import fold
from core.changes import Splice
from core.checks.spots import Spot

_ALWAYS = {
    "\u06a9": "ك",
    "\u06aa": "ك",
    "\u06be": "ه",
    "\u06c1": "ه",
    "\u06c2": "ه",
    "\u06c0": "ة",
    "\u06c3": "ة",
    "\u0672": "أ",
    "\u0673": "إ",
    "\u0675": "أ",
    "\u0676": "ؤ",
    "\u0678": "ئ",
    "\u06cd": "ي",
}
_YEHS = "\u06cc\u06d2"
_AE = "\u06d5"
TRIGGER = "".join(_ALWAYS) + _YEHS + _AE
"""Look-alikes. Letters for sounds that Arabic lacks («ڤيتو», «چيلي», «گوگل») are meant, and are not among them."""

_MARK = "\u064b-\u0655\u0670"
_MARKS = "".join(map(chr, (*range(0x64B, 0x656), 0x670)))
_OTHER_TONGUE = "پچژگڤڭٹڈڑںۆۇۈێڕڵڎېښځڅړږټڼ"
_WORD = re.compile(rf"[\u0621-\u064a\u066e-\u06d3\u06d5{_MARK}\u0640\u200c]+")
_LOOKALIKE = re.compile(f"[{TRIGGER}]")
_FOREIGN = re.compile(f"[{_OTHER_TONGUE}\u200c]|{_AE}(?=[\u0621-\u06d3])")
_QUOTED = re.compile('«[^«»]{1,300}»|“[^“”]{1,300}”|"[^"]{1,300}"|\\([^()]{1,300}\\)')
_FUNCTION_WORDS = frozenset(
    "است این که برای های هایی شده می نمی یک باید کرد هست یہ وہ ہے ہیں کے کی کا سے میں کو نے اور "
    "پر بھی له لە بۆ ئەم ئەو دەکات".split()
)
_ENDS_IN_MAKSURA = frozenset(
    fold(word)
    for word in (
        "على إلى حتى متى مدى لدى سوى أخرى كبرى صغرى عظمى أولى إحدى مستشفى مستوى محتوى منتدى ملتقى مبنى معنى مرمى "
        "مصطفى موسى عيسى يحيى ليلى سلمى مرتضى ذكرى دعوى جدوى فتوى شكوى قوى قرى هدى رؤى مدعى يرى ترى أدنى أعلى أقصى "
        "أدى أجرى ألقى أعطى أبدى أنهى جرى مضى قضى بنى تلقى تولى تبنى انتهى التقى اشترى اكتفى يبقى تبقى يسمى تسمى "
        "قتلى جرحى مرضى أسرى ضحى موتى كسرى بشرى حسنى وسطى قصوى يمنى يسرى"
    ).split()
)
_VERB_IN_MAKSURA = re.compile("[وف]?س?[يتن]ت\\w\\wي")
"""يتخلى، تتبنى: the present of the fifth form, folded."""
_BARE = re.compile("^(?:و|ف)?(?:ال|لل|بال)?")


def farsi_letters(text: str, *, other: bool = False) -> Iterator[Spot]:
    """Yield each Arabic word with look-alikes; with `other` the second reading of an ambiguous last letter is taken.

    A quotation or a run of words in which one is surely Persian, Urdu or Kurdish is in that language, and stays.
    """
    foreign = [
        found.span() for found in _QUOTED.finditer(text) if any(map(_is_foreign, _WORD.finditer(found[0])))
    ]
    for run in _runs(text):
        if any(map(_is_foreign, run)) or any(start <= run[0].start() < end for start, end in foreign):
            continue
        for word in run:
            splices = tuple(_splices(word, other=other))
            if splices:
                yield Spot(word.start(), word.end(), fold(word[0]), splices)


other_reading = partial(farsi_letters, other=True)
"""The same spots, with ى for ي (and the other way round) at the end of words."""


def _is_foreign(word: re.Match[str]) -> bool:
    return _FOREIGN.search(word[0]) is not None or word[0] in _FUNCTION_WORDS


def _runs(text: str) -> Iterator[list[re.Match[str]]]:
    """Yield the runs of words of which each holds a look-alike or is foreign, and only spaces stand between."""
    run: list[re.Match[str]] = []
    for word in _WORD.finditer(text):
        if run and text[run[-1].end() : word.start()].strip(" \u00a0\u200c"):
            yield run
            run = []
        if _LOOKALIKE.search(word[0]) or _is_foreign(word):
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _splices(word: re.Match[str], *, other: bool) -> Iterator[Splice]:
    end = len(word[0].rstrip(_MARKS))
    for found in _LOOKALIKE.finditer(word[0]):
        sign, last = found[0], found.end() == end
        if sign == "\u06be" and len(word[0]) == 1:
            plain = "ه\u0640"
        elif sign in _ALWAYS:
            plain = _ALWAYS[sign]
        elif sign in _YEHS:
            plain = "ى" if last and _has_maksura(word[0]) != other else "ي"
        else:
            plain = "ة" if last and word[0].startswith("ال") != other else "ه"
        yield Splice(word.start() + found.start(), sign, plain)


def _has_maksura(word: str) -> bool:
    folded = fold(word)
    if _VERB_IN_MAKSURA.fullmatch(folded):
        return True
    return folded in _ENDS_IN_MAKSURA or _BARE.sub("", folded, count=1) in _ENDS_IN_MAKSURA


def is_ambiguous(words: str) -> bool:
    """Tell whether a word's last letter can be read in two ways."""
    return words.endswith(tuple(_YEHS + _AE))
