"""Labels: what mentions can be called."""

from __future__ import annotations

import re
import unicodedata

from core.changes import Change, created, removed, updated
from core.commands.blocks import all_of
from core.errors import UserError
from core.model import Label
from core.model.rank import between
from core.model.view import View

COLOUR = re.compile(r"#[0-9a-fA-F]{6}\Z")
LONGEST_TITLE = 80
NAME = re.compile(r"[^\s\[\],;:|]{1,64}\Z")


def checked_colour(colour: str) -> str:
    """Return a colour written #rrggbb, or refuse it."""
    if not COLOUR.match(colour):
        raise UserError("error.bad_colour", colour=colour)
    return colour.lower()


def checked_name(name: str) -> str:
    """Return a name that every format can carry (no white space, none of ``[ ] , ; : |``), or refuse it."""
    if not NAME.match(name):
        raise UserError("error.bad_name", name=name)
    return name


def checked_title(title: str) -> str:
    """Return a title of at most `LONGEST_TITLE` code points on one line, or refuse it."""
    if len(title) > LONGEST_TITLE or not title.isprintable():
        raise UserError("error.bad_title", count=LONGEST_TITLE)
    return title


def checked_key(shortcut: str) -> str:
    """Return a key: one letter or digit (an Arabic digit is the same key as the other), or nothing; refuse the rest."""
    key = str(unicodedata.digit(shortcut)) if len(shortcut) == 1 and shortcut.isdigit() else shortcut
    if key and (len(key) != 1 or not key.isalnum()):
        raise UserError("error.bad_key", shortcut=shortcut)
    return key


def _refuse_taken(view: View, label: int, *, name: str | None = None, shortcut: str = "") -> None:
    for mate in view.labels():
        if mate.id == label:
            continue
        if name is not None and mate.name == name:
            raise UserError("error.name_taken", name=name)
        if shortcut and mate.shortcut == shortcut:
            raise UserError("error.key_taken", shortcut=shortcut, name=mate.name)


def add_label(
    view: View, name: str, title_ar: str, title_en: str, colour: str, letter: str = "", shortcut: str = ""
) -> list[Change]:
    """Add a label at the end of the list."""
    shortcut = checked_key(shortcut)
    _refuse_taken(view, 0, name=checked_name(name), shortcut=shortcut)
    labels = view.labels()
    label = Label(
        id=view.new_id(),
        uid=view.new_uid(),
        name=name,
        title_ar=checked_title(title_ar) or name,
        title_en=checked_title(title_en) or name,
        colour=checked_colour(colour),
        letter=(letter or title_ar or name)[0],
        shortcut=shortcut,
        rank=between(labels[-1].rank if labels else None, None),
    )
    return [created("label", label)]


def rename_label(view: View, label: int, name: str, title_ar: str, title_en: str) -> list[Change]:
    """Give a label another exported name and other titles."""
    _refuse_taken(view, label, name=checked_name(name))
    titles = {"title_ar": checked_title(title_ar) or name, "title_en": checked_title(title_en) or name}
    return updated("label", view.label(label), name=name, **titles)


def recolour_label(view: View, label: int, colour: str) -> list[Change]:
    """Give a label another colour (#rrggbb)."""
    return updated("label", view.label(label), colour=checked_colour(colour))


def rekey_label(view: View, label: int, shortcut: str) -> list[Change]:
    """Give a label another key, or none with an empty text; one key serves one label."""
    shortcut = checked_key(shortcut)
    _refuse_taken(view, label, shortcut=shortcut)
    return updated("label", view.label(label), shortcut=shortcut)


def merge_label(view: View, label: int, into: int) -> list[Change]:
    """Give all mentions of a label another one, and remove it. Mentions that would stand twice are removed."""
    if label == into:
        raise UserError("error.merge_with_itself")
    target, gone = view.label(into), view.label(label)
    taken = {mention.parts for mention in view.mentions_of_label(target.id)}
    changes: list[Change] = []
    for mention in view.mentions_of_label(gone.id):
        if mention.state == "live" and mention.parts in taken:
            changes.append(removed("mention", mention))
        else:
            changes += updated("mention", mention, label=target.id)
    return [*changes, removed("label", gone)]


def delete_label(view: View, label: int) -> list[Change]:
    """Remove a label with all its mentions."""
    gone = view.label(label)
    mentions = all_of([removed("mention", mention)] for mention in view.mentions_of_label(label))
    return [*mentions, removed("label", gone)]
