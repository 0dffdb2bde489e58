"""The foot of a dialog that only shows something."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QDialogButtonBox


def closing_buttons(dialog: QDialog) -> QDialogButtonBox:
    """Return a row with one quiet button that closes the dialog; Enter in a field does not press it."""
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close, dialog)
    close = buttons.button(QDialogButtonBox.StandardButton.Close)
    close.setIcon(QIcon())  # the style sheet keeps Qt from setting it again
    close.setAutoDefault(False)
    close.setDefault(False)
    close.setAccessibleName(close.text().replace("&", ""))
    buttons.rejected.connect(dialog.reject)
    return buttons
