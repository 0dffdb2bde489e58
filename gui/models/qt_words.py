"""Words of Qt's own dialogs that Qt's translation lacks."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

from core.texts import Texts

KEYS = {
    ("QFileDialog", "Look in:"): "qt.look_in",
    ("QFileDialog", "&Look in:"): "qt.look_in",
    ("QFileDialog", "Files of type:"): "qt.files_of_type",
    ("QFileDialog", "Files of &type:"): "qt.files_of_type",
    ("QFileDialog", "File &name:"): "qt.file_name",
    ("QFileDialog", "&File name:"): "qt.file_name",
    ("QFileDialog", "Directory:"): "qt.folder",
    ("QFileDialog", "Date Modified"): "qt.modified",
    ("QFileDialog", "Back"): "qt.back",
    ("QFileDialog", "Forward"): "qt.forward",
    ("QFileDialog", "Parent Directory"): "qt.parent_folder",
    ("QFileDialog", "Create New Folder"): "qt.new_folder",
    ("QFileDialog", "List View"): "qt.list_view",
    ("QFileDialog", "Detail View"): "qt.detail_view",
    ("QFileDialog", "&Choose"): "qt.choose",
    ("QFileDialog", "Computer"): "qt.computer",
}
"""Qt's words, by the class that says them, and the texts that stand for them."""


class QtWords(QTranslator):
    """A translator that knows `KEYS` and leaves everything else to the others."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts: Texts | None = None

    def speak(self, texts: Texts) -> None:
        """Speak a language."""
        self._texts = texts

    def isEmpty(self) -> bool:
        """Return False: Qt drops a translator that has nothing."""
        return False

    def translate(
        self, context: str, source: str, disambiguation: str | None = None, n: int = -1
    ) -> str | None:
        """Return our words for one of `KEYS`, else None: Qt asks the next translator."""
        key = KEYS.get((context, source))
        return self._texts(key) if key and self._texts is not None else None
