"""Commands: free functions that read a view and return changes. They write nothing themselves."""

from __future__ import annotations

from core.commands.table import COMMANDS, Command, find, joins
from core.commands.text import retyped

__all__ = ["COMMANDS", "Command", "find", "joins", "retyped"]
