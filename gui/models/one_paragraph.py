"""Words as one paragraph of a Qt document, character for character as long as they are."""

from __future__ import annotations

_SHOWN = str.maketrans(
    {
        "\0": "␀",
        "\n": "↵",
        "\r": "↵",
        "\u0085": "↵",
        "\u2028": "↵",
        "\u2029": "¶",
        "\ufdd0": "�",
        "\ufdd1": "�",
    }
)
"""Characters that Qt would take for the end of a paragraph or frame: each is drawn as one that it leaves alone."""


def one_paragraph(text: str) -> str:
    """Return `text` with nothing in it that would end a paragraph."""
    return text.translate(_SHOWN)
