"""One word in two spellings: which one is rare in the project, and where it is surely the same word.

Arabic has many words that differ in a hamza, a dot or two dots («على» and «علي», «أخبار» and «إخبار», «كتابه» and
«كتابة»). So a rare spelling is told only where the counts are clear and the two cannot be two words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache

from core.arabic import fold
from core.arabic.spellings import ARTICLE, Form, form_of, forms, plain_words
from core.changes import Splice
from core.checks.homographs import (
    AND_IN_TEH,
    BOTH_MAKSURA_AND_YEH,
    ENDS_IN_HEH,
    ONE_WORD_WITH_YEH,
    TWO_WORDS_BY_HAMZA,
)
from core.checks.rule import Hit, LookupContext
from core.checks.spots import Spot, hit_of
from core.model.spellings import Usage
from core.model.view import View

LEAST = 8
"""So often the usual spelling must stand in the project: of rarer words the counts say nothing …"""

RATIO = 8
"""… and so many times as often as all other spellings together. Two words that happen to look alike rarely stand so
far apart, and a paper that is of two minds about a word has no usual spelling."""

HAMZA, TEH, YEH = "hamza-mixed", "teh-heh-mixed", "yeh-mixed"

Counts = Callable[[str], int]
"""Tells how often a form stands in the project."""

_ALEFS = "اأإآ"
_SEATS = "ؤئء"
_CLITICS = "وفبكلس"
_PRONOUN = re.compile("(?:ه|ها|هم|هما|هن|ك|كم|كن|نا|ي|ني)")
_LAST_HAMZA = re.compile("[يى]?[ئء]$")
_LENDS_WASL = re.compile(
    "ا(?:"
    "ست..?ا.{1,6}"  # استثمار، استقالة
    "|ن..ا.{1,5}"  # انتصار، انفجارات
    "|(?:.ت|صط|ضط|زد).ا.{1,5}"  # اجتماع، اصطدام
    "|ت.ا.{1,5}|[دط].ا.{1,5}"  # اتحاد، ادعاء، اطلاع
    "|ست..[اء]"
    "|بن|بنة|بنه|سم|مرأة|ثن.{1,4}"
    ")$"
)
"""Words whose first alef carries no hamza: verbal nouns of the derived forms VII to X, and the few nouns that do so."""
_VERB_OF_FORM_7_TO_10 = re.compile("ا(?:ست|ن|.ت|صط|ضط|زد|ت|د|ط|ذ)")
_SUFFIX = "(?:ه|ها|هم|هما|هن|ك|كم|نا|ي|ا|ة|ين|ان)?"
_PLURAL_OR_NOUN = re.compile(f"ا..ا.{_SUFFIX}$")
"""أفعال, a plural, and إفعال, a verbal noun: أخبار and إخبار, أعلام and إعلام."""
_VERB_OR_NOUN = re.compile(f"ا.ا.ت?{_SUFFIX}$")
"""Hollow verbs and their nouns: أصابتها and إصابتها."""


def rare_spellings(group: Mapping[str, int], count: Counts) -> list[Usage]:
    """Return the rare spellings among the forms of one skeleton, each with the usual one; `group` has their counts."""
    usual, often = max(group.items(), key=lambda item: (item[1], item[0]))
    rest = sum(group.values()) - often
    if often < LEAST or often < RATIO * rest:
        return []
    found = []
    for form, seldom in group.items():
        rule = None if form == usual else difference(form, usual, count)
        if rule is not None:
            found.append(Usage(form, usual, seldom, often, rule))
    return found


def difference(rare: str, usual: str, count: Counts) -> str | None:
    """Return by which rule two forms of one skeleton are one word in two spellings; None where they may be two."""
    one, two = body(rare), body(usual)
    if len(one) - len(rare) != len(two) - len(usual) or fold(one) in TWO_WORDS_BY_HAMZA:
        return None
    kinds: set[str] = set()
    if _LAST_HAMZA.search(one) and _LAST_HAMZA.search(two):
        (last_one, one), (last_two, two) = _without_last_hamza(one), _without_last_hamza(two)
        if last_one != last_two:
            if not _same_last_hamza(last_one, last_two, one):
                return None
            kinds.add(HAMZA)
    if len(one) != len(two):
        return None
    for at, (letter, other) in enumerate(zip(one, two, strict=True)):
        if letter != other:
            kind = _of_place(rare, one, two, at, count)
            if kind is None:
                return None
            kinds.add(kind)
    return next((kind for kind in (HAMZA, TEH, YEH) if kind in kinds), None)


def body(form: str) -> str:
    """Return a form without its article."""
    return form[len(ARTICLE) :] if form.startswith(ARTICLE) and len(form) > 4 else form


def _without_last_hamza(word: str) -> tuple[str, str]:
    found = _LAST_HAMZA.search(word)
    end = found.start() if found else len(word)
    return word[end:], word[:end]


def _same_last_hamza(one: str, two: str, before: str) -> bool:
    """Tell whether two ways to end in hamza write the same: «مبادئ، مبادىء», «سيئ، سيء», «شيء، شىء»."""
    pair = {one, two}
    if pair in ({"ىء", "يء"}, {"يء", "يئ"}, {"ىء", "يئ"}):
        return True
    if pair == {"ىء", "ئ"}:
        return len(before) > 2
    return pair <= {"ىء", "يء", "ئ"} and before in ("ش", "بش", "لش", "وش")


def _of_place(form: str, rare: str, usual: str, at: int, count: Counts) -> str | None:
    """Return the rule of one differing letter, None where it may make another word."""
    one, two, last = rare[at], usual[at], at == len(rare) - 1
    if one in _ALEFS and two in _ALEFS:
        same = _same_first_alef(rare, usual) if at == 0 else _same_inner_alef(rare, one, two, at)
        return HAMZA if same else None
    if one in _SEATS and two in _SEATS:
        return HAMZA if _same_seat(rare, at) else None
    if last and {one, two} == {"ه", "ة"}:
        return TEH if _same_teh(form, rare, two, count) else None
    if last and {one, two} == {"ي", "ى"}:
        return YEH if _same_yeh(form, rare, count) else None
    return None


def _same_first_alef(rare: str, usual: str) -> bool:
    """Tell whether the first alef alone is spelled otherwise: never is a hamza taken from a word that has one."""
    pair = {rare[0], usual[0]}
    if len(rare) < 4 and rare not in ("الى", "اذا", "أذا", "ألى", "إبن", "إسم", "اكد", "اول", "اهم", "احد"):
        return False
    plain = "ا" + rare[1:]
    has_wasl = _LENDS_WASL.match(plain) is not None
    if usual[0] == "ا":
        return has_wasl and rare[0] in "أإ"
    if has_wasl:
        return False
    if "ا" in pair:
        return (
            usual[0] != "أ"
            or not _VERB_OF_FORM_7_TO_10.match(plain)
            or _PLURAL_OR_NOUN.match(plain) is not None
        )
    if pair == {"أ", "إ"}:
        return len(rare) > 4 and not _PLURAL_OR_NOUN.match(plain) and not _VERB_OR_NOUN.match(plain)
    return len(rare) > 4 and re.search("(?:ه|ها|هم|نا)$", rare) is None


def _same_inner_alef(rare: str, one: str, two: str, at: int) -> bool:
    """Tell whether an alef inside a word merely lost its hamza or madda («تاشيرة», «القران» is another word)."""
    rest = rare[at + 1 :]
    return (
        one == "ا" and len(rare) > 4 and two != "إ" and bool(rest) and len(rest) > 1 and not _ends_verb(rest)
    )


def _ends_verb(rest: str) -> bool:
    return rest in ("وا", "تم", "نا", "ته", "تا") or _PRONOUN.fullmatch(rest) is not None


def _same_seat(rare: str, at: int) -> bool:
    """Tell whether a hamza merely sits elsewhere («مسئول، مسؤول»); a noun's case moves it too («أبناؤه، أبنائه»)."""
    before, rest = rare[at - 1 : at], rare[at + 1 :]
    if len(rare) < 4 or not rest or _PRONOUN.fullmatch(rest):
        return False
    return before != "ا" or rest in ("ة", "ات", "ه")


