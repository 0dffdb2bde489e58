"""A page line that the editor takes in again is no longer left out of the rest."""

from __future__ import annotations

from core.dump.dividing.drafts import PageLine
from core.dump.dividing.lines import line_key
from core.suggest import agreed
from tests.core.suggest.values import article, block

END = PageLine(line_key("(انتهى)"), "boilerplate", False)
SHARE = PageLine("شارك", "boilerplate", False, pattern=True)


def said(*kept: bool, by: str = "editor"):
    blocks = [block(at, kept=each, kept_by=by, text="(انتهى)") for at, each in enumerate(kept, 1)]
    return article(1, *blocks, touched=True)


def test_without_a_word_of_the_editor_all_hold():
    assert agreed([END, SHARE], []) == (END, SHARE)
    assert agreed([END, SHARE], [said(True, True, by="profile")]) == (END, SHARE)


def test_one_that_is_contradicted_goes_and_the_others_stay():
    assert agreed([END, SHARE], [said(True)]) == (SHARE,)
    assert agreed([END, SHARE], [said(True, by="profile")._replace(done=True)]) == (SHARE,)


def test_the_majority_counts():
    assert agreed([END], [said(True, False, False)]) == (END,)
    assert agreed([END], [said(True, True, False)]) == ()
