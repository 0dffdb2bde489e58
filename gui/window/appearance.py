"""Language, theme, text size and the size of everything: live, and remembered."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QLibraryInfo, QObject, Qt, QTranslator, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from core.texts import DIRECTIONS, Texts
from gui.bridge.actions import Action
from gui.bridge.settings import ZOOM_STEPS, SettingsStore
from gui.models.qt_words import QtWords
from gui.models.window_texts import WindowTexts
from gui.theme import Theme, apply, icon, theme_for
from gui.theme.tokens import THEMES

SCALES = (100, 115, 130, 150, 175, 200)
"""Sizes of everything, in per cent."""


class Appearance(QObject):
    """Holds the texts and the theme in force.

    Signals:
        texts_changed: (Texts)
        theme_changed: (Theme)
        zoom_changed: (per cent)
    """

    texts_changed = Signal(object)
    theme_changed = Signal(object)
    zoom_changed = Signal(int)

    def __init__(
        self, app: QApplication, store: SettingsStore, lang: str, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self.app = app
        self._store = store
        self._translator: QTranslator | None = None
        self._own_words = QtWords(self)
        self.texts: Texts = WindowTexts(lang)
        self._direct()
        self.theme: Theme = self._applied()
        app.styleHints().colorSchemeChanged.connect(self._follow_system)

    @property
    def choice(self) -> str:
        """The editor's choice of theme: ``system`` or a theme's name."""
        return self._store.settings.theme

    @property
    def zoom_percent(self) -> int:
        """Size of the articles' text, in per cent."""
        return self._store.settings.zoom

    def icon_of(self, action: Action) -> QIcon:
        """Return an action's icon in the theme in force."""
        return icon(action.icon, self.theme, "accent_text" if action.primary else "text")

    def switch_language(self) -> None:
        """Go to the other language."""
        self.set_language("en" if self.texts.lang == "ar" else "ar")

    def set_language(self, lang: str) -> None:
        """Speak another language, mirrored as it asks."""
        self._store.change(lang=lang)
        self.texts = WindowTexts(lang)
        self._direct()
        self.texts_changed.emit(self.texts)
        self.theme_changed.emit(self.theme)

    def set_theme(self, theme: str) -> None:
        """Take another theme."""
        self._store.change(theme=theme)
        self._retheme()

    def next_theme(self) -> None:
        """Go to the next theme, round the end, so that none of them is lost to the key."""
        self.set_theme(THEMES[(THEMES.index(self.theme.name) + 1) % len(THEMES)])

    def zoom(self, step: int) -> None:
        """Make the articles' text larger or smaller; 0 gives the normal size."""
        sizes = ZOOM_STEPS if step >= 0 else tuple(reversed(ZOOM_STEPS))
        beyond = [size for size in sizes if (size - self.zoom_percent) * step > 0]
        self.set_zoom(100 if step == 0 else (beyond or sizes[-1:])[0])

    def set_zoom(self, percent: int) -> None:
        """Give the articles' text a size."""
        percent = min(max(percent, ZOOM_STEPS[0]), ZOOM_STEPS[-1])
        self._store.change(zoom=percent)
        self.zoom_changed.emit(percent)

    def rescale(self, step: int) -> None:
        """Make everything larger (1) or smaller (-1)."""
        now = self._store.settings.scale
        sizes = SCALES if step > 0 else tuple(reversed(SCALES))
        beyond = [size for size in sizes if (size - now) * step > 0]
        if beyond:
            self._store.change(scale=beyond[0])
            self._retheme()

    def full_screen(self) -> None:
        """Fill the screen, or leave it."""
        window = self.parent()
        if isinstance(window, QWidget):
            window.setWindowState(window.windowState() ^ Qt.WindowState.WindowFullScreen)

    def _retheme(self) -> None:
        self.theme = self._applied()
        self.theme_changed.emit(self.theme)

    def _applied(self) -> Theme:
        return apply(self.app, theme_for(self.choice, self.app), self._store.settings.scale / 100)

    def _follow_system(self) -> None:
        if self.choice == "system":
            self._retheme()

    def _direct(self) -> None:
        """Turn the layout the language's way, and let Qt's own dialogs speak it."""
        right_to_left = DIRECTIONS[self.texts.lang] == "rtl"
        direction = Qt.LayoutDirection.RightToLeft if right_to_left else Qt.LayoutDirection.LeftToRight
        if self._translator is not None:
            self.app.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
        if self._translator.load(str(folder / f"qtbase_{self.texts.lang}.qm")):
            self.app.installTranslator(self._translator)
        self._own_words.speak(self.texts)
        self.app.installTranslator(self._own_words)
        self.app.setLayoutDirection(direction)
