r"""Regular expressions as editors write them: with named classes for Arabic, and errors that say where.

The `regex` library runs them, for it has Unicode classes (``\p{Arabic}``) and a limit of time: an expression that goes
astray is told of, and never hangs the program. Named classes besides its own are those of `CLASSES`, written
``\p{letter}``, ``\P{letter}`` (none of them) or, inside brackets, ``[:letter:]``.
"""

from __future__ import annotations

from collections.abc import Iterator

import regex

from core.arabic.folding import Folded, fold, fold_map
from core.arabic.letters import INVISIBLE, one_of
from core.errors import UserError

CLASSES = {
    "letter": r"\p{Lu}\p{Ll}\p{Lt}\p{Lo}",
    "mark": r"\p{M}",
    "digit": r"\p{Nd}",
    "sign": r"\p{P}\p{S}",
    "invisible": one_of(INVISIBLE)[1:-1],
}
"""What stands inside the brackets for each name; tatweel is no letter."""

SECONDS = 2.0
"""How long an expression may look at one block."""

LARGEST = 100_000
"""So many items may an expression have with its counted repeats («{99}») written out: larger ones take all memory."""

_NAMED = regex.compile(r"\\\\|\\([pP])\{(\^?)(\w+)\}|\[:(\^?)(\w+):\]|\\.|\[\^?\]?|\]", regex.DOTALL)
_MARKED = regex.compile(r"\\p\{(?:mark|M|Mn|invisible)\}|\[:(?:mark|invisible):\]", regex.IGNORECASE)
_REPEATED = regex.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|\{(?P<least>\d+)[\d,]*\}|.", regex.DOTALL)
_REFERENCE = regex.compile(r"\\(?:g<(\w+)>|([1-9]\d?)|(.?))", regex.DOTALL)
_TOLD = {
    "missing )": "paren",
    "unbalanced parenthesis": "paren",
    "missing ]": "bracket",
    "unterminated character set": "bracket",
    "nothing to repeat": "repeat",
    "multiple repeat": "repeat",
    "bad character range": "range",
    "bad escape (end of pattern)": "escape",
    "bad escape": "escape",
    "unknown property": "class",
    "invalid group reference": "group",
    "cannot refer to an open group": "group",
    "unknown group": "group",
}
"""What the library says, by the end of the text key that says it to the user."""

Template = tuple[str | int, ...]
"""What is put in the place of a hit: words, and numbers of groups."""


def compiled(expression: str, *, folded: bool) -> regex.Pattern[str]:
    """Return an expression ready for exact or folded text; raise UserError that says what is wrong and where."""
    if folded and _MARKED.search(expression):
        raise UserError("error.regex_folded_marks")
    if _unrolled(expression) > LARGEST:
        raise _told("too large", expression, 0)
    source = fold_map(expression) if folded else None
    text, places = _translated(source.text if source else expression)
    try:
        return regex.compile(text)
    except regex.error as error:
        at = places[min(error.pos or 0, len(places) - 1)]
        raise _told(error.msg, expression, _place(source, at)) from None
    except (OverflowError, RecursionError):
        raise _told("too large", expression, 0) from None


def _unrolled(expression: str) -> int:
    """Return how large an expression is with its counted repeats written out, as the library does; a guess."""
    sizes, last = [0], 0
    for item in _REPEATED.finditer(expression):
        if item[0] == "(":
            sizes.append(0)
        elif item[0] == ")" and len(sizes) > 1:
            last = sizes.pop()
            sizes[-1] += last
        elif item["least"]:
            times = min(int(item["least"][:9]), LARGEST + 1)
            sizes[-1] += last * (times - 1)
            last *= times
        else:
            last = 1
            sizes[-1] += 1
    return sum(sizes)


def _place(source: Folded | None, at: int) -> int:
    return source.original(at, at)[0] if source is not None else at


def _told(message: str, expression: str, at: int) -> UserError:
    known = next((key for start, key in _TOLD.items() if message.startswith(start)), "other")
    near = expression[max(0, at - 1) : at + 9] or expression[-10:]
    return UserError(f"error.regex_{known}", place=at + 1, near=near, detail=message)


def _translated(expression: str) -> tuple[str, list[int]]:
    """Return the expression with the named classes written out, and where each of its characters came from."""
    text: list[str] = []
    places: list[int] = []
    last, inside = 0, False
    for found in _NAMED.finditer(expression):
        piece = _written_out(found, inside=inside)
        if not inside and found[0].startswith("[") and not found[0].startswith("[:"):
            inside = True
        elif inside and found[0] == "]":
            inside = False
        if piece is not None:
            text += [expression[last : found.start()], piece]
            places += [*range(last, found.start()), *[found.start()] * len(piece)]
            last = found.end()
    text.append(expression[last:])
    places += range(last, len(expression) + 1)
    return "".join(text), places


