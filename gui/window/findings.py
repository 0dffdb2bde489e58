"""The findings between panel, text and project: listing them, going through them, mending and dismissing them."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMessageBox

from core.checks import COMPARE, Fix, fixes
from core.model import Finding, Focus
from core.session import ChangeSet, Session
from core.session.told import Listing, Place, Total, Wanted
from gui.bridge.tasks import Task
from gui.models.finding_details import describe_with
from gui.models.finding_rows import fix_words
from gui.models.rule_words import rule_title
from gui.window.appearance import Appearance
from gui.window.desk import Desk
from gui.window.helpers import Dialogs
from gui.window.jobs import Jobs
from gui.window.navigation import Navigation
from gui.window.notes import Note
from gui.window.workspace import Workspace

BULK = frozenset(("page_line.apply",))
"""Quick fixes that touch many articles: they run as a task."""

MANY = 2_000
"""To dismiss so many findings at once is a task too."""


class FindingDesk(QObject):
    """Answers the actions and the panel's wishes about findings.

    A listing of the whole project is kept and follows what changes; one of an article is made anew each time.

    Signals:
        comparison_wished: (article, article) the two shall be seen side by side.
        said: (sentence) how many findings are dismissed.
    """

    comparison_wished = Signal(int, int)
    said = Signal(str)

    def __init__(
        self,
        workspace: Workspace,
        navigation: Navigation,
        desk: Desk,
        jobs: Jobs,
        dialogs: Dialogs,
        appearance: Appearance,
    ) -> None:
        super().__init__(dialogs)
        self._workspace = workspace
        self._navigation = navigation
        self._desk = desk
        self._panel = desk.findings
        self._jobs = jobs
        self._dialogs = dialogs
        self._appearance = appearance
        self._listing: Listing | None = None
        self._totals: list[Total] | None = None
        self._news: set[int] = set()
        self._moved = False
        self._told: tuple[Finding, Focus] | None = None
        workspace.changed.connect(self._note)
        workspace.settled.connect(self._note_settled)
        workspace.listing_changed.connect(self._forget)
        workspace.opened.connect(self._forget)
        workspace.closed.connect(self._close)

    def show(self) -> None:
        """Show what the panel's filters want."""
        session, panel = self._workspace.session, self._panel
        if session is None:
            return
        whole, article = panel.scope == "project", self._workspace.article
        describe = describe_with(session, name_articles=whole)
        if not whole and article is None:
            panel.show_listing(None, (), describe)
            return
        here = None if whole else article
        listing = self._whole(session) if whole else session.told.listing(panel.wanted(here))
        if whole and self._totals is None:
            self._totals = session.told.totals()
        totals = self._totals if whole else session.told.totals(here)
        panel.show_listing(listing, totals or (), describe, editable=self._workspace.editable)

    def show_rule(self, rule: str) -> None:
        """Show what one rule found in the whole project."""
        self._panel.filters.choose(rule)
        self._navigation.show_tab("findings")
        self.show()

    def go_on(self, step: int) -> None:
        """Go to the next (1) or previous (-1) finding of the project that the panel's filters want."""
        session, here = self._workspace.session, self._navigation.here()
        if session is None:
            return
        known = self._told[0] if self._told is not None and self._told[1] == here else None
        listing = self._whole(session)
        row = listing.beside(Place(here.article, here.block, here.caret), step, known)
        found = listing.findings(row, row + 1)[0] if row is not None else None
        if found is None:
            raise Note("statusbar.no_more_findings")
        self.go(found)

    def go(self, finding: Finding) -> None:
        """Go to a finding's place, in the text and in the panel; its words are selected."""
        if finding.article is not None:
            self._navigation.go(Focus(finding.article, finding.block, finding.start or 0))
            if finding.block is not None and finding.start is not None:
                self._desk.pane.go_to(finding.block, finding.start, finding.end)
            self._told = finding, self._navigation.here()
        self._panel.go_to(finding)

    def fix_here(self) -> None:
        """Mend the finding at the caret in the first way there is."""
        self.fix(*self._mendable())

    def fix_alike_here(self) -> None:
        """Mend all findings like the one at the caret."""
        self.fix_alike(*self._mendable())

    def fix(self, finding: Finding, fix: Fix) -> None:
        """Mend a finding, or look at what there is to compare."""
        del finding
        if fix.command == COMPARE:
            self.comparison_wished.emit(fix.args["one"], fix.args["two"])
        else:
            run = self._jobs.run if fix.command in BULK else self._workspace.run
            run(fix.command, **fix.args)

    def fix_alike(self, finding: Finding, fix: Fix) -> None:
        """Ask whether all findings of a rule (where only those alike are shown: those) shall be mended the same way."""
        session, texts = self._workspace.session, self._appearance.texts
        if session is None or fix.command == COMPARE:
            return
        key = finding.key if self._panel.filters.alike is not None else None
        count = len(session.told.listing(Wanted((finding.rule,), key=key)))
        title = rule_title(texts, finding.rule)
        box = QMessageBox(self._dialogs.window)
        box.setWindowTitle(texts("dialog.about.name"))
        box.setTextFormat(box.textFormat().PlainText)
        box.setText(texts("panel.findings.ask_alike", count=count, rule=title, fix=fix_words(texts, fix)))
        box.setInformativeText(texts("panel.findings.ask_undo"))
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.setDefaultButton(
            box.addButton(texts("panel.findings.fix_alike"), QMessageBox.ButtonRole.AcceptRole)
        )
        box.accepted.connect(lambda: self._mend(finding.rule, fix.title, key))
        self._dialogs.open(box)

    def dismiss(self, finding: Finding, everywhere: bool) -> None:
        """Never say a finding again: here, or anywhere in the project."""
        session = self._workspace.session
        if session is None:
            return
        article = None if everywhere else finding.article
        hidden = Wanted((finding.rule,), article=article, key=finding.key or None)
        count = len(session.told.listing(hidden))
        run = self._jobs.run if count > MANY else self._workspace.run
        run("finding.dismiss", rule=finding.rule, article=article, key=finding.key)
        if 1 < count <= MANY:
            self.said.emit(self._appearance.texts("statusbar.dismissed", count=count))

    def _mend(self, rule: str, title: str, key: str | None) -> None:
        dispatcher, focus = self._workspace.dispatcher, self._workspace.focus_of()
        if dispatcher is None:
            return
        session = dispatcher.session

        def work(task: Task) -> ChangeSet:
            return session.mending.alike(
                rule, title, key, focus=focus, progress=task.progress, cancelled=task.cancelled
            )

        self._jobs.start("panel.findings.fix_alike", work, dispatcher.announce)

    def _mendable(self) -> tuple[Finding, Fix]:
        """Return a finding with its first fix: of the row at hand where the keyboard is in the panel's rows,
        else the one at the caret, or the nearest in its block.
        """
        session, here = self._workspace.session, self._navigation.here()
        chosen = self._panel.finding() if self._panel.table.hasFocus() else None
        if chosen is not None:
            return chosen, self._first(self._panel.fixes())
        found = session.told.of_block(here.block) if session is not None and here.block is not None else []
        if session is None or not found:
            raise Note("statusbar.no_finding_here")
        if self._told is not None and self._told[1] == here and self._told[0] in found:
            found = [self._told[0]]
        caret = here.caret or 0
        for finding in sorted(found, key=lambda each: _distance(each, caret)):
            ways = session.read(partial(fixes, finding))
            if ways:
                return finding, ways[0]
        raise Note("statusbar.no_fix_here")

    def _first(self, ways: Sequence[Fix]) -> Fix:
        if not ways:
            raise Note("statusbar.no_fix_here")
        return ways[0]

    def _whole(self, session: Session) -> Listing:
        """Return the listing of the project that the filters want, true to all that changed."""
        wanted = self._panel.wanted()
        if self._listing is None or self._listing.wanted != wanted:
            known = self._listing.order if self._listing is not None and not self._moved else None
            self._listing = session.told.listing(wanted, known)
        elif self._moved or self._news:
            self._listing.follow(self._news, moved=self._moved)
        self._news, self._moved = set(), False
        return self._listing

    def _note(self, changes: ChangeSet, initiator: object) -> None:
        del initiator
        self._totals = None
        self._news |= changes.articles
        self._moved = self._moved or changes.changes_listing()

    def _note_settled(self, news: frozenset[int] | None) -> None:
        if news:
            self._totals = None
            self._news |= news

    def _forget(self) -> None:
        self._listing, self._totals, self._told = None, None, None

    def _close(self) -> None:
        self._forget()
        self._panel.clear()
        self._panel.filters.reset()


def _distance(finding: Finding, caret: int) -> tuple[int, int]:
    """Return how far a finding's words are from the caret (code points), and then which begins first."""
    if finding.start is None:
        return 1 << 30, 0
    end = finding.start if finding.end is None else finding.end
    return max(finding.start - caret, caret - end, 0), finding.start
