"""The window's one connect block: who hears of whom. Parts know nothing of one another."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtGui import QCursor

from core.model import Focus
from gui.window.answers import Answers
from gui.window.comparing import Comparing
from gui.window.doubting import Doubting
from gui.window.editing import Editing
from gui.window.exchange import Exchange
from gui.window.findings import FindingDesk
from gui.window.history import History
from gui.window.intake import Intake
from gui.window.keeping import Keeping
from gui.window.marking import Marking
from gui.window.navigation import Navigation
from gui.window.page_lines import PageLineDesk
from gui.window.parts import Parts
from gui.window.popups import (
    FindingControl,
    article_menu,
    finding_menu,
    history_menu,
    label_menu,
    pane_menu,
    role_choice,
    role_menu,
)
from gui.window.projects import Projects
from gui.window.raw_desk import RawDesk
from gui.window.rules import RuleDesk
from gui.window.search_desk import SearchDesk
from gui.window.suggesting import Suggesting
from gui.window.telling import Telling
from gui.window.views import Views


@dataclass(frozen=True, slots=True)
class Controllers:
    """Who answers what the parts tell."""

    answers: Answers
    comparing: Comparing
    doubting: Doubting
    editing: Editing
    exchange: Exchange
    findings: FindingDesk
    history: History
    intake: Intake
    keeping: Keeping
    marking: Marking
    navigation: Navigation
    page_lines: PageLineDesk
    projects: Projects
    raw: RawDesk
    rules: RuleDesk
    search: SearchDesk
    suggesting: Suggesting
    telling: Telling
    views: Views


def connect_window(parts: Parts, control: Controllers) -> None:
    """Connect everything, once."""
    _connect_workspace(parts, control)
    _connect_list_and_pane(parts, control)
    _connect_inspector(parts, control)
    _connect_below(parts, control)
    _connect_doubts(parts, control)
    _connect_suggestions(parts, control)
    _connect_search(parts, control)
    _connect_frame(parts, control)


def _connect_workspace(parts: Parts, control: Controllers) -> None:
    workspace, views = parts.workspace, control.views
    workspace.vocabulary_changed.connect(views.show_vocabulary)
    workspace.opened.connect(views.show_opened)
    workspace.closed.connect(views.show_closed)
    workspace.scene_shown.connect(views.show_scene)
    workspace.typed.connect(views.show_typed)
    workspace.settled.connect(views.show_settled)
    workspace.changed.connect(views.show_changes)
    workspace.listing_changed.connect(views.show_listing)
    workspace.failed.connect(control.telling.refused)


def _connect_list_and_pane(parts: Parts, control: Controllers) -> None:
    articles, pane, views, editing = parts.desk.list, parts.desk.pane, control.views, control.editing
    articles.article_selected.connect(control.navigation.open_article)
    articles.status_requested.connect(editing.set_status_of)
    articles.menu_requested.connect(lambda ids, place: article_menu(parts).popup(place))
    pane.caret_moved.connect(views.show_caret)
    pane.selection_changed.connect(lambda *_: views.refresh_state())
    pane.mention_clicked.connect(pane.set_selected_mention)
    pane.mention_chosen.connect(views.show_caret)
    pane.article_requested.connect(lambda article, block: control.navigation.go(Focus(article, block, 0)))
    pane.mode_changed.connect(views.show_mode)
    pane.signs_shown.connect(lambda _: views.refresh_state())
    pane.zoom_requested.connect(parts.appearance.set_zoom)
    pane.replace_requested.connect(editing.replace_text)
    pane.split_requested.connect(
        lambda block, at: parts.workspace.run("block.split", pane, block=block, at=at)
    )
    pane.merge_requested.connect(lambda blocks: parts.workspace.run("block.merge", pane, blocks=blocks))
    pane.span_requested.connect(editing.replace_span)
    pane.words_moved_requested.connect(editing.move_words)
    pane.boundary_moved_requested.connect(editing.move_boundary)
    pane.context_menu_requested.connect(
        lambda place: pane_menu(parts, on_mention=control.marking.chosen() is not None).popup(place)
    )
    parts.desk.modes.chosen.connect(
        lambda mode: control.marking.write_mode() if mode == "write" else control.marking.mark_mode()
    )


def _connect_inspector(parts: Parts, control: Controllers) -> None:
    inspector, marking, editing, run = (
        parts.desk.inspector,
        control.marking,
        control.editing,
        parts.workspace.run,
    )
    inspector.label_requested.connect(lambda label: control.answers.attempt(marking.apply_label, label))
    inspector.label_menu_requested.connect(lambda label, place: label_menu(parts, label).popup(place))
    inspector.role_requested.connect(editing.set_role)
    inspector.role_menu_requested.connect(lambda role, place: role_menu(parts, role).popup(place))
    inspector.mention_activated.connect(control.navigation.show_mention)
    inspector.relabel_requested.connect(
        lambda ids, label: run("mention.relabel", mentions=_listed(ids), label=label)
    )
    inspector.remove_requested.connect(lambda ids: run("mention.remove", mentions=_listed(ids)))
    inspector.mark_alike_requested.connect(editing.mark_alike)
    inspector.snap_requested.connect(marking.snap)
    editing.role_wished.connect(lambda: role_choice(parts, editing.reason_role).popup(QCursor.pos()))
    inspector.status_requested.connect(editing.set_status_of)
    inspector.note_requested.connect(editing.set_note)
    inspector.attr_requested.connect(editing.set_attr)


def _connect_below(parts: Parts, control: Controllers) -> None:
    desk, views = parts.desk, control.views
    desk.tabs.currentChanged.connect(lambda _: views.show_tab())
    _connect_findings(parts, control)
    _connect_history(parts, control)
    desk.raw.take_raw_requested.connect(control.raw.take_all)
    desk.raw.take_part_requested.connect(control.raw.take_part)
    desk.raw.dump_requested.connect(partial(control.answers.attempt, control.raw.show_dump))


def _connect_findings(parts: Parts, control: Controllers) -> None:
    panel, findings = parts.desk.findings, control.findings
    panel.finding_activated.connect(findings.go)
    panel.fix_requested.connect(findings.fix)
    panel.fix_alike_requested.connect(findings.fix_alike)
    panel.dismiss_requested.connect(findings.dismiss)
    panel.filter_changed.connect(findings.show)
    panel.rules_requested.connect(control.rules.ask)
    findings.comparison_wished.connect(control.comparing.show)
    control.rules.rule_wished.connect(findings.show_rule)
    answers = FindingControl(findings.go, findings.fix, findings.fix_alike, findings.dismiss)
    panel.menu_requested.connect(lambda finding, place: finding_menu(parts, answers, finding).popup(place))


def _connect_doubts(parts: Parts, control: Controllers) -> None:
    bar, doubting, attempt = parts.desk.doubt, control.doubting, control.answers.attempt
    doubting.asked.connect(
        lambda question, left, done: parts.desk.show_question(question, left, done, parts.actions.shown_key)
    )
    doubting.asked.connect(lambda *_: control.views.refresh_state())
    bar.answered.connect(lambda answer: attempt(doubting.answer, answer))
    bar.chosen.connect(lambda number: attempt(doubting.choose, number))
    bar.left.connect(doubting.leave)
    parts.workspace.changed.connect(doubting.follow)
    parts.workspace.closed.connect(doubting.leave)
    parts.workspace.vocabulary_changed.connect(lambda *_: doubting.speak())
    parts.appearance.texts_changed.connect(lambda _: doubting.speak())


def _connect_suggestions(parts: Parts, control: Controllers) -> None:
    panel, suggesting = parts.desk.suggestions, control.suggesting
    panel.looked_at.connect(suggesting.look_at)
    panel.suggestion_activated.connect(suggesting.go_to)
    panel.accept_requested.connect(suggesting.accept)
    panel.reject_requested.connect(suggesting.reject)
    panel.propose_requested.connect(suggesting.propose)
    suggesting.said.connect(control.telling.note)


def _connect_history(parts: Parts, control: Controllers) -> None:
    panel, history = parts.desk.history, control.history
    panel.preview_requested.connect(history.preview)
    panel.jump_requested.connect(history.jump)
    panel.compare_requested.connect(history.compare)
    panel.name_requested.connect(history.name)
    panel.undo_alone_requested.connect(history.undo_alone)
    panel.filter_changed.connect(history.show)
    panel.menu_requested.connect(lambda step, place: history_menu(parts, step).popup(place))
    parts.workspace.scene_shown.connect(lambda *_: history.follow_article())


def _connect_search(parts: Parts, control: Controllers) -> None:
    panel, workspace, attempt = parts.desk.search, parts.workspace, control.answers.attempt
    searching, replacing, saving = control.search.searching, control.search.replacing, control.search.saving
    panel.query_changed.connect(searching.look_for)
    panel.more_wanted.connect(searching.more)
    panel.looked_at.connect(searching.look_at)
    panel.hit_activated.connect(searching.go_to)
    panel.step_requested.connect(lambda step: attempt(searching.step, step))
    panel.instead_changed.connect(replacing.preview)
    panel.replace_requested.connect(lambda which: attempt(replacing.replace, which))
    panel.menu_requested.connect(saving.open_menu)
    panel.left.connect(control.navigation.focus_text)
    searching.shown.connect(replacing.preview)
    parts.tasks.finished.connect(replacing.preview)
    searching.said.connect(control.telling.note)
    replacing.said.connect(control.telling.note)
    control.search.recipes.said.connect(control.telling.note)
    control.search.recipes.place_wished.connect(searching.go_to)
    parts.desk.tabs.currentChanged.connect(searching.catch_up)
    workspace.vocabulary_changed.connect(searching.show_vocabulary)
    workspace.changed.connect(searching.follow)
    workspace.listing_changed.connect(searching.follow_listing)
    workspace.scene_shown.connect(searching.follow_article)
    workspace.closing.connect(searching.close)


def _connect_frame(parts: Parts, control: Controllers) -> None:
    appearance, status, tasks, projects = parts.appearance, parts.status, parts.tasks, control.projects
    parts.actions.triggered.connect(lambda _: parts.message.clear())
    parts.actions.triggered.connect(control.answers.run)
    appearance.texts_changed.connect(control.views.show_texts)
    appearance.theme_changed.connect(control.views.show_theme)
    appearance.zoom_changed.connect(parts.desk.pane.set_zoom)
    status.mode_requested.connect(control.marking.toggle_mode)
    status.cancel_requested.connect(tasks.cancel)
    tasks.started.connect(lambda _: control.views.refresh_state())
    tasks.started.connect(status.show_task)
    tasks.progressed.connect(status.show_progress)
    tasks.finished.connect(partial(status.show_task, ""))
    tasks.finished.connect(control.views.refresh_state)
    tasks.failed.connect(control.telling.refused)
    tasks.cancelled.connect(control.telling.refused)
    tasks.failed.connect(control.intake.report_failure)
    tasks.crashed.connect(control.telling.fault)
    projects.said.connect(control.telling.note)
    projects.import_wished.connect(control.intake.ask)
    projects.export_wished.connect(control.exchange.ask_export)
    control.exchange.said.connect(control.telling.note)
    control.page_lines.said.connect(control.telling.note)
    control.page_lines.place_wished.connect(control.navigation.go)
    projects.failed.connect(control.telling.refused)
    projects.failed.connect(control.keeping.offer)
    parts.workspace.closing.connect(control.keeping.rest)
    control.findings.said.connect(control.telling.note)
    control.keeping.said.connect(control.telling.note)
    control.keeping.failed.connect(control.telling.refused)
    projects.recent_changed.connect(control.views.show_recent)
    projects.imported.connect(lambda _: control.comparing.look())
    projects.imported.connect(control.intake.keep_report)
    parts.welcome.action_requested.connect(parts.actions.trigger)
    parts.menus.recent_requested.connect(lambda path: projects.open_recent(Path(path)))
    parts.welcome.recent_requested.connect(lambda path: projects.open_recent(Path(path)))


def _listed(ids: object) -> list[int]:
    return [ids] if isinstance(ids, int) else list(ids)  # type: ignore[call-overload]