def _same_teh(form: str, rare: str, usual: str, count: Counts) -> bool:
    """Tell whether ه at a word's end is an undotted ة, and not a pronoun or a letter of the root; or the other way.

    Behind an article stands no pronoun. A short word without one has three letters before it, and those are a word.
    """
    key = fold(rare)
    if key in ENDS_IN_HEH:
        return usual == "ه" and key not in AND_IN_TEH
    if usual == "ه" or len(rare) < 4:
        return False
    if form != rare:
        return True
    return len(rare) >= (6 if rare[0] in _CLITICS else 5) and not _is_attested(rare[:-1], count)


def _is_attested(stem: str, count: Counts) -> bool:
    """Tell whether a word stands by itself, with another ending, or without its first letter, which may be a clitic."""
    stems = [stem, stem[1:]] if stem[0] in _CLITICS and len(stem) > 2 else [stem]
    return any(
        count(head + some + tail)
        for some in stems
        for head in ("", ARTICLE)
        for tail in ("", "ا", "ين", "ون", "ها", "هم", "ات")
    )


def _same_yeh(form: str, rare: str, count: Counts) -> bool:
    """Tell whether ى at a word's end is an undotted ي, or the other way, and not another word."""
    key = fold(rare)
    if key in ONE_WORD_WITH_YEH:
        return True
    bare = key[1:] if key[0] in _CLITICS else key
    if len(rare) < 4 or key in BOTH_MAKSURA_AND_YEH or bare in BOTH_MAKSURA_AND_YEH:
        return False
    stem = rare[:-1]
    if form == rare and re.match("[وفس]?[أاتين]", rare):
        return False
    return bool(count(stem) or count(ARTICLE + stem))


