"""Brings what is open into the parts of the window: scenes, lists, findings, history, the status bar."""

from __future__ import annotations

from array import array
from collections.abc import Callable
from typing import TYPE_CHECKING

from core.arabic import is_word, words
from core.errors import UserError
from core.model import Focus
from core.session import ArticleFilter, ChangeSet, Session
from core.texts import Texts
from gui.models.finding_details import describe_with
from gui.models.raw_words import RawWords, read_raw_words
from gui.pane import ArticleScene
from gui.theme import Theme
from gui.widgets.delay import Delay, TimedDelay

if TYPE_CHECKING:
    from gui.main_window import MainWindow

REST_MS = 200
"""Lists about the whole project follow when the hands rest this long; the article itself follows at once."""


class Views:
    """Shows. Every method may be called at any time; without a project it shows nothing."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self.late: Delay = TimedDelay(window, REST_MS)
        self._shown: int | None = None

    @property
    def _session(self) -> Session | None:
        return self._window.workspace.session

    def show_opened(self) -> None:
        """Show a project that was just opened."""
        session, window = self._session, self._window
        if session is None:
            return
        sources, roles = session.read(lambda view: (view.sources(), view.roles()))
        window.desk.list.show_project(self._find, session.summaries, sources, roles)
        self.show_page()
        self.show_all()
        if session.read_only:
            window.message.say(window.appearance.texts("statusbar.read_only_banner"), "note")
        else:
            window.message.hide()
        window.desk.pane.setFocus()

    def show_closed(self) -> None:
        """Show that nothing is open."""
        window = self._window
        window.desk.list.close_project()
        window.desk.history.clear()
        window.message.hide()
        self.show_page()
        self.refresh_state()

    def show_page(self) -> None:
        """Show the desk where a project is open, else the first page."""
        window, session = self._window, self._session
        window.stack.setCurrentWidget(window.welcome if session is None else window.desk)
        name = window.appearance.texts("dialog.about.name")
        window.setWindowTitle(name if session is None else f"{session.path.name} — {name}")

    def show_recent(self) -> None:
        """Show the recent projects in menu and first page."""
        recent = self._window.store.settings.recent
        self._window.menus.show_recent(recent)
        self._window.welcome.show_recent(recent)

    def show_scene(self, scene: ArticleScene | None, focus: Focus | None) -> None:
        """Show the open article, and go where the focus says."""
        window = self._window
        if scene is None:
            self._shown = None
            window.desk.show_text(shown=False)
            window.desk.inspector.show_article(None, (), (), "")
            self.refresh_state()
            return
        window.desk.show_text(shown=True)
        window.desk.pane.show_scene(scene)
        if focus is not None:
            window.navigation.place(focus)
        elif self._shown != scene.article.id:
            window.desk.pane.set_selected_mention(None)
        window.desk.inspector.show_article(
            scene.article, scene.blocks, scene.mentions, self._source_name(scene)
        )
        if self._shown != scene.article.id:
            self._shown = scene.article.id
            window.desk.list.show_article(scene.article.id)
            if window.desk.findings.scope == "article":
                self.show_findings()
        self.show_caret()

    def show_changes(self, changes: ChangeSet, initiator: object) -> None:
        """Follow a change in the lists."""
        del initiator
        window, session = self._window, self._session
        if session is None:
            return
        window.message.clear()
        window.desk.list.show_changes(changes)
        if changes.touches("source"):
            self._show_choices(session)
        self.refresh_state()
        self.late.run(self.show_all)

    def show_listing(self) -> None:
        """Read all lists again."""
        session = self._session
        if session is not None:
            self._show_choices(session)
            self._window.desk.list.rows.forget()
            self._window.desk.list.requery()
            self.show_all()

    def show_all(self) -> None:
        """Bring counts, findings, history, raw words and the status bar to what is true."""
        session = self._session
        if session is not None:
            self._window.desk.list.show_counts(session.stats()["by_status"])
            self.show_tab()
            self.refresh_state()

    def show_tab(self) -> None:
        """Fill the tab that is in front."""
        {"findings": self.show_findings, "history": self.show_history, "raw": self.show_raw}[
            self._window.desk.tab()
        ]()

    def show_findings(self) -> None:
        """Show the findings of the article or of the project, as the panel's scope says."""
        session, panel = self._session, self._window.desk.findings
        if session is None:
            return
        whole = panel.scope == "project"
        found = session.findings(None if whole else self._window.workspace.article)
        panel.show_findings(found, describe_with(session, name_articles=whole))

    def show_history(self) -> None:
        """Show the tree of steps."""
        session = self._session
        if session is not None:
            self._window.desk.history.show_steps(session.steps(), session.head)

    def show_raw(self) -> None:
        """Show the raw words of the block at hand."""
        session, block = self._session, self._window.desk.pane.current_block()
        if session is not None:
            self._window.desk.raw.show_block(_raw_words(session, block) if block is not None else None)

    def show_caret(self, *_: object) -> None:
        """Follow the caret: the mention at it, the block's role, the status bar."""
        window = self._window
        window.marking.follow_caret(*window.desk.pane.caret())
        window.desk.inspector.show_block(window.desk.pane.current_block())
        window.desk.inspector.show_mention(window.desk.pane.selected_mention())
        if window.desk.tab() == "raw":
            self.show_raw()
        self.refresh_state()

    def show_mode(self, mode: str) -> None:
        """Show the mode on the pane's head and in the status bar."""
        self._window.desk.show_mode(mode)
        self.refresh_state()

    def show_vocabulary(self, *_: object) -> None:
        """Show the project's labels and roles: in the inspector, in menus, as keys."""
        workspace = self._window.workspace
        self._window.desk.inspector.show_vocabulary(workspace.labels, workspace.roles)
        self._window.set_project_actions()

    def show_texts(self, texts: Texts) -> None:
        """Speak another language everywhere."""
        window = self._window
        window.actions_set.set_texts(texts)
        for part in (window.menus, window.message, window.welcome, window.desk, window.status, window.tools):
            part.set_texts(texts)
        self.show_page()
        self.show_tab()
        self.refresh_state()

    def show_theme(self, theme: Theme) -> None:
        """Draw everything anew."""
        window = self._window
        window.actions_set.set_icons(window.icon_of)
        for part in (window.message, window.welcome, window.desk, window.status, window.tools):
            part.set_theme(theme)
        self.refresh_state()

    def refresh_state(self) -> None:
        """Bring actions and status bar to what is chosen now."""
        window = self._window
        window.situation.refresh()
        window.tools.show_number(*window.navigation.number())
        self._show_status()

    def _show_status(self) -> None:
        window, session, texts = self._window, self._session, self._window.appearance.texts
        status, scene = window.status, window.workspace.scene
        status.show_mode(window.desk.pane.mode(), shown=scene is not None)
        if session is None:
            status.show_part("saved", texts("statusbar.ready"))
        else:
            status.show_part(
                "saved", texts("statusbar.read_only" if session.read_only else "statusbar.saved")
            )
        block, caret = window.desk.pane.caret()
        shown = scene.block_of.get(block) if scene is not None else None
        if scene is None or shown is None:
            for name in ("place", "words", "there"):
                status.show_part(name, "")
            return
        number = scene.blocks.index(shown) + 1
        status.show_part(
            "place", texts("statusbar.place", block=number, count=len(scene.blocks), caret=caret)
        )
        status.show_part("words", texts("statusbar.words", count=_word_count(scene)))
        told = [texts(key, **values) for key, values in window.desk.pane.describe()]
        status.show_part("there", texts("pane.comma").join(told[1:]))
        window.desk.pane.setAccessibleDescription(texts("pane.comma").join(told))

    def _find(self, asked: ArticleFilter, deliver: Callable[[array[int]], None]) -> None:
        session = self._session
        deliver(session.article_ids(asked) if session is not None else array("q"))
        self._window.tools.show_number(*self._window.navigation.number())

    def _show_choices(self, session: Session) -> None:
        sources, roles = session.read(lambda view: (view.sources(), view.roles()))
        self._window.desk.list.show_choices(sources, roles)

    def _source_name(self, scene: ArticleScene) -> str:
        session = self._session
        return (
            session.read(lambda view: view.source(scene.article.source).name) if session is not None else ""
        )


def _raw_words(session: Session, block: int) -> RawWords | None:
    try:
        return session.read(lambda view: read_raw_words(view, block))
    except UserError:
        return None


def _word_count(scene: ArticleScene) -> int:
    return sum(
        sum(is_word(block.text, *span) for span in words(block.text)) for block in scene.blocks if block.kept
    )
