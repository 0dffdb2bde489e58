from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from core.session import Session
from core.texts import Texts
from gui.panels.inspector import InspectorPanel


class Desk:
    """An inspector over the first article of a real project, with two mentions of one name."""

    def __init__(self, session: Session, panel: InspectorPanel) -> None:
        self.session, self.panel = session, panel
        self.article = session.article_ids()[0]
        self.labels = {label.name: label.id for label in session.read(lambda view: view.labels())}
        for block, words in ((1, "مدينة الرمال"), (2, "سعاد النجار")):
            self.mark(block, words, "LOC" if block == 1 else "PER")
        panel.show_vocabulary(*session.read(lambda view: (view.labels(), view.roles())))
        self.show()

    def blocks(self):
        return self.session.read(lambda view: view.blocks(self.article))

    def mentions(self):
        return self.session.read(lambda view: view.mentions(self.article))

    def mark(self, at: int, words: str, label: str) -> None:
        block = self.blocks()[at]
        start = block.text.index(words)
        self.session.execute(
            "mention.add", parts=[[block.id, start, start + len(words)]], label=self.labels[label]
        )

    def show(self) -> None:
        row = self.session.read(lambda view: view.article(self.article))
        self.panel.show_article(row, self.blocks(), self.mentions(), "news.txt")


@pytest.fixture
def desk(session, texts, theme, show) -> Desk:
    return Desk(session, show(InspectorPanel(texts, theme)))


def heard(signal) -> list:
    told: list = []
    signal.connect(lambda *values: told.append(values if len(values) > 1 else values[0]))
    return told


def click(view, row: int) -> None:
    view.clicked.emit(view.model().index(row, 0))


def test_labels_show_key_letter_and_count_and_a_click_asks_for_one(desk):
    told = heard(desk.panel.label_requested)
    rows = {row.key: row for row in desk.panel.labels.list.rows.rows}
    person = rows[desk.labels["PER"]]
    assert (person.title, person.count, person.cap) == ("شخص", "1", "1")
    assert person.letter
    click(desk.panel.labels.list, 0)
    assert told == [desk.panel.labels.list.rows.rows[0].key]


def test_roles_show_their_alt_key_and_the_block_at_hand(desk):
    told = heard(desk.panel.role_requested)
    desk.panel.show_block(desk.blocks()[0].id)
    assert desk.panel.roles.list.current == "headline"
    assert desk.panel.roles.list.rows.rows[0].cap == "Alt+1"
    click(desk.panel.roles.list, 0)
    assert told == ["headline"]


def test_choosing_a_line_of_mentions_again_goes_to_the_next_one(desk):
    desk.session.execute("mention.remove", mentions=[desk.mentions()[0].id])
    desk.mark(1, "المكتبة", "ORG")
    desk.mark(2, "المكتبة", "ORG")
    desk.show()
    told = heard(desk.panel.mention_activated)
    first, second = desk.panel.mentions.list.rows.rows[0].key
    click(desk.panel.mentions.list, 0)
    desk.panel.show_mention(first)
    click(desk.panel.mentions.list, 0)
    assert told == [first, second]
    assert desk.panel.mentions.list.rows.rows[0].count == "×2"


def test_the_mention_at_hand_has_details_and_asks_for_what_can_be_done(desk):
    panel, mention = desk.panel, desk.mentions()[1]
    assert not panel.details.isVisible()
    panel.show_mention(mention.id)
    assert panel.details.isVisible()
    assert panel.details.words.text() == "سعاد النجار"
    assert "3" in panel.details.place.text()
    removed, alike, snapped = (
        heard(panel.remove_requested),
        heard(panel.mark_alike_requested),
        heard(panel.snap_requested),
    )
    for button in panel.details.buttons.values():
        button.click()
    assert (removed, snapped) == ([[mention.id]], [mention.id])
    assert alike == [(mention.id, "article"), (mention.id, "project")]


def test_another_label_in_the_box_is_a_wish_the_same_one_is_none(desk):
    panel, mention = desk.panel, desk.mentions()[1]
    panel.show_mention(mention.id)
    told = heard(panel.relabel_requested)
    box = panel.details.label
    box.activated.emit(box.currentIndex())
    box.setCurrentIndex(box.findData(desk.labels["ORG"]))
    box.activated.emit(box.currentIndex())
    assert told == [([mention.id], desk.labels["ORG"])]


def test_a_removed_mention_is_no_longer_at_hand(desk):
    mention = desk.mentions()[0].id
    desk.panel.show_mention(mention)
    desk.session.execute("mention.remove", mentions=[mention])
    desk.show()
    assert not desk.panel.details.isVisible()


def test_status_note_and_attributes_are_bound_both_ways(desk):
    form = desk.panel.form
    desk.panel.show_page("article")
    status, note, attr = (
        heard(desk.panel.status_requested),
        heard(desk.panel.note_requested),
        heard(desk.panel.attr_requested),
    )
    form.statuses.chip("done").click()
    form.note.setPlainText("راجع الأسماء")
    form.note.commit()
    form.attributes.fields["url"].setText("https://example.org/1")
    form.attributes.fields["url"].editingFinished.emit()
    assert status == [([desk.article], "done")]
    assert note == [(desk.article, "راجع الأسماء")]
    assert attr == [(desk.article, "url", "https://example.org/1")]
    desk.session.execute("article.set_status", articles=[desk.article], status="doubtful")
    desk.session.execute("article.set_attr", article=desk.article, name="مراجع", value="هالة")
    desk.show()
    assert form.statuses.choice == "doubtful"
    assert form.attributes.fields["مراجع"].text() == "هالة"
    assert (len(status), len(note), len(attr)) == (1, 1, 1)


def test_an_emptied_attribute_is_taken_away(desk):
    desk.session.execute("article.set_attr", article=desk.article, name="date", value="2026-01-05")
    desk.show()
    told = heard(desk.panel.attr_requested)
    field = desk.panel.form.attributes.fields["date"]
    field.setText("")
    field.editingFinished.emit()
    assert told == [(desk.article, "date", None)]


def test_a_note_being_written_goes_to_its_own_article_when_another_is_shown(desk):
    told = heard(desk.panel.note_requested)
    desk.panel.form.note.setPlainText("لم أنته بعد")
    other = desk.session.article_ids()[1]
    desk.panel.show_article(desk.session.read(lambda view: view.article(other)), [], [], "news.txt")
    assert told == [(desk.article, "لم أنته بعد")]
    assert desk.panel.form.note.toPlainText() == ""


def test_a_new_attribute_gets_a_field(desk):
    form = desk.panel.form.attributes
    form.name.setText("مصدر")
    form.add.click()
    assert "مصدر" in form.fields
    assert form.name.text() == ""


def test_the_language_switches_live(desk):
    desk.panel.set_texts(Texts("en"))
    assert desk.panel.roles.list.rows.rows[0].title == "Headline"
    assert desk.panel.labels.list.accessibleName() == "Labels"
    spoken = desk.panel.labels.list.rows.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "key 1" in spoken