@lru_cache(maxsize=64)
def _forms_of(text: str) -> frozenset[str]:
    """Return the forms of a text; each of our rules asks for those of the same few texts in turn."""
    return frozenset(map(form_of, set(plain_words(text))))


def spots(view: View, text: str, rule: str) -> Iterator[Spot]:
    """Yield the rare spellings of one rule in a text, each with the letters that make it the usual one."""
    return _spots(text, _told(view, _forms_of(text), rule))


def _told(view: View, forms: Collection[str], rule: str) -> dict[str, Usage]:
    return {form: usage for form, usage in view.rare_spellings(forms).items() if usage.rule == rule}


def _spots(text: str, told: Mapping[str, Usage]) -> Iterator[Spot]:
    for form in forms(text, told):
        usage = told[form.form]
        values = {"count": usage.seldom, "usual": usage.often}
        splices = tuple(_splices(text, form, usage.usual))
        yield Spot(form.start, form.end, fold(usage.form), splices, values)


def _splices(text: str, form: Form, usual: str) -> Iterator[Splice]:
    """Yield the splices that spell a form in a text as usual; a last hamza may take another number of letters."""
    if len(usual) == len(form.form):
        for place, letter in zip(form.places, usual, strict=True):
            if place >= 0 and text[place] != letter:
                yield Splice(place, text[place], letter)
        return
    head = next(
        at for at, pair in enumerate(zip(form.form + " ", usual + " ", strict=False)) if pair[0] != pair[1]
    )
    start, end = form.places[head], form.places[-1] + 1
    yield Splice(start, text[start:end], usual[head:])


def rule_of_usage(rule: str) -> Callable[[LookupContext], Iterator[Hit]]:
    """Return the rule that is struck by each rare spelling of one kind in the kept text of an article."""

    def run(context: LookupContext) -> Iterator[Hit]:
        kept = [(block, _forms_of(block.text)) for block in context.blocks if block.kept]
        told = _told(context.view, frozenset().union(*(found for _, found in kept)), rule)
        for block, found in kept:
            for spot in _spots(block.text, told) if not found.isdisjoint(told) else ():
                yield hit_of(block.text, spot, block.id)

    return run
