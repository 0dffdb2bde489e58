from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from gui.widgets.small_button import SmallButton


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_presses_painted_buttons(show, theme, press, key):
    button = show(SmallButton(theme))
    told = []
    button.clicked.connect(lambda: told.append(key))
    button.setFocus()
    press(button, key)
    assert told == [key]
