"""What quick fixes are made of: the fix itself, and fixers that make the splices of a cleaner."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.changes import Splice
from core.checks.cleaning import Cleaner, Grouping, by_word
from core.errors import UserError
from core.model import Block, Finding
from core.model.view import View

Fixer = Callable[[Finding, View], Iterator["Fix"]]


@dataclass(frozen=True, slots=True)
class Fix:
    """One way to put a finding right.

    Attributes:
        command: id of the command to execute, or `COMPARE` of the fixes: see the articles `one` and `two` side by side.
        args: its arguments.
        title: key of its name, under ``fix`` in the texts.
        values: what the name names.
    """

    command: str
    args: Mapping[str, Any]
    title: str
    values: Mapping[str, Any] = field(default_factory=dict)


def block_of(finding: Finding, view: View) -> Block:
    """Return the block a finding is in, as it is now; raise UserError where it is in none."""
    if finding.block is None:
        raise UserError("error.no_such_block", id=None)
    return view.block(finding.block)


def replaced(block: Block, splices: list[Splice], title: str, **values: Any) -> Fix:
    """Return the fix that makes the splices, each by itself: mentions between them stay."""
    if len(splices) == 1:
        return Fix("block.replace_text", {"block": block.id, **splices[0]._asdict()}, title, values)
    args = {"block": block.id, "splices": [list(one) for one in splices]}
    return Fix("block.replace_ranges", args, title, values)


def by_block(cleaner: Cleaner, title: str) -> Fixer:
    """Return the fixer of a rule that is struck once in a block: it makes all splices of the block."""

    def fixer(finding: Finding, view: View) -> Iterator[Fix]:
        block = block_of(finding, view)
        splices = cleaner(block.text)
        if splices:
            yield replaced(block, splices, title, count=len(splices))

    return fixer


def by_place(cleaner: Cleaner, title: str, grouped: Grouping | None = None) -> Fixer:
    """Return the fixer of a rule that is struck once in a place: it makes the splices of that place alone."""

    def fixer(finding: Finding, view: View) -> Iterator[Fix]:
        block = block_of(finding, view)
        for splices in (grouped or by_word)(block.text, cleaner(block.text)):
            if splices[0].start == finding.start:
                yield replaced(block, splices, title, count=len(splices))

    return fixer
