"""Names made from words of a dump stay inside their folder, on every system."""

from __future__ import annotations

import unicodedata
from pathlib import PurePosixPath, PureWindowsPath

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.formats.safe_names import LIMIT, article_name, collision_key, safe_name

NASTY = st.text(alphabet=st.characters() | st.sampled_from('/\\:*?"<>|. \u202e\u200f\u0000كَ'), max_size=300)


def is_safe(name):
    return (
        len(name.encode()) <= LIMIT + 1
        and name not in ("", ".", "..")
        and PurePosixPath(name).name == name
        and PureWindowsPath(name).name == name
        and not PureWindowsPath(name).is_reserved()
        and not name.endswith((".", " "))
        and not set('<>:"/\\|?*') & set(name)
        and not any(unicodedata.category(sign) in ("Cc", "Cf", "Cs") for sign in name)
    )


@given(NASTY)
def test_any_words_make_a_safe_name(words):
    assert is_safe(safe_name(words))


@given(st.integers(1, 10**7), NASTY)
def test_any_headline_makes_a_safe_name_that_begins_with_its_number(number, words):
    name = article_name(number, words, ".txt")
    assert is_safe(name)
    assert name.startswith(f"{number:04d}")
    assert name.endswith(".txt")


@pytest.mark.parametrize("name", ["dump.txt", "أخبار الأمس (2).txt", ".hidden", "a.tar.gz", "بلا امتداد"])
def test_a_safe_name_stays_as_it_is(name):
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("../../etc/passwd", ".._.._etc_passwd"),
        ("C:\\dump.txt", "C_dump.txt"),
        ("con.txt", "_con.txt"),
        ("\u202etxt.exe", "txt.exe"),
        ("", "file"),
        ("...", "file"),
    ],
)
def test_what_is_not_safe_is_changed(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_is_cut_before_its_suffix_and_between_letters():
    name = safe_name("مُ" * 300 + ".txt")
    assert name.endswith("مُ.txt")
    assert len(name.encode()) <= LIMIT


def test_a_headline_without_letters_leaves_the_number():
    assert article_name(7, "؟؟؟ ///", ".txt") == "0007-؟؟؟.txt"
    assert article_name(7, "///", ".txt") == "0007.txt"


def test_names_that_differ_in_case_alone_collide():
    assert collision_key("DUMP.txt") == collision_key("dump.TXT")
    assert collision_key("caf\u00e9") == collision_key("cafe\u0301")
