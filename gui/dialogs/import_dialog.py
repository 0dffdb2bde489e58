"""Which dumps to import and how each is read, with a look at what will come of them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from core.dump.reading.forms import Fields
from core.dump.reading.options import ReadOptions, fields_key
from core.model import Role
from core.texts import Texts
from gui.dialogs.background import Background, Runner
from gui.dialogs.import_form import ImportForm
from gui.dialogs.probing import Probing
from gui.models.dump_row import DumpRow, limit_words
from gui.models.dump_rows import FILTERS
from gui.models.import_plan import ImportPlan
from gui.models.picking import mark_twins, one_article_each, orders_of, raised
from gui.models.probes import Look, look
from gui.theme import Theme
from gui.widgets.chips import ChipWords

SOON_MS = 150
"""So long what many files changed may wait until it is shown."""


_Asked = tuple[DumpRow, str | None, str | None, Fields | None]
"""A file, and the form, encoding and fields it is looked at with."""


@dataclass(frozen=True, slots=True)
class Known:
    """What the project that dumps come into has already.

    Attributes:
        sources: names of its sources by the sha256 of their bytes.
        options: its page lines and remembered fields, and the limits to begin with.
    """

    sources: Mapping[str, str] = field(default_factory=dict)
    options: ReadOptions = field(default_factory=ReadOptions)


class ImportDialog(ImportForm):
    """Files above, the one at hand below: its fields or words, and its first articles.

    The answer is `plan` and `target`; the caller makes the project, if it is a new one, and imports.
    """

    def __init__(
        self,
        texts: Texts,
        theme: Theme,
        roles: Sequence[Role],
        known: Known,
        target: Path,
        runners: tuple[Runner, Runner] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Make it without files; `known` holds for the project `target`, another place knows nothing."""
        super().__init__(roles, texts, theme, target, parent)
        self._home, self._known = target, known
        looking, probing = runners or (Background(self), Background(self))
        self._looker = looking
        self.probing = Probing(probing, known.options, self)
        self._looked: _Asked | None = None
        self._removed: dict[Path, set[str]] = {}
        self._mappings: dict[str, Fields] = {}
        self._soon = QTimer(self, singleShot=True, interval=SOON_MS)
        self._connect()
        self._refresh()

    @property
    def plan(self) -> ImportPlan:
        """What is to be imported now."""
        again = self.rows.again
        twins = any(row.twin and row.comes(again=again) for row in self.rows.all)
        orders = orders_of(self.rows.all, self._removed, self.probing.listing, again=again, twins=twins)
        return ImportPlan(orders, twins, self.probing.options.limits)

    def add_paths(self, paths: Iterable[Path]) -> None:
        """Add files, folders and containers, and look at them."""
        for path in paths:
            if path not in self._removed:
                self._removed[path] = set()
                self.probing.add(path, self.probing.options.limits)
        self._refresh()

    def done(self, result: int) -> None:
        """End what is still being read."""
        self.probing.close()
        self._looker.close()
        super().done(result)

    def dropEvent(self, event: QDropEvent) -> None:
        self.add_paths(Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile())

    def _connect(self) -> None:
        buttons, probing = self.buttons, self.probing
        buttons["add"].clicked.connect(self._ask_files)
        buttons["add_folder"].clicked.connect(self._ask_folder)
        buttons["remove"].clicked.connect(self._remove)
        buttons["stop"].clicked.connect(lambda: probing.resume() if probing.stopped else probing.stop())
        buttons["cancel"].clicked.connect(self.reject)
        buttons["import"].clicked.connect(self.accept)
        self.filters.chosen.connect(self._filter)
        self.table.row_chosen.connect(self._show_row)
        self.table.removal_requested.connect(self._remove)
        self.rows.wishes_changed.connect(self._sum_up)
        self._soon.timeout.connect(self._refresh)
        self.choices.form_chosen.connect(partial(self._choose, "form"))
        self.choices.encoding_chosen.connect(partial(self._choose, "encoding"))
        self.choices.offer_taken.connect(self._take_offer)
        self.look.fields_chosen.connect(self._choose_fields)
        self.target.changed.connect(self._refresh)
        self.again.toggled.connect(self._refresh)
        probing.found.connect(self._take_found)
        probing.seen.connect(self._take_seen)
        probing.moved.connect(self._refresh)

    def _ask_files(self) -> None:
        title, filters = self._texts("dialog.import.add"), self._texts("dialog.import.filter")
        names, _ = QFileDialog.getOpenFileNames(self, title, "", filters)
        self.add_paths(Path(name) for name in names)

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self._texts("dialog.import.add_folder"))
        self.add_paths([Path(name)] if name else [])

    def _filter(self, key: str) -> None:
        self.rows.choose(key)
        self.table.go_to(0)
        self._show_row()

    def _take_found(self, rows: Sequence[DumpRow]) -> None:
        self.rows.add(rows)
        if self.table.current() is None:
            self.table.go_to(0)
            self.table.setFocus()
        if not self._soon.isActive():
            self._soon.start()

    def _take_seen(self, rows: Sequence[DumpRow]) -> None:
        for row in rows:
            if row.probe and row.probe.fields and row.fields is None:
                row.fields = self._mappings.get(fields_key(row.probe.fields))
        if not self._soon.isActive():
            self._soon.start()
        if self.table.current() in rows:
            self._show_row()

    def _remove(self) -> None:
        gone, at = self.table.chosen(), self.table.currentIndex().row()
        self.probing.forget(gone)
        self.rows.drop(gone)
        left = {row.path for row in self.rows.all}
        for row in gone:
            self._removed[row.path].add(row.member.name)
        for path in {row.path for row in gone} - left:
            self.probing.forget_path(path)
            del self._removed[path]
        self.table.go_to(at)
        self._refresh()
        self._show_row()

    def _choose(self, name: str, value: str | None) -> None:
        rows = [row for row in self.table.chosen() if getattr(row, name) != value]
        for row in rows:
            setattr(row, name, value)
            row.fields = None if name == "form" else row.fields
        self._look_again(rows)

    def _choose_fields(self, fields: Fields) -> None:
        """Take the editor's word for every file whose records have these fields."""
        key, current = fields_key(fields), self.table.current()
        self._mappings[key] = fields
        for row in self.rows.all:
            if row is current or (row.probe and row.probe.fields and fields_key(row.probe.fields) == key):
                row.fields = fields
        self._show_row()

    def _look_again(self, rows: Sequence[DumpRow]) -> None:
        self.probing.look_again(rows)
        self._refresh()
        self._show_row()

    def _take_offer(self) -> None:
        row = self.table.current()
        if row is not None and row.limit:
            self._raise_limit(row)
            return
        rows = self._small(row) if row is not None else []
        for one in rows:
            one.form = "article"
        self._look_again(rows)

    def _raise_limit(self, row: DumpRow) -> None:
        """List a path anew under a higher limit."""
        limits = raised(self.probing.options.limits, row.limit)
        self.probing.options = replace(self.probing.options, limits=limits)
        path = row.path
        self.rows.drop([one for one in self.rows.all if one.path == path])
        self._removed[path] = set()
        self.probing.add(path, limits)
        self._refresh()

    def _refresh(self, *_: object) -> None:
        here = self.target.path == self._home
        mark_twins(self.rows.all, self._known.sources if here else {})
        self.rows.stopped = self.probing.stopped
        self.again.setVisible(any(row.known for row in self.rows.all))
        self.rows.again = self.again.isChecked() and not self.again.isHidden()
        self.word(self.buttons["stop"], "resume" if self.probing.stopped else "stop")
        waiting = any(row.probe is None for row in self.rows.all) or bool(self.probing.listing)
        self.buttons["stop"].setVisible(waiting and (self.probing.busy or self.probing.stopped))
        self.rows.refresh()
        self._sum_up()
        if not self.probing.busy:
            self._show_choices(self.table.current())

    def _sum_up(self) -> None:
        """Say how many files come in."""
        counts, rows = self.rows.counts(), self.rows.all
        self.filters.show_chips(
            [
                ChipWords(key, self._texts(f"dialog.import.filter_{key}"), f"{counts[key]:,}")
                for key in FILTERS
            ]
        )
        self.buttons["remove"].setEnabled(self.table.current() is not None)
        come = sum(row.comes(again=self.rows.again) for row in rows)
        looked = sum(row.probe is not None for row in rows)
        self.accept_button.setEnabled(come > 0 or bool(self.probing.listing))
        words = self._texts("dialog.import.summary", count=come) if rows else ""
        if self.probing.busy and looked < len(rows):
            told = {"done": f"{looked:,}", "all": f"{len(rows):,}"}
            words = f"{words} · {self._texts('dialog.import.looking', **told)}"
        self.sentence.setText(words)

    def _show_row(self) -> None:
        """Show the file at hand, and have it read where that was not done yet."""
        row = self.table.current()
        self._show_choices(row)
        if row is None or row.limit:
            self._looked = None
            self.look.show_look(None)
            return
        asked = (row, row.form, row.encoding, row.fields)
        if asked != self._looked:
            self._looked = asked
            options = self.probing.options
            wanted = replace(options, form=row.form, encoding=row.encoding, fields=row.fields)
            self._looker.run(partial(self._read, asked, wanted), partial(self._take_look, asked))

    def _show_choices(self, row: DumpRow | None) -> None:
        told = row.problems(self._texts) if row is not None else []
        self.choices.show_rows(self._chosen_first(row), told[0] if told else "", self._offer(row))

    def _chosen_first(self, row: DumpRow | None) -> list[DumpRow]:
        return [] if row is None else [row, *(one for one in self.table.chosen() if one is not row)]

    def _read(self, asked: _Asked, wanted: ReadOptions) -> Look | None:
        """Read a file beside the window, unless another one is at hand by now."""
        return look(asked[0].member, wanted) if asked == self._looked else None

    def _take_look(self, asked: _Asked, seen: Look | None) -> None:
        if seen is None or asked != self._looked:
            return
        self.look.show_look(seen)
        row = self.table.current()
        if row is not None and seen.error is not None and row.probe is not None and row.probe.error is None:
            row.probe = replace(row.probe, error=seen.error)
            self._refresh()
            self._show_row()

    def _offer(self, row: DumpRow | None) -> str:
        """Return words for what may be done about the files, or nothing."""
        if row is not None and row.limit:
            most = getattr(raised(self.probing.options.limits, row.limit), row.limit)
            return self._texts("dialog.import.raise", limit=limit_words(row.limit, most, self._texts))
        count = len(self._small(row)) if row is not None and not self.probing.busy else 0
        return self._texts("dialog.import.one_each", count=count) if count else ""

    def _small(self, row: DumpRow) -> list[DumpRow]:
        """Return the files beside one that may be one article each."""
        return one_article_each([one for one in self.rows.all if one.path == row.path])
