"""What counts as nearly the same, and what does not."""

from __future__ import annotations

import pytest

from core.compare import FEWEST_WORDS, figure
from tests.core.compare.prose import HEADLINE, MARATHON, OTHER_HEADLINE, PARAGRAPHS, REPORT, SAME_TOPIC


def test_an_agency_copy_under_another_headline_is_alike():
    found = figure(REPORT, "\n".join((OTHER_HEADLINE, *PARAGRAPHS)))
    assert found.kind == "alike"
    assert 80 <= found.percent < 100


def test_commas_tashkeel_and_hamza_seats_make_no_difference():
    pointed = REPORT.replace("،", "").replace("أ", "ا").replace("ة", "ه").replace("سد", "سَدّ")
    assert figure(REPORT, pointed) == ("alike", 1.0)


def test_a_word_exchanged_here_and_there_is_alike():
    edited = REPORT.replace("أمس", "السبت").replace("الغزيرة", "الشديدة").replace("المهندس", "الخبير")
    found = figure(REPORT, edited)
    assert found.kind == "alike"
    assert found.percent < 100


def test_a_shortened_copy_stands_inside_the_longer_one():
    short = "\n".join((OTHER_HEADLINE, *PARAGRAPHS[:2]))
    assert figure(short, REPORT).kind == "inside"
    assert figure(REPORT, short).kind == "holds"
    assert figure(short, REPORT).percent == figure(REPORT, short).percent > 80


def test_a_report_inside_one_twice_as_long_is_found():
    longer = "\n".join((REPORT, MARATHON, SAME_TOPIC))
    assert figure(REPORT, longer).kind == "inside"


@pytest.mark.parametrize("other", [SAME_TOPIC, MARATHON])
def test_two_stories_are_not_copies_though_they_share_a_topic_or_a_paragraph(other):
    assert figure(REPORT, other).kind == ""


def test_a_follow_up_that_repeats_the_background_is_not_a_copy():
    follow_up = "\n".join(
        (
            "إغلاق بوابات سد الوادي الأخضر بعد انحسار الأمطار",
            "أغلقت إدارة السد صباح اليوم آخر البوابات المفتوحة، بعدما تراجع تدفق السيول القادمة من"
            " المرتفعات إلى أقل من النصف"
            " وعاد المجرى إلى مستواه المعتاد في مثل هذا الوقت.",
            "وأكد محافظ الإقليم عودة جميع الأسر التي غادرت منازلها احتياطاً، وقال إن لجنة هندسية"
            " ستبدأ غداً حصر الأضرار في الطرق"
            " الزراعية والجسور الصغيرة تمهيداً لإصلاحها.",
            PARAGRAPHS[4],
        )
    )
    assert figure(REPORT, follow_up).kind == ""


def test_short_texts_are_not_compared():
    words = " ".join(REPORT.split()[: FEWEST_WORDS - 1])
    assert figure(words, words).kind == ""
    assert figure(HEADLINE, HEADLINE).kind == ""


def test_a_hundred_percent_means_that_no_word_differs():
    long = " ".join(f"كلمة{number}" for number in range(2_000))
    assert figure(long, long + " أخرى").percent == 99
