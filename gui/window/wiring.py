"""The window's one connect block: who hears of whom. Parts know nothing of one another."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from gui.window.popups import article_menu, label_menu, pane_menu, role_menu

if TYPE_CHECKING:
    from gui.main_window import MainWindow


def connect_window(window: MainWindow) -> None:
    """Connect everything, once."""
    _connect_workspace(window)
    _connect_list_and_pane(window)
    _connect_inspector(window)
    _connect_below(window)
    _connect_frame(window)


def _connect_workspace(window: MainWindow) -> None:
    workspace, views = window.workspace, window.views
    workspace.vocabulary_changed.connect(views.show_vocabulary)
    workspace.opened.connect(views.show_opened)
    workspace.closed.connect(views.show_closed)
    workspace.scene_shown.connect(views.show_scene)
    workspace.changed.connect(views.show_changes)
    workspace.listing_changed.connect(views.show_listing)
    workspace.failed.connect(window.say_refused)


def _connect_list_and_pane(window: MainWindow) -> None:
    articles, pane, views, editing = window.desk.list, window.desk.pane, window.views, window.editing
    articles.article_selected.connect(window.navigation.open_article)
    articles.status_requested.connect(editing.set_status_of)
    articles.menu_requested.connect(lambda ids, place: article_menu(window).popup(place))
    pane.caret_moved.connect(views.show_caret)
    pane.selection_changed.connect(lambda *_: views.refresh_state())
    pane.mention_clicked.connect(lambda mention: _choose_mention(window, mention))
    pane.mode_changed.connect(views.show_mode)
    pane.zoom_requested.connect(window.appearance.set_zoom)
    pane.replace_requested.connect(editing.replace_text)
    pane.split_requested.connect(
        lambda block, at: window.workspace.run("block.split", pane, block=block, at=at)
    )
    pane.merge_requested.connect(lambda blocks: window.workspace.run("block.merge", pane, blocks=blocks))
    pane.boundary_moved_requested.connect(editing.move_boundary)
    pane.context_menu_requested.connect(lambda place: pane_menu(window).popup(place))
    window.desk.modes.chosen.connect(
        lambda mode: window.marking.write_mode() if mode == "write" else window.marking.mark_mode()
    )


def _connect_inspector(window: MainWindow) -> None:
    inspector, marking, editing, run = (
        window.desk.inspector,
        window.marking,
        window.editing,
        window.workspace.run,
    )
    inspector.label_requested.connect(lambda label: window.answers.attempt(marking.apply_label, label))
    inspector.label_menu_requested.connect(lambda label, place: label_menu(window, label).popup(place))
    inspector.role_requested.connect(editing.set_role)
    inspector.role_menu_requested.connect(lambda role, place: role_menu(window, role).popup(place))
    inspector.mention_activated.connect(window.navigation.show_mention)
    inspector.relabel_requested.connect(
        lambda ids, label: run("mention.relabel", mentions=_listed(ids), label=label)
    )
    inspector.remove_requested.connect(lambda ids: run("mention.remove", mentions=_listed(ids)))
    inspector.mark_alike_requested.connect(editing.mark_alike)
    inspector.snap_requested.connect(marking.snap)
    inspector.status_requested.connect(editing.set_status_of)
    inspector.note_requested.connect(editing.set_note)
    inspector.attr_requested.connect(editing.set_attr)


def _connect_below(window: MainWindow) -> None:
    desk, views, editing = window.desk, window.views, window.editing
    desk.tabs.currentChanged.connect(lambda _: views.show_tab())
    desk.findings.finding_activated.connect(window.navigation.show_finding)
    desk.findings.fix_requested.connect(editing.fix)
    desk.findings.fix_alike_requested.connect(editing.fix_alike)
    desk.findings.dismiss_requested.connect(editing.dismiss)
    desk.findings.scope_requested.connect(lambda _: views.show_findings())
    desk.history.jump_requested.connect(window.history.jump)
    desk.raw.take_raw_requested.connect(lambda block: window.workspace.run("block.take_raw", block=block))


def _connect_frame(window: MainWindow) -> None:
    appearance, status, tasks, projects = window.appearance, window.status, window.tasks, window.projects
    window.actions_set.triggered.connect(window.answers.run)
    appearance.texts_changed.connect(window.views.show_texts)
    appearance.theme_changed.connect(window.views.show_theme)
    appearance.zoom_changed.connect(window.desk.pane.set_zoom)
    status.mode_requested.connect(window.marking.toggle_mode)
    status.cancel_requested.connect(tasks.cancel)
    tasks.started.connect(lambda _: window.views.refresh_state())
    tasks.started.connect(status.show_task)
    tasks.progressed.connect(status.show_progress)
    tasks.finished.connect(partial(status.show_task, ""))
    tasks.finished.connect(window.views.refresh_state)
    tasks.failed.connect(window.say_refused)
    tasks.crashed.connect(window.say_fault)
    projects.said.connect(lambda sentence: window.message.say(sentence, "note"))
    projects.import_wished.connect(window.exchange.ask_import)
    projects.export_wished.connect(window.exchange.ask_export)
    window.exchange.said.connect(lambda sentence: window.message.say(sentence, "note"))
    projects.failed.connect(window.say_refused)
    projects.recent_changed.connect(window.views.show_recent)
    window.welcome.action_requested.connect(window.actions_set.trigger)
    window.welcome.recent_requested.connect(lambda path: projects.open_recent(Path(path)))


def _choose_mention(window: MainWindow, mention: int) -> None:
    window.desk.pane.set_selected_mention(mention)
    window.views.show_caret()


def _listed(ids: object) -> list[int]:
    return [ids] if isinstance(ids, int) else list(ids)  # type: ignore[call-overload]
