"""What an action is: data that names its words, its place, when it applies and what it does."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from core.model import Label, Role


@dataclass(frozen=True, slots=True)
class Action:
    """One thing the editor can ask for, wherever it is asked: menu, key, tool bar, palette.

    Attributes:
        id: its name; its text is ``command.<id>``, its keys stand under it in `resources/keys.toml`.
        menu: the menu it stands in, empty for none; key ``menu.<menu>``.
        section: a separator stands between two sections of a menu.
        when: name of the predicate in `gui.window.context` that says whether it applies now.
        handler: ``controller.method``; empty where it simply runs the core command `command`.
        command: the core command to run; its arguments are `args`.
        args: keyword arguments; a text like ``@block`` stands for what is chosen now.
        icon: name of an icon, or empty.
        checked: name of a predicate that says whether its mark is set; empty for a plain action.
        title: its words by language, where they come from the project (a role's, a label's).
        keys: its keys where they come from the project.
        bare: its bare keys of mark mode where they come from the project.
        colour: the colour of what it gives, for the palette; empty for none.
        brief: key of shorter words for the tool bar, or empty.
        primary: whether it is the window's one primary button.
    """

    id: str
    menu: str = ""
    section: int = 0
    when: str = "project"
    handler: str = ""
    command: str = ""
    args: Mapping[str, Any] = field(default_factory=dict)
    icon: str = ""
    checked: str = ""
    title: Mapping[str, str] = field(default_factory=dict)
    keys: tuple[str, ...] = ()
    bare: tuple[str, ...] = ()
    colour: str = ""
    brief: str = ""
    primary: bool = False

    @property
    def text_key(self) -> str:
        """The key of its words."""
        return f"command.{self.id}"


def role_actions(roles: Iterable[Role]) -> list[Action]:
    """Return one action for each role of a project: give it to the chosen blocks."""
    return [
        Action(
            f"role.apply.{role.name}",
            menu="role",
            when="edit_block",
            command="block.set_role",
            args={"blocks": "@blocks", "role": role.name},
            title={"ar": role.title_ar, "en": role.title_en},
            keys=(f"Alt+{role.shortcut}",) if role.shortcut else (),
            colour=role.colour,
        )
        for role in roles
    ]


def label_actions(labels: Iterable[Label]) -> list[Action]:
    """Return one action for each label of a project: give it to the words, or to the mention."""
    return [
        Action(
            f"label.apply.{label.name}",
            menu="label",
            when="edit_words",
            handler="marking.apply_label",
            args={"label": label.id},
            title={"ar": label.title_ar, "en": label.title_en},
            keys=(f"Ctrl+{label.shortcut}",) if label.shortcut.isdigit() else (),
            bare=(label.shortcut.upper(),) if label.shortcut else (),
            colour=label.colour,
        )
        for label in labels
    ]
