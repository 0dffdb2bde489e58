"""Letters that reach a control with Alt, marked in its words."""

from __future__ import annotations


def mnemonic(title: str, letter: str) -> str:
    """Return a title with its access letter; behind an Arabic title in parentheses."""
    at = title.upper().find(letter)
    return f"{title[:at]}&{title[at:]}" if at >= 0 else f"{title} (&{letter})"
