"""Context menus, filled from the table of actions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from core.checks import COMPARE, Fix
from core.model import Finding
from gui.models.finding_rows import fix_words
from gui.window.parts import Parts

CLIPBOARD = ("edit.cut", "edit.copy", "edit.paste")
ON_MENTION = (
    "mention.remove",
    "mention.mark_alike_article",
    "mention.mark_alike_project",
    "mention.grow_end",
    "mention.shrink_end",
)
ON_BLOCK = (
    "block.toggle_kept",
    "page_line.apply",
    "block.confirm",
    "alike.set_role",
    "alike.set_kept",
    "reason.set_kept",
)
ON_BOUNDARY = (
    "article.split",
    "block.move_previous",
    "block.move_next",
    "block.split",
    "block.merge",
    "block.take_raw",
    "dump.show",
)
ON_ARTICLE = (
    ("article.status_new", "article.status_in_work", "article.status_done", "article.status_doubtful"),
    ("article.merge_previous", "article.merge_next"),
    ("article.compare",),
    ("article.new", "article.delete"),
)


ON_STEP = (
    ("history.preview", "history.jump", "history.compare"),
    ("history.undo_from", "history.undo_alone"),
    ("history.name",),
)


class FindingControl(NamedTuple):
    """Who answers the menu of a finding."""

    go: Callable[[Finding], object]
    fix: Callable[[Finding, Fix], object]
    fix_alike: Callable[[Finding, Fix], object]
    dismiss: Callable[[Finding, bool], object]


def pane_menu(parts: Parts, *, on_mention: bool) -> QMenu:
    """Return the menu of a place in the article: what is there first."""
    menus = parts.menus
    menu = menus.context_menu(parts.frame, [ON_MENTION] if on_mention else [])
    for name in ("label", "role"):
        inner = menu.addMenu(parts.appearance.texts(f"menu.{name}"))
        for action in menus.of_project(name):
            inner.addAction(parts.actions.qaction(action))
        inner.setEnabled(parts.workspace.editable)
    for group in (ON_BLOCK, ON_BOUNDARY, CLIPBOARD):
        menu.addSeparator()
        for action in group:
            menu.addAction(parts.actions.qaction(action))
    return menu


def article_menu(parts: Parts) -> QMenu:
    """Return the menu of the list."""
    return parts.menus.context_menu(parts.frame, ON_ARTICLE)


def history_menu(parts: Parts, step: int) -> QMenu:
    """Return the menu of a line of the history."""
    parts.desk.history.go_to(step)
    return parts.menus.context_menu(parts.frame, ON_STEP)


def label_menu(parts: Parts, label: int) -> QMenu:
    """Return the menu of a label of the inspector."""
    name = next((found.name for found in parts.workspace.labels if found.id == label), None)
    return parts.menus.context_menu(parts.frame, [[f"label.apply.{name}"] if name else [], ["label.manage"]])


def role_choice(parts: Parts, choose: Callable[[str], None]) -> QMenu:
    """Return a menu of the roles; `choose` gets the name of the one chosen."""
    menu = QMenu(parts.frame)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for role in parts.workspace.roles:
        title = role.title_ar if parts.appearance.texts.lang == "ar" else role.title_en
        menu.addAction(title.replace("&", "&&")).triggered.connect(partial(_chosen, choose, role.name))
    return menu


def finding_menu(parts: Parts, control: FindingControl, finding: Finding) -> QMenu:
    """Return the menu of a finding: go there, mend it in each way there is, dismiss it."""
    texts, panel = parts.appearance.texts, parts.desk.findings
    panel.go_to(finding)
    menu = QMenu(parts.frame)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def add(words: str, call: Callable[[], object], *, enabled: bool = True) -> None:
        entry = menu.addAction(words.replace("&", "&&"))
        entry.setEnabled(enabled)
        entry.triggered.connect(lambda _checked: call())

    add(texts("panel.findings.go"), lambda: control.go(finding), enabled=finding.article is not None)
    for number, (article, block) in enumerate(finding.values.get("samples", ())[1:], 2):
        place = replace(finding, article=article, block=block, start=None, end=None)
        add(texts("panel.findings.go_to_place", number=number), partial(control.go, place))
    menu.addSeparator()
    editable, fixes = parts.workspace.editable, panel.fixes()
    for fix in fixes:
        look = fix.command == COMPARE
        add(fix_words(texts, fix), partial(control.fix, finding, fix), enabled=editable or look)
    if fixes and fixes[0].command != COMPARE:
        add(
            texts("panel.findings.fix_alike"),
            partial(control.fix_alike, finding, fixes[0]),
            enabled=editable,
        )
    menu.addSeparator()
    for name, everywhere in (("dismiss_here", False), ("dismiss_everywhere", True)):
        add(texts(f"panel.findings.{name}"), partial(control.dismiss, finding, everywhere), enabled=editable)
    return menu


def _chosen(choose: Callable[[str], None], role: str, _checked: bool) -> None:
    choose(role)


def role_menu(parts: Parts, role: str) -> QMenu:
    """Return the menu of a role of the inspector."""
    return parts.menus.context_menu(parts.frame, [[f"role.apply.{role}"], ["role.manage"]])
