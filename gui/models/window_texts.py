"""The window's texts: values in a sentence are shown so that neither can scramble the other."""

from __future__ import annotations

import re
import unicodedata
from datetime import datetime
from typing import Any

from core.texts import Texts
from gui.models.direction import FIRST_ISOLATE, LEFT_ISOLATE, isolated

AS_IT_IS = frozenset(("pattern",))
"""Values that a machine reads again: a file dialog's pattern."""

_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d\S*")
_PATH = re.compile(r"[/\\]|^\S+\.\w{1,8}$")


class WindowTexts(Texts):
    """Texts for the eye: every value is isolated, paths run from left to right, times are those of this machine.

    For display alone: the command line, names, exports and what is stored use `Texts`.
    """

    __slots__ = ()

    def __call__(self, key: str, /, **values: Any) -> str:
        """Return the sentence of `key`; see `core.texts.render`."""
        shown = {name: value if name in AS_IT_IS else shown_value(value) for name, value in values.items()}
        return Texts.__call__(self, key, **shown)

    of = __call__


def shown_value(value: Any) -> Any:
    """Return a value as a sentence shows it; numbers stay numbers, because plural forms ask for them.

    Signs alone (a bracket, a quotation mark) take the sentence's direction, as they do in the article.
    """
    if not isinstance(value, str) or value.startswith((FIRST_ISOLATE, LEFT_ISOLATE)):
        return value
    if _TIME.fullmatch(value):
        return isolated(local_time(value) or value, left_to_right=True)
    if not any(unicodedata.category(sign)[0] in "LN" for sign in value):
        return value
    return isolated(value, left_to_right=_PATH.search(value) is not None)


def local_time(time: str) -> str:
    """Return a UTC time in ISO form as date and time of this machine; empty where it is none."""
    try:
        return f"{datetime.fromisoformat(time).astimezone():%Y-%m-%d %H:%M}"
    except ValueError:
        return ""
