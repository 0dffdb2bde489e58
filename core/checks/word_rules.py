"""The rules about words and sentences, and the fixes that put them right: one row each in both tables."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from core.checks import addresses, doubled, farsi, joining, signoffs, tanween, usage
from core.checks.mending import Fix, Fixer, block_of, replaced
from core.checks.rule import ArticleContext, BlockContext, LookupContext, Rule
from core.checks.spots import Finder, Spot, right_words, rule_of_spots
from core.model import Finding
from core.model.view import View

WORD_RULES: Final[tuple[Rule[BlockContext], ...]] = (
    Rule("farsi-letters", "warning", "block", rule_of_spots(farsi.farsi_letters), farsi.TRIGGER),
    Rule("lone-waw", "warning", "block", rule_of_spots(joining.lone_waw)),
    Rule("doubled-word", "warning", "block", rule_of_spots(doubled.doubled_words)),
    Rule("address", "note", "block", addresses.addresses_in_body, addresses.TRIGGER),
)

WORD_ARTICLE_RULES: Final[tuple[Rule[ArticleContext], ...]] = (
    Rule("doubled-sentence", "warning", "article", doubled.doubled_sentences),
    Rule("broken-line", "warning", "article", joining.broken_lines),
    Rule("sign-off", "warning", "article", signoffs.signed_off),
)

WORD_LOOKUP_RULES: Final[tuple[Rule[LookupContext], ...]] = (
    Rule("hyphen-break", "warning", "lookup", joining.hyphen_break),
    Rule("tanween-mixed", "note", "lookup", tanween.tanween_mixed),
    Rule(usage.HAMZA, "note", "lookup", usage.rule_of_usage(usage.HAMZA), by_block=True),
    Rule(usage.TEH, "note", "lookup", usage.rule_of_usage(usage.TEH), by_block=True),
    Rule(usage.YEH, "note", "lookup", usage.rule_of_usage(usage.YEH), by_block=True),
)

SPELLING_RULES: Final = frozenset(rule.id for rule in WORD_LOOKUP_RULES)
"""The rules that ask how words are used in the whole project."""


def asks_the_project(text: str) -> bool:
    """Tell whether an article's text, whatever the project's words, may strike one of these rules."""
    return all(tanween.tanween_ways(text)) or joining.may_be_hyphenated(text)


def _made(finding: Finding, view: View, spots: Iterable[Spot], title: str) -> Iterator[Fix]:
    """Yield the fix that makes the splices of the finding's spot, where it still is one."""
    block = block_of(finding, view)
    for spot in spots:
        if (spot.start, spot.end) == (finding.start, finding.end) and spot.splices:
            right = right_words(block.text, spot.start, spot.end, spot.splices)
            yield replaced(block, list(spot.splices), title, words=right)


def _by_spot(find: Finder, title: str) -> Fixer:
    """Return the fixer of a rule that is struck once in each spot that `find` yields."""

    def fixer(finding: Finding, view: View) -> Iterator[Fix]:
        return _made(finding, view, find(block_of(finding, view).text), title)

    return fixer


def _by_usage(rule: str) -> Fixer:
    def fixer(finding: Finding, view: View) -> Iterator[Fix]:
        spots = usage.spots(view, block_of(finding, view).text, rule)
        return _made(finding, view, spots, "fix.usual_spelling")

    return fixer


def _farsi(finding: Finding, view: View) -> Iterator[Fix]:
    text = block_of(finding, view).text
    yield from _made(finding, view, farsi.farsi_letters(text), "fix.arabic_letters")
    if farsi.is_ambiguous(text[finding.start : finding.end]):
        yield from _made(finding, view, farsi.other_reading(text), "fix.other_letter")


def _doubled_sentence(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    spots = [spot for where, spot in doubled.repeats(view.blocks(block.article)) if where.id == block.id]
    yield from _made(finding, view, spots, "fix.remove_repeated")
    if any((spot.start, spot.splices) == (finding.start, ()) for spot in spots):
        yield _left_out(finding)


def _sign_off(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    spot = signoffs.sign_off(block.text)
    if spot is None or spot.start != finding.start:
        return
    if spot.splices:
        yield replaced(block, list(spot.splices), "fix.remove_words", words=block.text[spot.start : spot.end])
    elif block.kept:
        yield _left_out(finding)


def _left_out(finding: Finding) -> Fix:
    return Fix("block.set_kept", {"blocks": [finding.block], "kept": False}, "fix.leave_out")


def _broken_line(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    for run in joining.broken_runs(view.blocks(block.article)):
        if run[0].id == block.id:
            yield Fix(
                "block.merge", {"blocks": [each.id for each in run]}, "fix.join_lines", {"count": len(run)}
            )


def _hyphen_break(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    spots = (spot for spot, _, _ in joining.hyphenated(block.text))
    yield from _made(finding, view, spots, "fix.join_words")
    after = {first.id: second for first, second in joining.neighbours(view.blocks(block.article))}.get(
        block.id
    )
    across = joining.hyphenated_across(block, after) if after is not None else None
    if after is not None and across is not None and across[0].start == finding.start:
        yield Fix("block.merge", {"blocks": [block.id, after.id]}, "fix.join_lines", {"count": 2})


def _tanween(finding: Finding, view: View) -> Iterator[Fix]:
    block = block_of(finding, view)
    splices = tanween.other_way(block.text, finding.key)
    if splices:
        yield replaced(block, splices, "fix.one_tanween", words=str(finding.values.get("usual", "")))


WORD_FIXERS: Final[Mapping[str, Fixer]] = {
    "address": _by_spot(addresses.addresses, "fix.remove_words"),
    "broken-line": _broken_line,
    "doubled-sentence": _doubled_sentence,
    "doubled-word": _by_spot(doubled.doubled_words, "fix.say_once"),
    "farsi-letters": _farsi,
    "hyphen-break": _hyphen_break,
    "lone-waw": _by_spot(joining.lone_waw, "fix.join_words"),
    "sign-off": _sign_off,
    "tanween-mixed": _tanween,
    **{rule: _by_usage(rule) for rule in (usage.HAMZA, usage.TEH, usage.YEH)},
}
"""Rule by rule."""
