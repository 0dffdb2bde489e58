"""The rules about signs, spaces and markup, and the fixes that put them right: one row each in both tables."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from core.checks import brackets, characters, controls, markup, pdf_text, punctuation, spacing
from core.checks.cleaning import Cleaner, by_pair, each_of, key_of_signs, key_of_word, no_key, rule_of
from core.checks.markup import key_of_markup
from core.checks.mending import Fixer, by_block, by_place
from core.checks.pdf_text import key_of_joined
from core.checks.rule import BlockContext, Rule
from core.checks.sign_places import has_sign_places

SIGN_RULES: Final[tuple[Rule[BlockContext], ...]] = (
    Rule(
        "space-before-sign",
        "warning",
        "block",
        rule_of(spacing.space_before_sign, no_key),
        gate=has_sign_places,
    ),
    Rule(
        "space-before-stop", "note", "block", rule_of(spacing.space_before_stop, no_key), gate=has_sign_places
    ),
    Rule("space-missing", "warning", "block", rule_of(spacing.space_missing, no_key), gate=has_sign_places),
    Rule(
        "space-missing-stop",
        "warning",
        "block",
        each_of(spacing.space_missing_stop, key_of_word),
        gate=has_sign_places,
    ),
    Rule("space-inside", "note", "block", rule_of(spacing.space_inside, no_key), brackets.TRIGGER),
    Rule("spare-space", "note", "block", rule_of(spacing.spare_spaces, no_key), gate=spacing.has_rare_space),
    Rule("space-at-end", "note", "block", rule_of(spacing.end_spaces, no_key), on=False),
    Rule("latin-sign", "warning", "block", rule_of(punctuation.latin_signs, key_of_signs), punctuation.LATIN),
    Rule(
        "repeated-sign",
        "warning",
        "block",
        each_of(punctuation.repeated_signs, key_of_signs),
        gate=has_sign_places,
    ),
    Rule(
        "sign-run", "note", "block", each_of(punctuation.sign_runs, key_of_signs), punctuation.RUNS, on=False
    ),
    Rule(
        "percent-gap",
        "note",
        "block",
        rule_of(punctuation.percent_gap, no_key),
        punctuation.PERCENT,
        on=False,
    ),
    Rule(
        "percent-first",
        "note",
        "block",
        rule_of(punctuation.percent_first, no_key),
        punctuation.PERCENT,
        on=False,
    ),
    Rule(
        "mirrored-marks",
        "warning",
        "block",
        each_of(brackets.mirrored_marks, key_of_word, by_pair),
        brackets.TRIGGER,
    ),
    Rule("unlike-marks", "warning", "block", each_of(brackets.unlike_marks, key_of_word), brackets.TRIGGER),
    Rule("markup", "warning", "block", each_of(markup.left_over, key_of_markup), markup.TRIGGER),
    Rule(
        "control-character",
        "warning",
        "block",
        rule_of(controls.control_characters, key_of_signs),
        controls.CONTROLS,
    ),
    Rule(
        "strange-character",
        "warning",
        "block",
        rule_of(controls.strange_characters, key_of_signs),
        controls.STRANGE,
    ),
    Rule(
        "digits-in-number",
        "warning",
        "block",
        each_of(characters.digits_in_number, key_of_word),
        characters.EASTERN,
    ),
    Rule(
        "swapped-lam-alef",
        "warning",
        "block",
        each_of(pdf_text.swapped_lam_alef, key_of_word),
        gate=pdf_text.may_be_broken,
    ),
    Rule(
        "cut-word",
        "warning",
        "block",
        each_of(pdf_text.cut_words, key_of_joined),
        gate=pdf_text.may_be_broken,
    ),
)

_BLOCK_FIXES: Final[Mapping[str, tuple[Cleaner, str]]] = {
    "bidi-control": (characters.bidi_controls, "fix.remove_signs"),
    "control-character": (controls.control_characters, "fix.remove_signs"),
    "latin-sign": (punctuation.latin_signs, "fix.arabic_signs"),
    "mixed-digits": (characters.mixed_digits, "fix.one_digit_system"),
    "percent-first": (punctuation.percent_first, "fix.percent_behind"),
    "percent-gap": (punctuation.percent_gap, "fix.remove_spaces"),
    "presentation-forms": (characters.presentation_forms, "fix.plain_letters"),
    "space-at-end": (spacing.end_spaces, "fix.remove_spaces"),
    "space-before-sign": (spacing.space_before_sign, "fix.remove_spaces"),
    "space-before-stop": (spacing.space_before_stop, "fix.remove_spaces"),
    "space-inside": (spacing.space_inside, "fix.remove_spaces"),
    "space-missing": (spacing.space_missing, "fix.add_spaces"),
    "spare-space": (spacing.spare_spaces, "fix.one_space"),
    "strange-character": (controls.strange_characters, "fix.remove_signs"),
    "zero-width": (characters.zero_width, "fix.remove_signs"),
}
_PLACE_FIXES: Final[Mapping[str, tuple[Cleaner, str]]] = {
    "cut-word": (pdf_text.cut_words, "fix.join_word"),
    "digits-in-number": (characters.digits_in_number, "fix.one_digit_system"),
    "markup": (markup.left_over, "fix.clean_markup"),
    "repeated-sign": (punctuation.repeated_signs, "fix.one_sign"),
    "sign-run": (punctuation.sign_runs, "fix.usual_sign"),
    "space-missing-stop": (spacing.space_missing_stop, "fix.add_spaces"),
    "stray-tatweel": (characters.stray_tatweel, "fix.remove_tatweel"),
    "swapped-lam-alef": (pdf_text.swapped_lam_alef, "fix.turn_lam_alef"),
    "unlike-marks": (brackets.unlike_marks, "fix.matching_mark"),
}
SIGN_FIXERS: Final[Mapping[str, Fixer]] = {
    **{rule: by_block(*fix) for rule, fix in _BLOCK_FIXES.items()},
    **{rule: by_place(*fix) for rule, fix in _PLACE_FIXES.items()},
    "mirrored-marks": by_place(brackets.mirrored_marks, "fix.turn_marks", by_pair),
}
"""Rule by rule: those struck once in a block mend the block, those struck in each place mend the place."""
