"""What is open: the project, its dispatcher, the article shown. The window's one model; it knows no widget."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Signal

from core.changes import ROW, Change
from core.errors import UserError
from core.model import Focus, Label, Role
from core.session import ChangeSet, Session
from gui.bridge.dispatcher import Dispatcher
from gui.pane.scene import ArticleScene
from gui.window.landing import TRAVELS, landing
from gui.window.notes import note_on
from gui.window.scenes import followed_scene, load_scene


class Workspace(QObject):
    """Holds the open session and the scene of the open article, and loads it anew after every change.

    Signals:
        opened: () a project was opened.
        closing: () it is about to be closed.
        closed: () it was closed.
        scene_shown: (ArticleScene or None, Focus or None) another article is open, or this one changed;
            the focus says where to go, None leaves the caret alone.
        typed: (ArticleScene) a key wrote in the open article: all but its text may follow at rest.
        settled: (article ids, or None) all that waited is true, and so are these articles' rows; None: not yet.
        changed: (ChangeSet, initiator) after the scene is true again.
        vocabulary_changed: (labels, roles)
        listing_changed: () articles came or went, or their findings are others, without a step that names them.
        failed: (TanqihError)
    """

    opened = Signal()
    closing = Signal()
    closed = Signal()
    scene_shown = Signal(object, object)
    typed = Signal(object)
    settled = Signal(object)
    _settled_in = Signal(object)
    changed = Signal(object, object)
    vocabulary_changed = Signal(object, object)
    listing_changed = Signal()
    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.dispatcher: Dispatcher | None = None
        self.scene: ArticleScene | None = None
        self.labels: tuple[Label, ...] = ()
        self.roles: tuple[Role, ...] = ()
        self.focus_of: Callable[[], Focus] = Focus
        self.travelling = False
        self._settled_in.connect(self._settled)

    @property
    def session(self) -> Session | None:
        """The open session, None where no project is open."""
        return self.dispatcher.session if self.dispatcher is not None else None

    @property
    def article(self) -> int | None:
        """The open article's id."""
        return self.scene.article.id if self.scene is not None else None

    @property
    def editable(self) -> bool:
        """Whether a project is open that can be written."""
        session = self.session
        return session is not None and not session.read_only

    def open(self, session: Session) -> None:
        """Take over a session; what was open before is closed."""
        self.close()
        self.dispatcher = Dispatcher(session, self)
        self.dispatcher.changed.connect(self.take)
        self.dispatcher.failed.connect(self.failed)
        self._read_vocabulary()
        self.opened.emit()

    def close(self) -> None:
        """Close the open project, if any."""
        if self.dispatcher is None:
            return
        self.closing.emit()
        dispatcher, self.dispatcher = self.dispatcher, None
        dispatcher.session.close()
        dispatcher.deleteLater()
        self.scene = None
        self.scene_shown.emit(None, None)
        self.closed.emit()

    def run(self, command: str, initiator: object = None, **args: Any) -> ChangeSet | None:
        """Run a command from where the editor is; None where it was refused or nothing is open."""
        if self.dispatcher is None:
            return None
        done = self.dispatcher.run(command, initiator, self.focus_of(), **args)
        self.note(command, done)
        return done

    def note(self, command: str, done: ChangeSet | None) -> None:
        """Tell what it means that a command found nothing to do, where that says something."""
        found = note_on(command, done)
        if found is not None:
            self.failed.emit(found)

    def show(self, article: int | None, focus: Focus | None = None) -> None:
        """Open an article; one that is gone leaves the present one open."""
        session = self.session
        scene = load_scene(session, article) if session is not None and article is not None else None
        if scene is None and article is not None:
            return
        self.scene = scene
        self.scene_shown.emit(scene, focus)

    def take(self, changeset: ChangeSet, initiator: object = None) -> None:
        """Bring everything to what a change made true."""
        if changeset.touches("label") or changeset.touches("role"):
            self._read_vocabulary()
        focus = landing(changeset, self.article) if changeset.kind in TRAVELS else None
        after = self._followed(changeset, focus)
        if after is None:
            self._follow(focus if changeset.kind in TRAVELS else self._begun(changeset))
        else:
            self.scene = after
            if changeset.is_typing:
                self.typed.emit(after)
            else:
                self.scene_shown.emit(after, focus)
        self.changed.emit(changeset, initiator)

    def settle(self) -> None:
        """Have made true what waited for the hands to rest; `settled` tells when it is."""
        session = self.session
        if session is not None:
            session.fresh.settle_later(self._settled_in.emit)

    def _settled(self, news: frozenset[int] | None) -> None:
        """Take what the checks say of the open article now, and tell that all is true."""
        session, scene = self.session, self.scene
        if session is None:
            return
        if news is not None and scene is not None:
            found = tuple(session.findings(scene.article.id))
            if found != scene.findings:
                self.scene = scene.following({}, {}, found)
                self.scene_shown.emit(self.scene, None)
        self.settled.emit(news)

    def _followed(self, changeset: ChangeSet, focus: Focus | None) -> ArticleScene | None:
        """Return the open article after a step that left its blocks in place; None where it must be read again."""
        scene = self.scene
        if scene is None or (focus is not None and focus.article != scene.article.id):
            return None
        return followed_scene(scene, changeset.changes)

    def refresh(self) -> None:
        """Read the open article again, and let the lists do so: after a check, an import."""
        self._follow(None)
        self.listing_changed.emit()

    def _follow(self, focus: Focus | None) -> None:
        """Show the article of `focus`, else the open one, else where its blocks went, else a neighbour."""
        session, before = self.session, self.scene
        if session is None:
            return
        wanted = [focus.article if focus else None, self.article, self._home_of(self.focus_of().block)]
        if before is not None:
            wanted += [block.article for block in (*before.after[:1], *before.before[-1:])]
        for article in wanted:
            scene = load_scene(session, article) if article is not None else None
            if scene is not None:
                self.scene = scene
                self.scene_shown.emit(scene, focus)
                return
        self.scene = None
        self.scene_shown.emit(None, None)

    def _begun(self, changeset: ChangeSet) -> Focus | None:
        """Return where work goes on after a step that made an article right behind the open one: in it."""
        made = [change.id for change in changeset.changes if _makes_article(change)]
        session = self.session
        if session is None or len(made) != 1:
            return None
        before = session.read(lambda view: view.article_beside(made[0], -1))
        at = self.focus_of()
        return Focus(made[0], at.block, at.caret) if before and before.id == self.article else None

    def _home_of(self, block: int | None) -> int | None:
        session = self.session
        if session is None or block is None:
            return None
        try:
            return session.read(lambda view: view.block(block).article)
        except UserError:
            return None

    def _read_vocabulary(self) -> None:
        session = self.session
        if session is not None:
            labels, roles = session.read(lambda view: (view.labels(), view.roles()))
            self.labels, self.roles = tuple(labels), tuple(roles)
            self.vocabulary_changed.emit(self.labels, self.roles)


def _makes_article(change: Change) -> bool:
    return change.kind == "article" and change.field == ROW and change.before is None
