"""Every control of every panel and dialog can be told by a screen reader, in both languages."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

from core.texts import Texts
from gui.dialogs.background import Immediate
from gui.dialogs.export_dialog import ExportDialog
from gui.dialogs.import_dialog import ImportDialog, Known
from gui.panels.article_list import ArticleListPanel
from gui.panels.findings import FindingsPanel
from gui.panels.history import HistoryPanel
from gui.panels.inspector import InspectorPanel
from gui.panels.raw_words import RawWordsPanel

PANELS = (ArticleListPanel, FindingsPanel, HistoryPanel, InspectorPanel, RawWordsPanel)


def nameless(root: QWidget) -> list[str]:
    """Return the controls the keyboard can reach that have no name."""
    reached = [
        widget
        for widget in root.findChildren(QWidget)
        if widget.focusPolicy() != Qt.FocusPolicy.NoFocus
        and widget.focusProxy() is None
        and not widget.objectName().startswith("qt_")
    ]
    assert reached
    return [
        f"{type(widget).__name__} in {type(widget.parent()).__name__}"
        for widget in reached
        if not QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    ]


@pytest.mark.parametrize("lang", ["ar", "en"])
@pytest.mark.parametrize("panel", PANELS)
def test_controls_of_panels_have_names(panel, lang, theme, show, session):
    made = show(panel(Texts(lang), theme))
    if isinstance(made, InspectorPanel):
        article = session.article_ids()[0]
        labels, roles, row = session.read(lambda view: (view.labels(), view.roles(), view.article(article)))
        made.show_vocabulary(labels, roles)
        made.show_article(row, [], [], "news.txt")
    assert nameless(made) == []
    made.set_texts(Texts("en" if lang == "ar" else "ar"))
    assert nameless(made) == []


def test_controls_of_dialogs_have_names(texts, theme, show, session, tmp_path):
    roles = session.read(lambda view: view.roles())
    (tmp_path / "a.txt").write_text("خبر قصير\n", encoding="utf-8")
    imports = show(ImportDialog(texts, theme, roles, Known(), session.path, (Immediate(), Immediate())))
    imports.add_paths([tmp_path / "a.txt"])
    exports = show(ExportDialog(texts, theme, roles, lambda fmt, options: "", tmp_path / "a", Immediate()))
    assert nameless(imports) == []
    assert nameless(exports) == []
