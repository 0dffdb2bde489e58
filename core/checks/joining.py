"""What was torn apart: a lone و, words hyphenated at a line's end, and paragraphs broken in mid-sentence."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from core.arabic import fold
from core.changes import Splice
from core.checks.rule import ArticleContext, Hit, LookupContext
from core.checks.spots import SHOWN, Spot, hit_of
from core.model import Block
from core.model.view import View

_LETTER = "\u0621-\u063a\u0641-\u064a"
_LONE_WAW = re.compile(rf"(?<![^\s«»\"“”(])و([ \t\u00a0]+)(?=[«\"“]?([{_LETTER}\u064b-\u0652]+))")
_LETTER_ALONE = re.compile(rf"(?:^|[\s(«\"،])[{_LETTER}]ـ?[.)،]?[ \t\u00a0]+$")

_HYPHENATED = re.compile(
    rf"(?<![\w-])([{_LETTER}]{{2,}})([-\u2010\u00ac])([ \t\u00a0]+)([{_LETTER}]{{2,}})(?!\w)"
)
_HYPHEN_AT_END = re.compile(rf"(?<![\w-])([{_LETTER}]{{2,}})[-\u2010\u00ac]\s*$")
_HYPHEN_AT_LINE_END = re.compile(_HYPHEN_AT_END.pattern, re.MULTILINE)
_WORD_AT_START = re.compile(rf"\s*([{_LETTER}]{{2,}})(?!\w)")


def lone_waw(text: str) -> Iterator[Spot]:
    """Yield each «و» with space between it and the word it belongs to («و قال»); the spot is both.

    A letter of a list («أ، ب و ج») or of an abbreviation («و ا س») stands beside another single letter, and stays.
    """
    if not any(torn in text for torn in ("و ", "و\u00a0", "و\t")):
        return
    for found in _LONE_WAW.finditer(text):
        if len(found[2]) == 1 or _LETTER_ALONE.search(text[max(0, found.start() - 6) : found.start()]):
            continue
        start, end = found.span(1)
        key = fold("و" + found[2])
        yield Spot(found.start(), found.end(2), key, (Splice(start, text[start:end], ""),))


def hyphenated(text: str) -> Iterator[tuple[Spot, str, str]]:
    """Yield each place that may be a word hyphenated at the end of a printed line, and its two halves.

    Most such places are datelines («الرياض- سعد ناصر»): `hyphen_break` asks the project which they are.
    """
    for found in _HYPHENATED.finditer(text):
        start, end = found.start(2), found.end(3)
        splice = Splice(start, text[start:end], "")
        yield Spot(found.start(), found.end(), fold(found[1] + found[4]), (splice,)), found[1], found[4]


def hyphenated_across(first: Block, second: Block) -> tuple[Spot, str, str] | None:
    """Return the place at the end of a block whose word may go on in the next, and its two halves."""
    before, after = _HYPHEN_AT_END.search(first.text), _WORD_AT_START.match(second.text)
    if before is None or after is None:
        return None
    values = {"right": before[1] + after[1], "next": second.id}
    return (
        Spot(before.start(), before.end(), fold(before[1] + after[1]), (), values),
        before[1],
        after[1],
    )


def hyphen_break(context: LookupContext) -> Iterator[Hit]:
    """Find words that were hyphenated: whole they stand elsewhere in the project, and one half stands nowhere else."""
    paragraphs = [block for block in context.inside.blocks if block.kept and block.role == "paragraph"]
    for block in paragraphs:
        for spot, one, two in hyphenated(block.text) if _has_hyphen(block.text) else ():
            if _is_one_word(context.view, one, two):
                yield hit_of(block.text, spot, block.id)
    for first, second in neighbours(context.inside.blocks):
        place = hyphenated_across(first, second) if _has_hyphen(first.text[-3:]) else None
        if place and _is_one_word(context.view, place[1], place[2]):
            yield hit_of(first.text, place[0], first.id)


def may_be_hyphenated(text: str) -> bool:
    """Tell whether a text of one or more lines has a place that may be a hyphenated word."""
    return _has_hyphen(text) and (
        any(True for _ in hyphenated(text)) or _HYPHEN_AT_LINE_END.search(text) is not None
    )


def _has_hyphen(text: str) -> bool:
    return "-" in text or "\u2010" in text or "\u00ac" in text


def _is_one_word(view: View, one: str, two: str) -> bool:
    """Tell whether two halves are a word: it stands elsewhere whole, and one of the halves does so nowhere else."""
    return view.blocks_holding(one + two, 1) > 0 and (
        view.blocks_holding(one, 2) < 2 or view.blocks_holding(two, 2) < 2
    )


def neighbours(blocks: Sequence[Block]) -> Iterator[tuple[Block, Block]]:
    """Yield the kept paragraphs that follow one another with nothing between, not even what is left out."""
    for first, second in pairwise(blocks):
        if first.kept and second.kept and first.role == second.role == "paragraph":
            yield first, second


_GOES_ON = frozenset(
    fold(word)
    for word in (
        "و في من على إلى عن أن إن أنه أنها أنهم إنه إنها إنهم التي الذي الذين اللذين اللتين اللواتي مع بين ثم أو أم "
        "حيث كما لكن ولكن عبر خلال نحو منذ لدى سوى إذا إذ لأن بأن قد سوف لم لن ليس ليست بسبب رغم وفق وفقا بحسب ضمن "
        "إزاء تجاه أثناء عند فيما مما عما كي لكي حتى إحدى وهو وهي وهم وأن وإن والتي والذي والذين وفي ومن وعلى وإلى "
        "وعن ومع وبين وكان وكانت وقد ولم ولن ولا"
    ).split()
)
"""Words after which a sentence goes on, whatever stands before them; «بعد» («لم يبدأ بعد») is none, nor is «ما»."""

_ENDS = re.compile(r"[.!?؟…:؛»”\"')\]*_=~%٪\d]\s*$|[.!?؟…][\s»”\"')\]]*$")
_LAST_WORD = re.compile(rf"(?<!\w)([{_LETTER}\u064b-\u0652]+)[ \t\u00a0]*$")
_BEGINS_A_LIST = re.compile(r"\s*(?:[-–—•*●▪■#]|[\d٠-٩]+\s*[-.)ـ–]|\(?[\w]{1,2}[-.)])")
_CLOSING_FIRST = re.compile(r"\s*[،؛.](?!\.)")

_STOP_WITHIN = re.compile(r"[،؛.:؟!»](?=\s+\S)")

LEAST_LETTERS = 30
"""Code points: a shorter paragraph is rather a line of something else than the beginning of a sentence."""
LEAST_ROWS = 4
"""So many lines of one length in a row are the lines of a column, not paragraphs …"""
NARROW, WIDE = 25, 160
"""… if they have so many code points …"""
AS_WIDE = 0.75
"""… and each but the last at least this share of the widest."""
RHYMES, PROSE = 0.4, 0.25
"""Lines of which more than this share end in one letter rhyme; of prose at least that share has a stop within it."""


def broken_lines(context: ArticleContext) -> Iterator[Hit]:
    """Find paragraphs broken in mid-sentence, with all that belong together: one finding for each run of them."""
    for run in broken_runs(context.blocks):
        first, second = run[0], run[1]
        start = max(0, len(first.text) - SHOWN // 2)
        end = len(first.text.rstrip())
        start = min(start, end)
        last, following = first.text[start:end], second.text.lstrip()[: SHOWN // 2]
        values = {"words": f"{last} ⏎ {following}", "count": len(run), "blocks": [block.id for block in run]}
        yield Hit(fold(first.text[-SHOWN:]), first.id, start, end, values)


def broken_runs(blocks: Sequence[Block]) -> list[list[Block]]:
    """Return the runs of neighbouring blocks that are one paragraph."""
    column = _in_columns(blocks)
    runs: list[list[Block]] = []
    for first, second in neighbours(blocks):
        if not (is_broken(first.text, second.text) or (first.id in column and _is_open(first.text))):
            continue
        if runs and runs[-1][-1].id == first.id:
            runs[-1].append(second)
        else:
            runs.append([first, second])
    return runs


def is_broken(first: str, second: str) -> bool:
    """Tell whether a paragraph surely goes on in the next: it ends in a word that ends nothing, or the next begins
    with a sign that begins nothing.
    """
    if len(first) < LEAST_LETTERS or not second.strip() or _BEGINS_A_LIST.match(second):
        return False
    if _CLOSING_FIRST.match(second):
        return _is_open(first)
    if _ENDS.search(first):
        return False
    last = _LAST_WORD.search(first)
    return last is not None and fold(last[1]) in _GOES_ON


def _is_open(text: str) -> bool:
    return bool(text.strip()) and not _ENDS.search(text)


def _in_columns(blocks: Sequence[Block]) -> set[int]:
    """Return the blocks that are lines of a column and not its last: many of one length, most of them open."""
    found: set[int] = set()
    run: list[Block] = []
    for first, second in neighbours(blocks):
        if run and run[-1].id != first.id:
            found.update(_lines(run))
            run = []
        run = run or [first]
        run.append(second)
    found.update(_lines(run))
    return found


def _lines(run: Sequence[Block]) -> list[int]:
    """Return the lines of a run of paragraphs that look wrapped at one width, and are no poem."""
    texts = [block.text.strip() for block in run]
    widest = max(map(len, texts), default=0)
    if len(run) < LEAST_ROWS or not NARROW <= widest <= WIDE or _is_poem(texts):
        return []
    full = [block for block in run[:-1] if len(block.text.strip()) >= AS_WIDE * widest]
    is_open = [block for block in full if _is_open(block.text)]
    if len(full) < AS_WIDE * (len(run) - 1) or 2 * len(is_open) < len(run):
        return []
    return [block.id for block in is_open]


def _is_poem(lines: Sequence[str]) -> bool:
    """Tell whether lines rhyme, or have too few stops within them to be prose."""
    last = Counter(fold(line.rstrip(" .،؛:!؟?…*"))[-1:] for line in lines)
    stops = sum(_STOP_WITHIN.search(line) is not None for line in lines)
    return last.most_common(1)[0][1] > RHYMES * len(lines) or stops < PROSE * len(lines)
