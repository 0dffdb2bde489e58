"""Tables of cases: what a rule finds in a text, and what its quick fixes make of it."""

from __future__ import annotations

from core.changes import Splice
from core.checks import Fix, check_block, fixes
from core.checks.rule_set import rule_set
from core.model import Block, Finding
from tests.core.checks.build import block


class OneBlock:
    """All that fixes of a text ask of a view."""

    def __init__(self, here: Block) -> None:
        self.here = here

    def block(self, number: int) -> Block:
        return self.here


def found_of(rule: str, text: str) -> list[Finding]:
    """Return what one rule, on or off, finds in a paragraph."""
    return check_block(1, block(1, text), (), rule_set((), frozenset((rule,))))


def mended(rule: str, text: str) -> str:
    """Return a text with the first fix of the first finding made until there is none."""
    for _ in range(30):
        found = found_of(rule, text)
        if not found:
            return text
        text = made(fixes(found[0], OneBlock(block(1, text)))[0], text)
    raise AssertionError(f"{rule} never ends: {text}")


def made(fix: Fix, text: str) -> str:
    if fix.command == "block.replace_text":
        splices = [Splice(fix.args["start"], fix.args["removed"], fix.args["inserted"])]
    else:
        assert fix.command == "block.replace_ranges"
        splices = [Splice(*one) for one in fix.args["splices"]]
    for splice in sorted(splices, reverse=True):
        text = splice.apply(text)
    return text
