"""How words are spelled in a project, counted over all of it."""

from __future__ import annotations

from typing import NamedTuple


class Usage(NamedTuple):
    """A spelling that is rare in the project, and the usual one of the same word.

    Attributes:
        form: the word as `core.arabic.spellings` counts it.
        usual: the form that stands in most places.
        seldom: in how many places the rare spelling stood when they were counted.
        often: in how many the usual one did.
        rule: id of the rule that tells it.
    """

    form: str
    usual: str
    seldom: int
    often: int
    rule: str


class TanweenWays(NamedTuple):
    """In how many places tanween stands on the alef («كتاباً»), and in how many before it («كتابًا»)."""

    on_alef: int
    before_alef: int
