"""Tanqih: picks the window or the command line, nothing else."""

from __future__ import annotations

import sys
from multiprocessing import freeze_support

from core.cli import Invocation, parse, run, told


def main(arguments: list[str]) -> int:
    """Run what the arguments ask for and return the exit code."""
    invocation = parse(arguments)
    if invocation.command in ("window", "shots"):
        return told(invocation.lang, lambda _texts: open_window(invocation))
    return run(invocation)


def open_window(invocation: Invocation) -> int:
    """Run the part of the program that needs Qt, which the command line does without."""
    from gui.app import run_shots, run_window  # noqa: PLC0415 - the command line works where Qt is not installed

    if invocation.command == "shots":
        return run_shots(invocation.out, invocation.lang)
    return run_window(invocation.paths, invocation.lang if invocation.lang_given else None)


if __name__ == "__main__":
    freeze_support()
    sys.exit(main(sys.argv[1:]))
