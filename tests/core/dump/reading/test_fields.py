"""Which field holds what: by names in three languages, by contents where the names say nothing."""

from __future__ import annotations

import pytest

from core.dump.reading.fields import is_header, propose_fields
from tests.core.dump.reading.files import BODY, HEADLINES

DATES = ("2015-07-21 02:39:40", "2015/08/04", "٢٠١٥-٠٨-٠٥", "21 يوليو 2015")
URLS = tuple(f"https://sahel.example/news/{number}" for number in range(4))
NAMES = ("سلمى الراوي", "رائد الشامي", "سلمى الراوي", "هدى منصور")
SECTIONS = ("محليات", "محليات", "اقتصاد", "محليات")


def table(**columns):
    return [dict(zip(columns, row, strict=True)) for row in zip(*columns.values(), strict=True)]


@pytest.mark.parametrize(
    ("title", "body", "date", "url", "author", "section"),
    [
        ("title", "content", "date_extracted", "url", "author", "category"),
        ("العنوان", "نص الخبر", "تاريخ النشر", "الرابط", "الكاتب", "القسم"),
        ("titre", "corps", "date de publication", "lien", "auteur", "rubrique"),
        ("headlineText", "articleBody", "datePublished", "sourceUrl", "byline", "section"),
        ("meta.title", "content.body", "meta.published_at", "meta.url", "author.name", "meta.section"),
    ],
)
def test_names_tell(title, body, date, url, author, section):
    columns = {section: SECTIONS, body: BODY, url: URLS, author: NAMES, date: DATES, title: HEADLINES}
    assert propose_fields(list(columns), table(**columns)) == {
        title: "headline",
        body: "paragraph",
        date: "attr:date",
        url: "attr:url",
        author: "byline",
        section: "attr:section",
    }


def test_contents_tell_where_names_say_nothing():
    columns = {"a": ("1", "2", "3", "4"), "b": BODY, "c": SECTIONS, "d": URLS, "e": HEADLINES, "f": DATES}
    assert propose_fields(list(columns), table(**columns)) == {
        "a": "",
        "b": "paragraph",
        "c": "",
        "d": "attr:url",
        "e": "headline",
        "f": "attr:date",
    }


def test_contents_speak_against_names():
    columns = {"title": URLS, "link": HEADLINES, "text": ("1", "2", "3", "4"), "x": BODY}
    fields = propose_fields(list(columns), table(**columns))
    assert fields["title"] == "attr:url"
    assert fields["link"] == "headline"
    assert fields["text"] == ""
    assert fields["x"] == "paragraph"


def test_what_belongs_to_a_picture_is_not_the_articles():
    columns = {
        "title": HEADLINES,
        "body": BODY,
        "url": URLS,
        "image.url": URLS,
        "image.caption": NAMES,
        "image.credit": SECTIONS,
        "author.url": URLS,
        "author.id": ("1", "2", "3", "4"),
        "comments.text": BODY[::-1],
    }
    fields = propose_fields(list(columns), table(**columns))
    assert fields["image.caption"] == "caption"
    assert fields["image.credit"] == "credit"
    assert [fields[name] for name in ("image.url", "author.url", "author.id", "comments.text")] == [""] * 4
    assert (fields["title"], fields["body"], fields["url"]) == ("headline", "paragraph", "attr:url")


def test_a_field_called_picture_is_a_caption_where_it_holds_words():
    words = ("عمال يزيلون الصخور عن الطريق", "زوار في معرض الكتاب أمس", "", "الوزير يقص الشريط")
    columns = {"العنوان": HEADLINES, "نص الخبر": BODY}
    for name in ("الصورة", "image"):
        assert propose_fields([*columns, name], table(**columns, **{name: words}))[name] == "caption"
        assert propose_fields([*columns, name], table(**columns, **{name: URLS}))[name] != "caption"
    files = tuple(f"uploads/pictures/of-the-day-{number}.jpg" for number in range(4))
    assert propose_fields([*columns, "image"], table(**columns, image=files))["image"] == ""


def test_a_summary_that_opens_the_body_again_is_not_read():
    opening = [body[:70] + "…" for body in BODY]
    columns = {"title": HEADLINES, "summary": opening, "body": BODY}
    assert propose_fields(list(columns), table(**columns))["summary"] == ""
    columns = {"title": HEADLINES, "summary": NAMES, "body": BODY}
    assert propose_fields(list(columns), table(**columns))["summary"] == "subheadline"


def test_of_two_dates_the_plainer_is_the_date_and_the_other_stays_under_its_name():
    columns = {"crawl_date": DATES, "body": BODY, "published": DATES}
    fields = propose_fields(list(columns), table(**columns))
    assert fields["published"] == "attr:date"
    assert fields["crawl_date"] == "attr:crawl_date"


def test_of_two_bodies_the_longer_is_read():
    columns = {"text": HEADLINES, "content": BODY, "title": NAMES}
    fields = propose_fields(list(columns), table(**columns))
    assert fields["content"] == "paragraph"
    assert fields["text"] == ""


def test_nothing_to_go_by():
    assert propose_fields([], []) == {}
    assert propose_fields(["a", "title"], []) == {"a": "", "title": "headline"}
    assert propose_fields(["a"], [{"a": "1"}, {}]) == {"a": ""}


@pytest.mark.parametrize(
    ("first", "header"),
    [
        (("العنوان", "النص"), True),
        (("title", "body"), True),
        (("a", "b"), True),
        (("", "b"), True),
        ((HEADLINES[0], BODY[0]), False),
        (("1", "title"), False),
        (("x", "x"), False),
        (("", ""), False),
    ],
)
def test_a_header_row_is_known_by_names_or_by_being_unlike_the_rest(first, header):
    assert is_header(first, list(zip(HEADLINES, BODY, strict=True))) is header


def test_short_rows_alike_have_no_header():
    assert not is_header(("بيروت", "دمشق"), [("عمان", "بغداد"), ("تونس", "صنعاء")])
