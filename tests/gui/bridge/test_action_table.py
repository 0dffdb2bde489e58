"""The table of actions holds together: words, icons, keys, predicates, handlers."""

from __future__ import annotations

import inspect
from collections import Counter

import pytest

from core.commands import COMMANDS
from core.resources import RESOURCES
from core.texts import LANGUAGES, lookup
from gui.bridge.actions import ACTIONS, MENUS, load_keys
from gui.bridge.actions.keys import portable
from gui.window.context import PREDICATES, Context

IDS = [action.id for action in ACTIONS]


def test_ids_are_unique():
    assert [name for name, count in Counter(IDS).items() if count > 1] == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_action_and_menu_has_words(lang):
    for action in ACTIONS:
        assert lookup(action.text_key, lang)
    for menu in MENUS:
        assert lookup(f"menu.{menu}", lang)
        assert lookup(f"menu.access.{menu}", lang)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_core_command_has_words_for_the_history(lang):
    for command in [*COMMANDS, "source.import"]:
        assert lookup(f"command.{command}", lang)


def test_access_letters_of_menus_are_unique():
    for lang in LANGUAGES:
        letters = [lookup(f"menu.access.{menu}", lang) for menu in MENUS]
        assert len(set(letters)) == len(letters)


def test_every_icon_is_there():
    missing = {action.icon for action in ACTIONS if action.icon} - {
        path.stem for path in (RESOURCES / "icons").glob("*.svg")
    }
    assert not missing


def test_every_predicate_is_known():
    used = {action.when for action in ACTIONS} | {action.checked for action in ACTIONS if action.checked}
    assert used <= PREDICATES.keys()


def test_nothing_applies_to_an_empty_window_but_what_needs_no_project():
    applies = {name for name, holds in PREDICATES.items() if holds(Context())}
    assert {"project", "edit", "edit_block", "edit_mention", "undo", "redo"}.isdisjoint(applies)


def test_an_action_either_runs_a_command_or_has_a_handler():
    for action in ACTIONS:
        assert bool(action.command) != bool(action.handler), action.id


def test_commands_get_the_arguments_they_take():
    for action in ACTIONS:
        if action.command:
            parameters = list(inspect.signature(COMMANDS[action.command].run).parameters)[1:]
            assert set(action.args) <= set(parameters), action.id
            assert all(
                hasattr(Context(), value[1:])
                for value in action.args.values()
                if isinstance(value, str) and value.startswith("@")
            )


def test_keys_name_actions_and_are_unique_in_their_mode():
    keys = load_keys()
    for mode in (keys.always, keys.mark, keys.write):
        assert set(mode) <= set(IDS)
        used = [portable(key) for listed in mode.values() for key in listed]
        assert [key for key, count in Counter(used).items() if count > 1] == []
        assert all(used)


def test_an_editors_own_keys_stand_over_ours():
    assert load_keys({"go.search": ["Ctrl+G"]}).always["go.search"] == ["Ctrl+G"]
