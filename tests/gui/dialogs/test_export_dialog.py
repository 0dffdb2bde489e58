from __future__ import annotations

from pathlib import Path

import pytest

from core.formats import preview
from core.session import Session
from gui.dialogs.background import Immediate
from gui.dialogs.export_dialog import ExportChoice, ExportDialog
from gui.widgets.delay import AtOnce


@pytest.fixture
def dialog(session: Session, texts, theme, show, tmp_path) -> ExportDialog:
    roles = session.read(lambda view: view.roles())
    return show(
        ExportDialog(
            texts,
            theme,
            roles,
            lambda fmt, options: session.read(lambda view: preview(view, fmt, options)),
            tmp_path / "news",
            Immediate(),
            AtOnce(),
        )
    )


def test_clean_text_of_everything_comes_first(dialog, tmp_path):
    choice = dialog.choice
    assert (choice.format, choice.per_article, choice.path) == ("text", False, tmp_path / "news.txt")
    assert (choice.options.roles, choice.options.statuses) == (None, None)
    assert dialog.preview.toPlainText().startswith("المكتبة العامة تفتح أبوابها ليلاً")


def test_the_suffix_follows_the_format_and_a_folder_has_none(dialog, tmp_path):
    dialog.formats["captions"].click()
    assert dialog.choice.path == tmp_path / "news.csv"
    dialog.per_article.click()
    assert dialog.choice.path == tmp_path / "news"


def test_the_preview_follows_the_choice(dialog):
    dialog.formats["jsonl"].click()
    assert dialog.preview.toPlainText().startswith('{"article": 1')
    dialog.formats["text"].click()
    dialog.roles["headline"].click()
    assert "المكتبة العامة تفتح" not in dialog.preview.toPlainText()
    assert "headline" not in dialog.choice.options.roles


def test_nothing_chosen_says_so_and_cannot_be_exported(dialog, texts):
    for box in dialog.statuses.values():
        box.click()
    assert dialog.sentence.text() == texts("dialog.export.no_choice")
    assert not dialog.accept_button.isEnabled()
    dialog.statuses["done"].click()
    assert dialog.choice.options.statuses == frozenset({"done"})
    assert dialog.accept_button.isEnabled()


def test_another_place_is_handed_back(dialog):
    dialog.path.setText("/somewhere/else.txt")
    assert dialog.choice == ExportChoice("text", dialog.options, False, Path("/somewhere/else.txt"))
    dialog.path.setText(" ")
    assert not dialog.accept_button.isEnabled()
