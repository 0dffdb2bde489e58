"""The command line: everything the core does, without a window and without Qt."""

from __future__ import annotations

from core.cli.arguments import Invocation, parse
from core.cli.run import run, told

__all__ = ["Invocation", "parse", "run", "told"]
