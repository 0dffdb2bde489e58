"""The words and shapes of news pages, met folded."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import core.dump.dividing
from core.arabic import fold
from core.dump.dividing import vocabulary
from core.texts import render


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("مشهد من الميناء (أ.ف.ب)", "agency-credit"),
        ("مشهد من الميناء (أ ف ب).", "agency-credit"),
        ("مشهد من الميناء (الساحل/رويترز)", "agency-credit"),
        ("مشهد من الميناء (عدسة سالم)", "photo-credit"),
        ("في شهر أغسطس (آب)", ""),
        ("رويترز", ""),
        ("عدد من القرى (الساحلية)", ""),
    ],
)
def test_credits(line, reason):
    assert vocabulary.credit_of(fold(line)) == reason


@pytest.mark.parametrize("line", ["TT", "T T", "ت ت", "A+ A-", "A A A", "تكبير الخط"])
def test_controls_of_the_type_size(line):
    assert vocabulary.is_widget(fold(line))


@pytest.mark.parametrize("line", ["تت تكبر", "Tall", "A", "حجم التجارة", "أ"])
def test_words_are_no_control(line):
    assert not vocabulary.is_widget(fold(line))


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("الرياض - واس", "byline-agency"),
        ("لندن - (د ب أ)", "byline-agency"),
        ("القاهرة: سامي عبد الحميد", "byline-place"),
        ("سامي الحداد - الدمام", "byline-place"),
        ("كتب: سامي الحداد", "byline-pattern"),
        ("محمد الحداد", "byline-name"),
        ("سوق الميناء القديمة تستعيد زوارها بعد عامين من التجديد", ""),
        ("البلدية: سنفتح السوق قبل نهاية الشهر المقبل", ""),
    ],
)
def test_bylines(line, reason):
    assert vocabulary.byline_of(fold(line)) == reason


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("الرئيسية > أخبار > محليات", "page-path"),
        ("النتيجة: فريقنا 3 > 2", ""),
        ("© 2020 صحيفة الميناء", "copyright"),
        ("ط§ظ„ظ…ط¯ظٹظ†Ø©", ""),
    ],
)
def test_furniture(line, reason):
    assert vocabulary.furniture_of(fold(line)) == reason


@pytest.mark.parametrize(
    "line",
    [
        "الثلاثاء 24 جويلية 2012 الساعة 10:40:17 بتوقيت تونس العاصمة",
        "الأحد 19 يناير 2025",
        "نشر في: 12:30 مساء",
        "2025/01/19",
    ],
)
def test_dates(line):
    assert vocabulary.is_date(fold(line))


@pytest.mark.parametrize("lang", ["ar", "en"])
def test_every_reason_has_its_words(lang):
    folder = Path(core.dump.dividing.__file__).parent
    written = "".join(path.read_text(encoding="utf-8") for path in folder.glob("*.py"))
    reasons = set(re.findall(r'"((?:[a-z]+-)+[a-z]+)"', written)) | {"widget", "sentence", "doubled"}
    reasons |= {f"repeats-{role}" for role in ("headline", "subheadline", "caption")} - {"repeats-"}
    for reason in reasons:
        assert render(f"reason.{reason}", lang) not in ("", f"reason.{reason}")
