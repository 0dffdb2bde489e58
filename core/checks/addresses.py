"""E-mail addresses, web addresses and names of accounts in the body of an article."""

from __future__ import annotations

import re
from collections.abc import Iterator

from core.arabic import fold
from core.changes import Splice
from core.checks.rule import BlockContext, Hit
from core.checks.spots import Spot, hit_of

TRIGGER = "@/w"
"""Every address has one of these."""

_PATH = r"(?:[!#$%&'*+,./0-9:;=?@A-Z\\^_`a-z{|}~-]|(?<=[/_=-])[\u0621-\u064a]+)"
"""What an address goes on with; Arabic letters only in a place of their own, others belong to the text behind it."""

_ADDRESS = re.compile(
    rf"""
      (?P<mail>(?<![\w.+-])[A-Za-z0-9][\w.+-]{{0,63}}@[A-Za-z0-9-]{{1,63}}(?:\.[A-Za-z0-9-]{{1,63}}){{1,4}})
    | (?P<web>(?<![\w.])(?:https?://|www\.){_PATH}{{3,2000}})
    | (?P<bare>(?<![\w.@/-])(?:[A-Za-z0-9-]{{1,63}}\.){{1,3}}[A-Za-z]{{2,6}}/{_PATH}{{0,2000}})
    | (?P<account>(?<![\w.@/])@[A-Za-z_]\w{{1,29}})
    """,
    re.VERBOSE | re.ASCII,
)
_TRAILING = ".,:;!?'-"
_BRACKETS = {"(": ")", "[": "]", "<": ">", "«": "»", '"': '"', "“": "”"}


def addresses(text: str) -> Iterator[Spot]:
    """Yield each address; its splice takes it out with the brackets or quotes that hold nothing else."""
    for found in _ADDRESS.finditer(text):
        start, end = found.start(), found.start() + len(found[0].rstrip(_TRAILING))
        kind = {"bare": "web"}.get(str(found.lastgroup), str(found.lastgroup))
        first, last = _out(text, start, end)
        splice = Splice(first, text[first:last], "")
        yield Spot(start, end, fold(text[start:end]), (splice,), {"kind": kind, "right": ""})


def _out(text: str, start: int, end: int) -> tuple[int, int]:
    """Return the stretch to take out: the address, what encloses it, and the space on one side."""
    while start and text[start - 1] in _BRACKETS and text[end : end + 1] == _BRACKETS[text[start - 1]]:
        start, end = start - 1, end + 1
    if start and text[start - 1].isspace():
        start -= 1
    elif text[end : end + 1].isspace():
        end += 1
    return start, end


def addresses_in_body(context: BlockContext) -> Iterator[Hit]:
    """Find the addresses of a kept paragraph; in a byline or credit they are in their place."""
    block = context.block
    if block.role == "paragraph":
        for spot in addresses(block.text):
            yield hit_of(block.text, spot, block.id)
