"""A doubt as a question in words, with the answers an editor may give."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.model import Role
from core.model.doubts import Doubt
from core.suggest import other_roles
from core.texts import Texts
from core.texts.loader import table
from gui.models.direction import isolated

MOST_CHOICES = 5
"""So many other roles are offered, the likeliest; the rest have keys of their own that always hold."""


@dataclass(frozen=True, slots=True)
class Question:
    """What the editor is asked.

    Attributes:
        doubt: what it is about.
        sentence: the question.
        because: why the machine decided so, and how sure it was.
        right: what the right key does.
        wrong: what the wrong key does.
        choices: names of other roles to choose by a digit; the wrong key takes the first where the role is asked for.
        choice_words: what these roles are called.
    """

    doubt: Doubt
    sentence: str
    because: str
    right: str
    wrong: str
    choices: tuple[str, ...] = ()
    choice_words: tuple[str, ...] = ()


def question_of(doubt: Doubt, roles: Sequence[Role], texts: Texts) -> Question:
    """Return the question that a doubt is, in the language of `texts`."""
    titles = {role.name: _title(role, texts.lang) for role in roles}
    about = doubt.about
    choices: tuple[str, ...] = ()
    if about == "kept":
        about = "kept" if doubt.kept else "left_out"
    if about in ("role", "start"):
        choices = tuple(other_roles(doubt.role, titles)[:MOST_CHOICES])
    named = {
        "role": isolated(titles.get(doubt.role, doubt.role)),
        "other": isolated(titles[choices[0]]) if choices else "",
    }
    return Question(
        doubt=doubt,
        sentence=texts(f"panel.doubt.{about}", **named),
        because=_because(doubt, texts),
        right=texts(f"panel.doubt.{about}_right", **named),
        wrong=texts(f"panel.doubt.{about}_wrong", **named),
        choices=choices,
        choice_words=tuple(titles[name] for name in choices),
    )


def _title(role: Role, lang: str) -> str:
    return (role.title_ar if lang == "ar" else role.title_en) or role.name


def _because(doubt: Doubt, texts: Texts) -> str:
    percent = round(doubt.confidence * 100)
    key = f"reason.{doubt.reason}"
    if key not in table(texts.lang):
        return texts("panel.doubt.sure", percent=percent)
    return texts("panel.doubt.because", reason=texts(key), percent=percent)