def _written_out(found: regex.Match[str], *, inside: bool) -> str | None:
    """Return what stands for a named class of ours, None for anything else."""
    sign, name = found[1], (found[3] or found[5] or "").lower()
    if name not in CLASSES or (sign is None and not inside):
        return None
    none_of = (sign == "P") != bool(found[2] or found[4])
    if not inside:
        return f"[{'^' if none_of else ''}{CLASSES[name]}]"
    if not none_of:
        return CLASSES[name]
    return CLASSES[name].replace("\\p", "\\P") if CLASSES[name].count("\\p") == 1 else None


def parsed_template(text: str, pattern: regex.Pattern[str], *, folded: bool) -> Template:
    r"""Return a replacement's parts: ``\1`` and ``\g<name>`` are groups, ``\\`` is a backslash; raise UserError."""
    parts: list[str | int] = []
    last = 0
    for found in _REFERENCE.finditer(text):
        parts.append(text[last : found.start()])
        parts.append(_reference(found, pattern, folded=folded))
        last = found.end()
    parts.append(text[last:])
    return tuple(part for part in parts if part != "")


def _reference(found: regex.Match[str], pattern: regex.Pattern[str], *, folded: bool) -> str | int:
    name = found[1] or found[2]
    if name is None:
        if found[3] == "\\":
            return "\\"
        raise UserError("error.bad_replacement", place=found.start() + 1, near=found[0])
    if folded:
        name = fold(name)
    if name.isdecimal() and int(name) <= pattern.groups:
        return int(name)
    if name in pattern.groupindex:
        return int(pattern.groupindex[name])
    raise UserError("error.no_such_group", name=name, place=found.start() + 1)


def matches(pattern: regex.Pattern[str], text: str) -> Iterator[regex.Match[str]]:
    """Yield the places of an expression that are not empty; raise UserError where it takes too long."""
    try:
        for found in pattern.finditer(text, timeout=SECONDS, concurrent=True):
            if found.end() > found.start():
                yield found
    except TimeoutError:
        raise UserError("error.regex_too_slow", seconds=int(SECONDS)) from None


_ITEM = regex.compile(
    r"(?P<space>\\s|\ )(?![*?{])\+?"
    r"|\((?:\?:|\?P?<\w+>)?(?P<any>[^\W\d_]+(?:\|[^\W\d_]+)+)\)(?![*?{])\+?"
    r"|\\(?:[pPN]\{[^}]*\}|g<[^>]*>|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|L<[^>]*>|[0-9]+|.)"
    r"|\[\^?\]?(?:\\.|\[:\^?\w+:\]|[^\]\\])*\]|\{[^}]*\}"
    r"|(?P<sign>[()|])|[.^$*+?{}\[\]\\]"
    r"|(?P<plain>.)(?![*?{])(?P<more>\+?)|.",
    regex.DOTALL,
)
"""One item of an expression: white space, words to choose from, what is no letter of its own, and a plain letter."""

_FLAGS = regex.compile(r"\(\?(?:[a-zA-Z01-]+[:)]|#|\()")

Choice = tuple[str, ...]
"""Words of which one stands in the text; a space at an edge says that white space does."""


def literals(expression: str) -> list[Choice]:
    """Return words that stand in every text an expression fits: what surely may narrow a search.

    Read with caution: with an alternative at the top, flags or comments there are none; most groups are passed over.
    """
    if _FLAGS.search(expression):
        return []
    found: list[Choice] = []
    run, depth = "", 0
    for item in _ITEM.finditer(expression):
        if item["sign"] == "|" and depth == 0:
            return []
        depth += (item["sign"] == "(") - (item["sign"] == ")")
        step = "" if depth else " " if item["space"] else item["plain"] or ""
        if item["any"] and not depth:
            before = " " if run.endswith(" ") else ""
            after = " " if (follower := _ITEM.match(expression, item.end())) and follower["space"] else ""
            found += [(run,)] if run.strip() else []
            found.append(tuple(f"{before}{word}{after}" for word in item["any"].split("|")))
            run = ""
        elif step:
            run += step
        if not step or item["more"]:
            found += [(run,)] if run.strip() else []
            run = ""
    return [*found, (run,)] if run.strip() else found
