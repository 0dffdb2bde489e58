"""Brings what is open into the parts of the window: scenes, lists, findings, history, the status bar."""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from core.errors import UserError
from core.model import Focus
from core.session import ArticleFilter, ChangeSet, Session
from core.session.changeset import together
from core.texts import Texts
from gui.bridge.actions import label_actions, role_actions
from gui.models.raw_words import RawWords, read_raw_words
from gui.models.suggestion_details import describe_with as describe_suggestions
from gui.pane import ArticleScene
from gui.theme import Theme
from gui.widgets.delay import Delay, TimedDelay
from gui.window.findings import FindingDesk
from gui.window.history import History
from gui.window.navigation import Navigation
from gui.window.parts import Parts
from gui.window.situation import Situation
from gui.window.standing import show_standing

REST_MS = 200
"""Lists about the whole project follow when the hands rest this long; the article itself follows at once."""


class Views:
    """Shows. Every method may be called at any time; without a project it shows nothing."""

    def __init__(
        self,
        parts: Parts,
        navigation: Navigation,
        situation: Situation,
        history: History,
        findings: FindingDesk,
    ) -> None:
        self._parts = parts
        self._navigation = navigation
        self._situation = situation
        self._history = history
        self._findings = findings
        self.late: Delay = TimedDelay(parts.frame, REST_MS)
        self._shown: int | None = None
        self._inspected: object = None
        self._busy = False
        self._unseen: list[ChangeSet] = []

    @property
    def _session(self) -> Session | None:
        return self._parts.workspace.session

    def show_opened(self) -> None:
        """Show a project that was just opened."""
        session, parts = self._session, self._parts
        if session is None:
            return
        sources, roles = session.read(lambda view: (view.sources(), view.roles()))
        parts.desk.list.show_project(self._find, session.summaries, sources, roles)
        self.show_page()
        self.show_all()
        parts.message.clear()
        self._show_banner()
        parts.desk.pane.setFocus()

    def _show_banner(self) -> None:
        session, parts = self._session, self._parts
        if session is not None and session.read_only:
            parts.banner.say(parts.appearance.texts("statusbar.read_only_banner"), "banner")
        else:
            parts.banner.hide()

    def show_closed(self) -> None:
        """Show that nothing is open."""
        parts = self._parts
        parts.desk.list.close_project()
        parts.desk.history.clear()
        parts.banner.hide()
        self.show_page()
        self.refresh_state()

    def show_page(self) -> None:
        """Show the desk where a project is open, else the first page."""
        parts, session = self._parts, self._session
        parts.stack.setCurrentWidget(parts.welcome if session is None else parts.desk)
        name = parts.appearance.texts("dialog.about.name")
        parts.frame.setWindowTitle(name if session is None else f"{session.path.name} — {name}")

    def show_recent(self) -> None:
        """Show the recent projects in menu and first page."""
        recent = self._parts.store.settings.recent
        self._parts.menus.show_recent(recent)
        self._parts.welcome.show_recent(recent)

    def show_scene(self, scene: ArticleScene | None, focus: Focus | None) -> None:
        """Show the open article, and go where the focus says."""
        parts = self._parts
        if scene is None:
            self._shown, self._inspected = None, None
            parts.desk.show_text(shown=False)
            parts.desk.inspector.show_article(None, (), (), "")
            self.refresh_state()
            return
        parts.desk.show_text(shown=True)
        with self._quiet():
            parts.desk.pane.show_scene(scene)
            if focus is not None:
                self._navigation.place(focus)
        self._show_in_inspector(scene)
        if self._shown != scene.article.id:
            self._shown = scene.article.id
            parts.desk.list.show_article(scene.article.id)
            if parts.desk.findings.scope == "article":
                self.show_findings()
            if parts.desk.suggestions.scope == "article":
                self.show_suggestions()
        self.show_caret()

    def show_typed(self, scene: ArticleScene) -> None:
        """Show what a key wrote; all around it follows when the hands rest."""
        with self._quiet():
            self._parts.desk.pane.show_scene(scene)

    def show_changes(self, changes: ChangeSet, initiator: object) -> None:
        """Follow a change in the lists; they ask for what is derived, so for one in place they wait."""
        del initiator
        parts, session = self._parts, self._session
        if session is None:
            return
        parts.message.clear()
        self._unseen.append(changes)
        if changes.changes_listing():
            unseen, self._unseen = together(self._unseen), []
            parts.desk.list.show_changes(unseen)
        if changes.touches("source"):
            self._show_choices(session)
        if changes.touches("suggestion"):
            self.show_suggestions()
        self.late.run(self.rest)

    def rest(self) -> None:
        """Let all that waited for the hands to rest be made true; it is shown when it is."""
        if self._parts.workspace.travelling:
            self.late.run(self.rest)
        else:
            self._parts.workspace.settle()

    def show_settled(self, news: frozenset[int] | None) -> None:
        """Bring lists, inspector and status bar to what is true again; wait on where an edit came in between."""
        session, scene = self._session, self._parts.workspace.scene
        if news is None or session is None or self._parts.workspace.travelling:
            self.late.run(self.rest)
            return
        if self._unseen or news:
            unseen, self._unseen = together(self._unseen, news), []
            self._parts.desk.list.show_changes(unseen)
        if scene is not None:
            self._show_in_inspector(scene)
        self.show_caret()
        self.show_all()

    def show_listing(self) -> None:
        """Read all lists again."""
        session = self._session
        if session is not None:
            self._show_choices(session)
            self._parts.desk.list.rows.forget()
            self._parts.desk.list.requery()
            self.show_all()

    def show_all(self) -> None:
        """Bring counts, findings, history, raw words and the status bar to what is true."""
        session = self._session
        if session is not None:
            self._parts.desk.list.show_counts(session.stats()["by_status"])
            self.show_tab()
            self.refresh_state()

    def show_tab(self) -> None:
        """Fill the tab that is in front."""
        {
            "findings": self.show_findings,
            "suggestions": self.show_suggestions,
            "history": self.show_history,
            "raw": self.show_raw,
            "search": _nothing,
        }[self._parts.desk.tab()]()

    def show_findings(self) -> None:
        """Show the findings that the panel's filters want."""
        self._findings.show()

    def show_suggestions(self) -> None:
        """Show the suggestions that nobody has answered."""
        session, workspace = self._session, self._parts.workspace
        if session is not None:
            self._parts.desk.suggestions.show_suggestions(
                session.open_suggestions(),
                workspace.roles,
                describe_suggestions(session),
                article=workspace.article,
                editable=workspace.editable,
            )

    def show_history(self) -> None:
        """Show the tree of steps."""
        self._history.show()

    def show_raw(self) -> None:
        """Show the raw words of the block at hand."""
        session, pane = self._session, self._parts.desk.pane
        if session is not None:
            block = pane.current_block()
            words = _raw_words(session, block) if block is not None else None
            self._parts.desk.raw.show_block(words, pane.caret().position)

    def show_caret(self, *_: object) -> None:
        """Follow the caret and the chosen mention: in the inspector, in the status bar."""
        if self._busy:
            return
        parts = self._parts
        parts.desk.inspector.show_block(parts.desk.pane.current_block())
        parts.desk.inspector.show_mention(parts.desk.pane.selected_mention())
        if parts.desk.tab() == "raw":
            self.show_raw()
        self.refresh_state()

    def show_mode(self, mode: str) -> None:
        """Show the mode on the pane's head and in the status bar."""
        self._parts.desk.show_mode(mode)
        self.refresh_state()

    def show_vocabulary(self, *_: object) -> None:
        """Show the project's labels and roles: in the inspector, in menus, as keys."""
        workspace = self._parts.workspace
        self._parts.desk.inspector.show_vocabulary(workspace.labels, workspace.roles)
        made = [*role_actions(workspace.roles), *label_actions(workspace.labels)]
        self._parts.actions.set_project_actions(made)
        self._parts.frame.addActions([self._parts.actions.qaction(action.id) for action in made])

    def show_texts(self, texts: Texts) -> None:
        """Speak another language everywhere."""
        parts = self._parts
        parts.actions.set_texts(texts)
        speaking = (
            parts.menus,
            parts.message,
            parts.banner,
            parts.welcome,
            parts.desk,
            parts.status,
            parts.tools,
        )
        for part in speaking:
            part.set_texts(texts)
        self._show_banner()
        self.show_page()
        self.show_tab()
        self.refresh_state()

    def show_theme(self, theme: Theme) -> None:
        """Draw everything anew."""
        parts = self._parts
        parts.actions.set_icons(parts.appearance.icon_of)
        for part in (parts.message, parts.banner, parts.welcome, parts.desk, parts.status, parts.tools):
            part.set_theme(theme)
        self.refresh_state()

    def refresh_state(self) -> None:
        """Bring actions and status bar to what is chosen now."""
        parts = self._parts
        self._situation.refresh()
        parts.tools.show_number(*self._navigation.number())
        show_standing(self._parts)

    def _find(self, asked: ArticleFilter, deliver: Callable[[array[int]], None]) -> None:
        session = self._session
        deliver(session.article_ids(asked) if session is not None else array("q"))
        self._parts.tools.show_number(*self._navigation.number())

    def _show_choices(self, session: Session) -> None:
        sources, roles = session.read(lambda view: (view.sources(), view.roles()))
        self._parts.desk.list.show_choices(sources, roles)

    @contextmanager
    def _quiet(self) -> Iterator[None]:
        """Let the caret move without following it step by step: it is followed once, at the end."""
        self._busy = True
        try:
            yield
        finally:
            self._busy = False

    def _show_in_inspector(self, scene: ArticleScene) -> None:
        """Fill the inspector, unless nothing that it shows has changed: typing must not pay for it."""
        seen = (scene.article, scene.mentions, scene.outline)
        session = self._session
        if session is None or seen == self._inspected:
            return
        self._inspected = seen
        name = session.read(lambda view: view.source(scene.article.source).name)
        self._parts.desk.inspector.show_article(scene.article, scene.blocks, scene.mentions, name)


def _nothing() -> None:
    """Show nothing anew: the search follows by itself."""


def _raw_words(session: Session, block: int) -> RawWords | None:
    try:
        return session.read(lambda view: read_raw_words(view, block))
    except UserError:
        return None
