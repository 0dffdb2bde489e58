"""Page profiles: those that ship, files of others, and which lines a project goes by."""

from __future__ import annotations

import pytest

from core.dump.dividing.drafts import PageLine
from core.dump.dividing.lines import line_key
from core.dump.patterns import PageLines
from core.dump.profiles import (
    LONGEST_FILE,
    Profile,
    ProfileLine,
    in_use,
    known_line,
    load,
    parse_profile,
    profile_text,
    read_profile,
    shipped,
)
from core.errors import UserError
from core.model import BASE_ROLES, ProjectLine

LEFT_BEHIND = (
    "TT",
    "اقرأ أيضاً: قصة أخرى من المدينة",
    "الرئيسية > أخبار > محليات",
    "فيسبوك تويتر واتساب",
    "Share on Facebook",
    "شارك على فيسبوك",
    "/انتهى/",
    "انتهى/ م ن ح",
    "(النهاية) / س.ع",
    "خ.ب/ ر.م",
    "16:04 ت م",
    "desk@example.com",
    "www.example.com",
    "5 تعليقات",
    "التعليقات (12)",
    "* * *",
    "منذ 3 ساعات",
    "نُشر في: 12 يناير 2024",
    "آخر تحديث: 12:30",
    "© 2024 صحيفة الضفة",
    "كل الحقوق محفوظة لصحيفة الضفة",
    "تابعونا على تويتر",
    "وقت القراءة: 4 دقائق",
    "وسوم: سياسة، رياضة",
)
BELONGS = (
    "انتهى الاجتماع",
    "نشر في 3 مدن",
    "تحديث 20 مصنعاً",
    "اشترك في المؤتمر 20 وفداً",
    "انضم إلى الفريق",
    "2024",
    "شارك الوزير في المؤتمر",
    "شارك الرئيس في القمة",
    "قراءة في كتاب جديد",
    "12 مشاركة عربية في المعرض",
    "بغداد - واس",
    "تمت المصادقة على القانون",
    "النهاية السعيدة",
    "حفظ التراث مسؤولية الجميع",
    "طباعة الكتب في العالم العربي",
    "كلمات في وداع صديق",
)


@pytest.mark.parametrize("line", LEFT_BEHIND)
def test_what_pages_leave_behind_is_known(line):
    assert PageLines(load()).of(line) is not None


@pytest.mark.parametrize("line", BELONGS)
def test_what_belongs_to_articles_is_not(line):
    assert PageLines(load()).of(line) is None


def test_the_shipped_profiles_are_sound():
    profiles = shipped()
    assert profiles[0].name == "general"
    assert len({profile.name for profile in profiles}) == len(profiles)
    for profile in profiles:
        assert {line.role for line in profile.lines} <= set(BASE_ROLES)
        assert parse_profile(profile_text(profile), "again").name == profile.name


def test_a_profile_comes_back_from_its_file(tmp_path):
    lines = (
        ProfileLine(
            'سطر فيه "علامات" \\ و\x7f', known_line("سطر فيه علامات و", pattern=False), "boilerplate", False
        ),
        ProfileLine("بقلم المحرر", known_line("بقلم المحرر", pattern=False), "byline", True),
        ProfileLine(r"عدد:\s\d+", known_line(r"عدد:\s\d+", pattern=True), "boilerplate", False, pattern=True),
    )
    profile = Profile("daily", "يومية", "Daily", lines)
    path = tmp_path / "daily.toml"
    path.write_text(profile_text(profile), encoding="utf-8")
    found = read_profile(path)
    assert found.lines == (lines[0], lines[2], lines[1])
    assert (found.name, found.title_ar, found.title_en) == ("daily", "يومية", "Daily")


HEAD = 'name = "daily"\n[[group]]\n'
BROKEN = {
    "name = ": "profile_syntax",
    "x = " + "[" * 3000: "profile_syntax",
    '[[group]]\nlines = ["سطر"]': "profile_name",
    'name = "يومية"\n[[group]]\nlines = ["سطر"]': "profile_name",
    'name = "daily"\ntitle_ar = 3\n[[group]]\nlines = ["سطر"]': "profile_field",
    'name = "daily"\ngroup = 3': "profile_field",
    'name = "daily"': "profile_size",
    HEAD + "role = 3": "profile_field",
    HEAD + 'kept = "yes"': "profile_field",
    HEAD + 'lines = "سطر"': "profile_field",
    HEAD + "lines = [3]": "profile_field",
    HEAD + 'lines = [""]': "profile_line",
    HEAD + 'lines = ["أول\\nثان"]': "profile_line",
    HEAD + 'patterns = ["(a+)+"]': "profile_line",
    HEAD + 'patterns = ["("]': "profile_line",
}


@pytest.mark.parametrize("text", BROKEN)
def test_a_broken_profile_is_refused_by_its_name(text, tmp_path):
    path = tmp_path / "daily.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_profile(path)
    assert refused.value.key == f"error.{BROKEN[text]}"
    assert refused.value.values["path"] == str(path)


@pytest.mark.parametrize(
    ("data", "key"),
    [(b"\xff\xfe", "profile_syntax"), (b"#" * (LONGEST_FILE + 1), "profile_size"), (None, "cannot_read")],
)
def test_a_file_that_is_no_text_is_refused(data, key, tmp_path):
    path = tmp_path / "daily.toml"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError) as refused:
        read_profile(path)
    assert refused.value.key == f"error.{key}"


def row(words: str, profile: str = "", *, enabled: bool = True, role: str = "boilerplate") -> ProjectLine:
    return ProjectLine(1, "u", line_key(words) if words else "", words, False, role, False, profile, enabled)


PROFILES = (
    Profile(
        "one",
        "",
        "",
        (
            ProfileLine("أ", line_key("أ"), "boilerplate", False),
            ProfileLine("ب", line_key("ب"), "credit", True),
        ),
    ),
    Profile("two", "", "", (ProfileLine("ج", line_key("ج"), "boilerplate", False),)),
)


def used(*rows: ProjectLine) -> list[tuple[str, str, str]]:
    return [(line.profile, line.key, line.role) for line in in_use(rows, PROFILES)]


def test_all_profiles_are_used_at_first_and_the_projects_own_lines_before_them():
    assert used(row("د"), row("ه", enabled=False)) == [
        ("", "د", "boilerplate"),
        ("one", "ا", "boilerplate"),
        ("one", "ب", "credit"),
        ("two", "ج", "boilerplate"),
    ]


def test_a_profile_is_switched_off_with_all_that_belongs_to_it():
    assert used(row("", "one", enabled=False), row("ز", "one")) == [("two", "ج", "boilerplate")]


def test_a_row_stands_in_the_place_of_a_profiles_line():
    assert used(row("أ", "one", role="credit"), row("ج", "two", enabled=False)) == [
        ("one", "ا", "credit"),
        ("one", "ب", "credit"),
    ]


def test_page_lines_say_where_they_are_from():
    assert PageLine(line_key("شارك"), "boilerplate", False, False, "sharing") in load()
