"""Patterns of page lines: what may be used, what is refused, and which line fits."""

from __future__ import annotations

import pytest

from core.dump.dividing.drafts import PageLine
from core.dump.dividing.lines import line_key
from core.dump.patterns import LONGEST_LINE, LONGEST_PATTERN, PageLines, is_usable, pattern_key
from core.errors import UserError

RUNS_AWAY = (
    "(a+)+$",
    "(a|aa)+$",
    r"(?:\s*a)*b",
    ".*.*.*x",
    "(?:a?a?)*b",
    "a?" * 30 + "a" * 30,
    "(?:a|a)" * 30 + "b",
    "x{1,100}y{1,100}z{1,100}w{1,9}",
    "(?>(a+)+b)",
    "(?:a+){50}+",
    r"(a)\1",
    "(?P<n>a)(?P=n)",
    "(?#[)(a+)+(?#])",
    "(?x)a #[\n(b+)+ #]",
)
FINE = (
    "اقرأ أيضاً",
    r".*\d.*تعليق",
    "(?:شارك|اطبع|[\\W\\d])++$",
    "(?>a+)+b",
    r"[+*(){]{3}",
    r"\(a+\)\+",
    "((a|b)c)?d",
    "(?:a|b|c)(?:d|e).{0,60}$",
    "(?i:share)",
)


@pytest.mark.parametrize("pattern", RUNS_AWAY)
def test_what_could_run_away_is_refused(pattern):
    with pytest.raises(UserError) as refused:
        pattern_key(pattern)
    assert refused.value.key == "error.slow_pattern"


@pytest.mark.parametrize("pattern", FINE)
def test_what_cannot_run_away_is_taken(pattern):
    assert is_usable(pattern_key(pattern))


@pytest.mark.parametrize(
    ("pattern", "key"),
    [
        ("(a", "bad_pattern"),
        ("*a", "bad_pattern"),
        ("a" * (LONGEST_PATTERN + 1), "pattern_too_long"),
        (".*", "pattern_fits_all"),
        ("", "pattern_fits_all"),
    ],
)
def test_what_is_no_pattern_is_refused(pattern, key):
    with pytest.raises(UserError) as refused:
        pattern_key(pattern)
    assert refused.value.key == f"error.{key}"


def line(key: str, role: str = "boilerplate", *, pattern: bool = False) -> PageLine:
    return PageLine(pattern_key(key) if pattern else line_key(key), role, False, pattern)


def test_copies_in_other_marks_and_spelling_are_the_line():
    known = line("اقرأ أيضاً")
    lines = PageLines([known])
    for copy in ("إقرأ ايضا:", "«اقرأ أيضًا»", "  اقرأ \u200fأيضاً …"):
        assert lines.of(copy) is known
    assert lines.of("اقرأ أيضاً المزيد") is None


def test_a_pattern_is_tried_from_the_beginning_on_short_lines_alone():
    known = line(r"عدد القراءات: \d+", pattern=True)
    lines = PageLines([known])
    assert lines.of("عدد القراءات: ١٢٣") is known
    assert lines.of("بلغ عدد القراءات: 123") is None
    assert lines.of("عدد القراءات: 1" + " " * LONGEST_LINE) is None


def test_the_first_that_fits_counts_and_a_line_goes_before_patterns():
    first, second, exact = line("شارك", pattern=True), line("شا", "credit", pattern=True), line("شارك الخبر")
    lines = PageLines([first, second, exact])
    assert lines.of("شاركنا") is first
    assert lines.of("شاشة") is second
    assert lines.of("شارك الخبر!") is exact


def test_a_pattern_that_would_run_away_is_passed_over():
    bad = PageLine("(a+)+$", "boilerplate", False, pattern=True)
    assert PageLines([bad]).of("a" * 60 + "!") is None
