"""HTML inside fields: told from text, turned into lines."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.dump.reading.markup import holds_markup, parts_of_markup


def lines(value, role="paragraph"):
    return [(part.role, part.text) for part in parts_of_markup(value, role)]


@pytest.mark.parametrize(
    "value", ["<p>نص</p>", "أ<br/>ب", "قال &quot;نعم&quot;", "&#1593;", "<B class='x'>أ</B>"]
)
def test_markup_is_told(value):
    assert holds_markup(value)


@pytest.mark.parametrize(
    "value", ["5 < 7 و 8 > 3", "AT&T", "a & b; c", "<سهم>", "<unknown>", "http://x/?a=1&b=2"]
)
def test_text_is_left_alone(value):
    assert not holds_markup(value)


def test_paragraphs_and_breaks_are_lines():
    value = "<div>أول\n سطر<br>ثان <b>غامق</b></div>\n<ul><li>بند</li></ul><script>x()</script><p> </p>ذيل"
    assert [text for _, text in lines(value)] == ["أول سطر", "ثان غامق", "بند", "ذيل"]


def test_crossheads_and_captions_are_told_in_bodies_alone():
    value = "<figure><img src='x'><figcaption>صورة</figcaption></figure><h2>عنوان</h2><p>نص</p>"
    assert lines(value) == [("caption", "صورة"), ("crosshead", "عنوان"), ("paragraph", "نص")]
    assert lines("<h1>عنوان</h1>", "headline") == [("headline", "عنوان")]


def test_where_no_element_divides_line_ends_do():
    assert [text for _, text in lines("أول <b>سطر</b>\n\nثان <i>سطر</i>")] == ["أول سطر", "ثان سطر"]
    assert lines("قال &quot;أ&quot;\nثم &lt; مضى") == [("paragraph", 'قال "أ"\nثم < مضى')]


def test_markup_that_was_written_as_entities():
    assert [text for _, text in lines("&lt;p&gt;أول&lt;/p&gt;&lt;p&gt;ثان&lt;/p&gt;")] == ["أول", "ثان"]


def test_deep_nesting_costs_no_stack_and_no_words():
    for depth in (300, 1500, 5000, 100_000):
        value = "<div>" * depth + "نص" + "</div>" * depth + "<p>آخر</p>"
        found = "".join(text for _, text in lines(value))
        assert "نص" in found
        assert "آخر" in found


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<br>",
                "<b",
                ">",
                "&amp;",
                "&#0;",
                "&#xD800;",
                "ن",
                "\n",
                "\0",
                "<!--",
                "]]>",
                "<td>",
                "<?xml x?>",
            ]
        ),
        max_size=20,
    )
)
def test_no_markup_breaks_the_reader(pieces):
    for part in parts_of_markup("".join(pieces), "paragraph"):
        part.text.encode("utf-8")
