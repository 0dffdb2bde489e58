"""Clean text: the kept blocks, one paragraph to a line."""

from __future__ import annotations

from core.formats.contents import Contents, Names
from core.model import Block

BETWEEN = "\n\n\n"
"""After an article's last line end this makes three blank lines."""


def chooses(block: Block, roles: frozenset[str] | None) -> bool:
    """Choose kept blocks that hold words."""
    return block.kept and bool(block.text.strip()) and (roles is None or block.role in roles)


def write(contents: Contents, names: Names) -> str:
    """Return the article's chosen blocks, each a line."""
    return "".join(f"{block.text}\n" for block in contents.chosen)
