"""Saved pages: the article with its roles, without what the page puts around it."""

from __future__ import annotations

from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dump.reading.decoding import Decoding
from core.dump.reading.forms import form_of
from core.dump.reading.page_bytes import page_encoding
from core.dump.reading.pages import EXTRACTOR, read_page
from core.dump.reading.survey import survey
from core.errors import UserError
from tests.core.dump.reading.files import Bytes, Chunks, told

PAGES = Path(__file__).parent / "saved_pages"


def page(name, encoding="utf-8"):
    return Bytes(name, (PAGES / name).read_text(encoding="utf-8").encode(encoding))


def article(member):
    decoding = Decoding.of(survey(member.open()), page_encoding(member.data))
    text, draft = read_page(member, decoding)
    for block in draft.blocks:
        assert text[block.start : block.end] == block.text
    return draft


def roles(draft):
    return [block.role for block in draft.blocks]


def test_a_page_of_today():
    draft = article(page("article_tag.html"))
    assert roles(draft) == [
        *("headline", "subheadline", "byline", "dateline", "caption", "paragraph", "paragraph", "crosshead"),
        *["paragraph"] * 4,
    ]
    assert told(draft)[0][1] == "البلدية تفتح مكتبة عامة في الحي القديم"
    assert told(draft)[4][1] == "قاعة المطالعة في يومها الأول (تصوير: نادر عيسى)"
    assert told(draft)[6][1].endswith(
        "مجاناً طوال أيام السنة، وإن باب الإعارة مفتوح للجميع من دون رسوم أو ضمانات مالية."
    )
    assert draft.attrs == {
        "url": "https://almadar.example/culture/2023/05/12/library",
        "date": "2023-05-12",
        "source": "صحيفة المدار",
        "section": "ثقافة",
    }
    assert draft.boundary == ("rule", "one-page", 1.0)


def test_an_old_page_of_tables():
    draft = article(page("table_layout.html", "windows-1256"))
    assert roles(draft) == ["headline", "byline", "caption", "paragraph", "paragraph", "paragraph"]
    assert told(draft)[0][1] == "الصيادون يعودون إلى البحر بعد أسبوع من العواصف"
    assert told(draft)[1][1] == "الميناء: رائد الشامي"
    assert draft.blocks[1].role_decision.confidence < 0.8


def test_a_blog():
    draft = article(page("blog.html"))
    assert roles(draft) == ["headline", "caption", "paragraph", "paragraph", "paragraph"]
    assert told(draft)[0][1] == "موسم الزيتون يبدأ مبكراً في القرى الجبلية"
    assert draft.attrs["author"].endswith("وليد القاضي")


def test_a_page_of_nothing_but_divisions():
    draft = article(page("divs.html"))
    assert roles(draft) == [
        *(
            "subheadline",
            "headline",
            "dateline",
            "caption",
            "paragraph",
            "paragraph",
            "boilerplate",
            "paragraph",
        ),
    ]
    assert [block.text for block in draft.blocks if not block.kept] == [
        "اقرأ أيضاً: خطة لتجديد شبكة المياه في خمسة أعوام"
    ]
    assert draft.attrs["url"] == "http://sahel.example/news/view.php?id=4471"


def test_an_archive_of_a_page():
    archive = MIMEMultipart("related")
    archive.attach(MIMEText((PAGES / "blog.html").read_text(encoding="utf-8"), "html", "utf-8"))
    member = Bytes("blog.mhtml", archive.as_bytes())
    assert form_of(member.name, member.data) == "html"
    _, draft = read_page(member, None)
    assert roles(draft) == ["headline", "caption", "paragraph", "paragraph", "paragraph"]


@pytest.mark.parametrize(
    "member",
    [
        page("front_page.html"),
        Bytes("a.html", b"<html></html>"),
        Bytes("a.html", b"\0"),
        Bytes("a.mht", b"MIME-Version: 1.0\n\nx"),
    ],
)
def test_a_page_without_an_article_is_refused(member):
    with pytest.raises(UserError) as caught:
        list(read_page(member, Chunks(1000)))
    assert caught.value.key == "error.no_article"
    assert caught.value.values["path"] == member.name


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset='windows-1256'>عربي".encode("windows-1256"), "cp1256"),
        (b'<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-6">', "iso8859-6"),
        (b'<?xml version="1.0" encoding="windows-1256"?><html>', "cp1256"),
        ("<meta charset=windows-1256>عربي".encode(), None),
        (b"<meta charset=iso-8859-1>\xe1\xc7", None),
        (b"<meta charset=no-such>", None),
        (b"<meta charset=base64>", None),
        (b"<meta charset=utf-16>", None),
        ("<meta charset=windows-1256>".encode("utf-8-sig"), None),
        (b"<p>", None),
    ],
)
def test_the_encoding_that_a_page_names(head, encoding):
    assert page_encoding(head) == encoding


def test_the_extractor_is_named_with_its_version():
    assert EXTRACTOR.startswith("trafilatura 2.")


WHOLE = (PAGES / "article_tag.html").read_text(encoding="utf-8")


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.integers(0, len(WHOLE)),
            st.integers(0, 400),
            st.sampled_from(["", "<", ">", "\0", "</div>", "<table>", '"', "&#x110000;"]),
        ),
        max_size=6,
    )
)
def test_damaged_pages_are_read_or_refused(damage):
    text = WHOLE
    for start, size, instead in damage:
        text = text[:start] + instead + text[start + size :]
    try:
        source, draft = read_page(Bytes("a.html", text.encode()), Chunks(1000))
    except UserError as error:
        key = error.key
    else:
        key = ""
        assert all(source[block.start : block.end] == block.text for block in draft.blocks)
    assert key in ("", "error.no_article")
