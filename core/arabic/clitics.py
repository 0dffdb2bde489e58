"""Proclitics: the one-letter words and the article that Arabic writes onto the front of the next word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from core.arabic.folding import fold, fold_map

PROCLITICS = tuple(
    conjunction + rest
    for conjunction in ("", "و", "ف")
    for rest in ("", "ب", "ك", "س", "ل", "لل", "ال", "بال", "كال")
    if conjunction + rest
)
"""What can stand before a word and be written as one with it; folded."""

_PROCLITIC = f"(?:{'|'.join(sorted(PROCLITICS, key=len, reverse=True))}|)"
_IS_PROCLITIC = re.compile(_PROCLITIC)
_CARRIER = re.compile(r"(?:[وف]?[بكل]|[وف])ـ+[«\"“({\[]*")
_BEFORE_ARTICLE = re.compile(r"(?:[وف][بك]?|[بك])(?=ال\w{3})|[وف]?ل(?=ل\w{3})")
_BEFORE_WORD = re.compile(r"[وف]?[بكلس]?(?=\w{3})")
_PART_OF_THE_WORD = re.compile(
    r"(?:و?ال[دي](?:ت|ه|ي|ن|ا|ك|\b)|بال(?:غ|و?ن\b|ي\b)|فال(?:ح|ت)\w*|كالسيوم|وال(?:س|ت)ر\b|لله)"
)
_HEADS = frozenset(
    fold(word)
    for word in (
        "حزب حركة وزارة مجلس جيش منظمة تنظيم رئيس جماعة قوات جبهة شركة مدينة محافظة عبد أبو هيئة اتحاد بنك "
        "جامعة صحيفة وكالة محكمة برلمان جمعية مؤسسة مطار مستشفى"
    ).split()
)
"""Words that begin the names of bodies and people: what stands before them is no letter of theirs."""


def is_proclitic(letters: str, *, with_article: bool = True) -> bool:
    """Return whether `letters` (not empty) can stand as proclitics before a word: و، بال، ولل، لـ …

    Without the article those that end in it (ال، بال) are none; «لل» is one still, its word has no alef to keep.
    """
    folded = fold(letters)
    if not folded or (not with_article and folded.endswith("ال")):
        return False
    return _IS_PROCLITIC.fullmatch(folded) is not None


def written_with_proclitics(word: str) -> list[str]:
    """Return a folded word as texts may hold it: bare, behind proclitics, and with its article's alef gone («لل…»)."""
    forms = [word, *(proclitic + word for proclitic in PROCLITICS)]
    if word.startswith("ال") and len(word) > 3:
        forms += [f"{conjunction}لل{word[2:]}" for conjunction in ("", "و", "ف")]
    return forms


def find_folded(text: str, words: str) -> Iterator[tuple[int, int]]:
    """Yield the (start, end) of all places of `words` in `text`, in code points of `text`.

    Compared folded, as whole words, any white space for any other; the first word may carry proclitics
    (و ف ب ك ل لل ال س), which the range leaves out: «حزب الله» in «وحزب الله», «البوكمال» in «بالبوكمال».
    «الحشد» is found in «للحشد», whose article lost its alef, as «حشد».
    """
    pattern = pattern_with_clitics(words)
    if pattern is None:
        return
    folded = fold_map(text)
    for found in pattern.finditer(folded.text):
        yield folded.original(*found.span(found.lastindex or 0))


def pattern_with_clitics(
    words: str, escape: Callable[[str], str] = re.escape, *, folded: bool = True
) -> re.Pattern[str] | None:
    """Return the expression for words in folded text, None for no words.

    Its one group that took part is the words without clitics; `escape` writes a word as an expression. Not `folded`,
    it is for words and text as they are.
    """
    parts = (fold(words) if folded else words).split()
    if not parts:
        return None
    body = r"\s+".join(map(escape, parts))
    ending = r"(?!\w)" if parts[-1][-1].isalnum() else ""
    if not parts[0][0].isalnum():
        return re.compile(f"({body}){ending}")
    choices = [f"{_PROCLITIC}??({body}){ending}"]
    if parts[0].startswith("ال") and len(parts[0]) > 3:
        rest = r"\s+".join(map(escape, (parts[0][2:], *parts[1:])))
        choices.append(rf"[وف]?لل({rest}){ending}")
    return re.compile(rf"(?<!\w)(?:{'|'.join(choices)})")


def clitic_at(text: str, start: int, end: int) -> int:
    """Return how many code points of proclitics the range takes along at its front; 0 if none or unsure.

    Sure are: a letter carried by a tatweel («لـ«الحشد الشعبي»», its quotes counted too), a letter before the
    article («بالبوكمال», «للحشد»), and a letter before a word that heads names («وحزب الله») or that stands
    by itself elsewhere in `text`.
    """
    taken = text[start:end]
    carried = _CARRIER.match(taken)
    if carried and carried.end() < len(taken):
        return carried.end()
    folded = fold_map(taken)
    letters = _sure_letters(folded.text) or _attested_letters(folded.text, text)
    return folded.original(letters, len(folded.text))[0] if letters else 0


def _sure_letters(folded: str) -> int:
    """Return the folded letters of a proclitic that the word alone gives away."""
    if _PART_OF_THE_WORD.match(folded):
        return 0
    before_article = _BEFORE_ARTICLE.match(folded)
    if before_article:
        return before_article.end() + (folded[before_article.end()] == "ل")
    word = re.match(r"\w*", folded)
    letters = _BEFORE_WORD.match(folded)
    if word and letters and word[0][letters.end() :] in _HEADS and word[0] not in _HEADS:
        return letters.end()
    return 0


def _attested_letters(folded: str, text: str) -> int:
    """Return 1 where «و» stands before a word of four letters or more that `text` also has without it."""
    word = re.match(r"و(\w{4,})", folded)
    if word and re.search(rf"(?<!\w){re.escape(word[1])}(?!\w)", fold(text)):
        return 1
    return 0
