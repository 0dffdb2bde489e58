"""How the chosen files are read: form and encoding; and what the program offers to do about the file at hand."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from core.dump.reading.forms import FORMS
from core.texts import Texts
from gui.models.dump_row import DumpRow
from gui.theme import Theme
from gui.widgets.access import mnemonic
from gui.widgets.choice_box import ChoiceBox
from gui.widgets.plain import PlainLabel

ENCODINGS = (
    "utf-8",
    "windows-1256",
    "iso-8859-6",
    "utf-16-le",
    "utf-16-be",
    "cp720",
    "cp864",
    "mac-arabic",
    "windows-1252",
)
"""What an Arabic dump may be written in, the likeliest first."""

SHOWN_FORMS = ("dump", "article", *sorted(set(FORMS) - {"dump", "article"}))


class DumpChoices(QWidget):
    """Two boxes and a sentence.

    Signals:
        form_chosen: (form or None for the one found)
        encoding_chosen: (encoding or None for the one found)
        offer_taken: () do what the button offers.
    """

    form_chosen = Signal(object)
    encoding_chosen = Signal(object)
    offer_taken = Signal()

    def __init__(self, texts: Texts, theme: Theme, parent: QWidget | None = None) -> None:
        """Offer every form and encoding."""
        super().__init__(parent)
        self._texts = texts
        self.form, self.encoding = ChoiceBox(self), ChoiceBox(self)
        self.sentence = PlainLabel("", self)
        self.sentence.setWordWrap(True)
        self.offer = QPushButton(self)
        self.offer.setAutoDefault(False)
        self._fill()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        for key, letter, box, width in (
            ("form_box", "F", self.form, 200),
            ("encoding", "E", self.encoding, 200),
        ):
            label = QLabel(mnemonic(texts(f"dialog.import.{key}"), letter), self)
            label.setBuddy(box)
            box.setAccessibleName(texts(f"dialog.import.{key}"))
            box.setFixedWidth(theme.px(width))
            row.addWidget(label)
            row.addWidget(box)
        row.addSpacing(theme.px(6))
        row.addWidget(self.sentence, 1)
        row.addWidget(self.offer)
        self.form.activated.connect(lambda _at: self.form_chosen.emit(self.form.currentData()))
        self.encoding.activated.connect(lambda _at: self.encoding_chosen.emit(self.encoding.currentData()))
        self.offer.clicked.connect(self.offer_taken)
        self.show_rows([], "", "")

    def show_rows(self, rows: Sequence[DumpRow], sentence: str, offer: str) -> None:
        """Show how the chosen files are read, the first of them at hand; words of what is offered, or none."""
        first = rows[0] if rows else None
        probe = first.probe if first else None
        able = first is not None and not first.limit
        form = probe.form if probe else ""
        self._show(
            self.form,
            self._texts(f"dialog.import.form.{form}") if form else "",
            first.form if first else None,
        )
        self._show(self.encoding, probe.encoding if probe else "", first.encoding if first else None)
        self.form.setEnabled(able)
        self.encoding.setEnabled(able and first is not None and first.shown_form != "xlsx")
        self.sentence.setText(sentence)
        self.offer.setText(offer)
        self.offer.setAccessibleName(offer or self._texts("dialog.import.offer"))
        self.offer.setVisible(bool(offer))

    def _fill(self) -> None:
        self.form.addItem(self._texts("dialog.import.detecting"), None)
        for form in SHOWN_FORMS:
            self.form.addItem(self._texts(f"dialog.import.form.{form}"), form)
        self.encoding.addItem(self._texts("dialog.import.detecting"), None)
        for encoding in ENCODINGS:
            self.encoding.addItem(encoding, encoding)

    def _show(self, box: ChoiceBox, found: str, chosen: str | None) -> None:
        texts = self._texts
        words = (
            texts("dialog.import.detected", name=found)
            if found and not chosen
            else texts("dialog.import.detecting")
        )
        box.setItemText(0, words)
        if chosen and box.findData(chosen) < 0:
            box.addItem(chosen, chosen)
        box.setCurrentIndex(box.findData(chosen) if chosen else 0)
