"""Every control says what it is, has its place in the order of Tab, and shows strangers' words as plain text."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QTextEdit,
    QWidget,
)

CONTROLS = (QAbstractButton, QAbstractItemView, QComboBox, QLineEdit, QPlainTextEdit, QTextEdit)
INNER = ("qt_", "ScrollLeftButton", "ScrollRightButton")
"""Names of the parts that Qt's own widgets are made of."""


def controls(root: QWidget) -> list[QWidget]:
    return [
        found
        for found in root.findChildren(QWidget)
        if isinstance(found, CONTROLS)
        and found.focusPolicy() != Qt.FocusPolicy.NoFocus
        and not found.objectName().startswith(INNER)
        and not isinstance(found.parent(), QComboBox | QLineEdit)
        and not (isinstance(found, QAbstractItemView) and found.window() is not root.window())
    ]


def name_of(control: QWidget) -> str:
    words = control.text() if isinstance(control, QAbstractButton) else ""
    return control.accessibleName() or words


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_control_of_the_window_has_a_name(open_window, lang):
    hands = open_window(lang)
    hands.window.parts.actions.trigger("project.sample")
    hands.wait()
    nameless = [
        f"{type(found).__name__} {found.objectName()} in {type(found.parent()).__name__}"
        for found in controls(hands.window)
        if not name_of(found)
    ]
    assert not nameless


@pytest.mark.parametrize(
    "dialog",
    [
        "help.palette",
        "help.keys",
        "help.about",
        "label.manage",
        "role.manage",
        "search.manage",
        "recipes.open",
    ],
)
def test_every_control_of_a_dialog_has_a_name(desk, dialog):
    desk.window.parts.actions.trigger(dialog)
    desk.rest()
    shown = desk.window.dialogs.shown
    nameless = [
        f"{type(found).__name__} {found.objectName()}" for found in controls(shown) if not name_of(found)
    ]
    shown.reject()
    desk.rest()
    assert not nameless


def test_tab_reaches_the_list_before_the_text_before_the_inspector(desk):
    window = desk.window
    order, at = [], window.parts.desk.list.filters.search
    for _ in range(300):
        order.append(at)
        at = at.nextInFocusChain()
        if at is order[0]:
            break
    places = [
        order.index(stop)
        for stop in (
            window.parts.desk.list.table,
            window.parts.desk.pane,
            window.parts.desk.inspector.labels.list,
        )
    ]
    assert places == sorted(places)


def test_f6_goes_round_the_panels(desk):
    stops = desk.window.parts.desk.stops()
    desk.pane.setFocus()
    seen = []
    for _ in stops:
        desk.press("F6")
        seen.append(desk.app.focusWidget())
    assert len(seen) == len(stops)
    assert all(any(stop is found or stop.isAncestorOf(found) for found in seen) for stop in stops)
    assert desk.app.focusWidget() is desk.pane


def test_no_label_guesses_at_rich_text(desk):
    guessing = [
        f"{type(found).__name__} {found.objectName()!r} {found.text()!r}"
        for found in desk.window.findChildren(QLabel)
        if found.textFormat() != Qt.TextFormat.PlainText and not found.objectName().startswith(INNER)
    ]
    assert not guessing


def test_block_role_kept_state_and_mention_are_told(desk):
    desk.mark("المنصورة", "3")
    told = desk.window.parts.status.parts["there"].text()
    assert "المنصورة" in told
    assert "المنصورة" in desk.pane.accessibleDescription()
    desk.press("Space", desk.pane)
    assert desk.window.parts.status.parts["there"].text() != told


def test_scroll_areas_do_not_take_the_keyboard(desk):
    assert all(
        area.focusPolicy() == Qt.FocusPolicy.NoFocus
        for area in desk.window.findChildren(QScrollArea)
        if type(area) is QScrollArea
    )
