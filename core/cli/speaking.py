"""What the command line writes: results on stdout, messages and progress on stderr."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from core.arabic.signs import short_name
from core.texts import Texts


def visible(line: str) -> str:
    """Return words of a dump as a terminal may have them: what shows nothing, or moves what does, by its name."""
    return "".join(f"<{name}>" if sign != "\t" and (name := short_name(sign)) else sign for sign in line)


def say(message: str) -> None:
    """Write a message on stderr."""
    print(message, file=sys.stderr)  # noqa: T201 - the command line's own output


def answer(result: Any) -> None:
    """Write a result on stdout, as one JSON object."""
    print(json.dumps(result, ensure_ascii=False))  # noqa: T201 - the command line's own output


def progress_line(text: str) -> None:
    """Put a line in the place of the last one; nothing where nobody looks on."""
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def steps(texts: Texts) -> Callable[[int, int], None]:
    """Return what tells how many of how many are done."""
    return lambda done, total: progress_line(texts("cli.progress", done=done, total=total))
