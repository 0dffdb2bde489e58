"""The one table of commands, by id. The window's actions, the journal and the tests name them by it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from core.changes import Change
from core.commands import (
    alike,
    articles,
    blocks,
    doubts,
    findings,
    labels,
    mentions,
    moves,
    page_lines,
    recipes,
    replacing,
    rereading,
    roles,
    rules,
    sources,
    spans,
    suggestions,
    text,
)
from core.errors import UserError


@dataclass(frozen=True, slots=True)
class Command:
    """One thing an editor can do.

    Attributes:
        run: ``run(view, **args)`` returns the changes, or raises UserError with nothing done.
        joins: a burst of it becomes one step.
    """

    run: Callable[..., list[Change]]
    joins: bool = False


COMMANDS: Mapping[str, Command] = {
    "article.split": Command(moves.split_article),
    "article.merge_next": Command(moves.merge_next),
    "article.merge_previous": Command(moves.merge_previous),
    "article.confirm_boundary": Command(doubts.confirm_boundary),
    "article.begin": Command(doubts.begin),
    "article.join": Command(doubts.join),
    "article.new": Command(articles.new_article),
    "article.delete": Command(articles.delete_articles),
    "article.restore": Command(articles.restore_articles),
    "article.set_status": Command(articles.set_status),
    "article.finish": Command(articles.finish),
    "article.set_note": Command(articles.set_note),
    "article.set_attr": Command(articles.set_attr),
    "block.move_next": Command(moves.move_next),
    "block.move_previous": Command(moves.move_previous),
    "block.split": Command(text.split_block),
    "block.merge": Command(text.merge_blocks),
    "block.replace_text": Command(text.replace_text, joins=True),
    "block.replace_ranges": Command(text.replace_ranges),
    "block.replace_span": Command(spans.replace_span),
    "block.move_words": Command(spans.move_words),
    "block.take_raw": Command(text.take_raw),
    "block.reread": Command(rereading.reread_blocks),
    "block.set_role": Command(blocks.set_role),
    "block.set_kept": Command(blocks.set_kept),
    "block.confirm": Command(blocks.confirm),
    "block.decide": Command(doubts.decide_role),
    "role.add": Command(roles.add_role),
    "role.rename": Command(roles.rename_role),
    "role.recolour": Command(roles.recolour_role),
    "mention.add": Command(mentions.add_mention),
    "mention.remove": Command(mentions.remove_mentions),
    "mention.resize": Command(mentions.resize_mention),
    "mention.relabel": Command(mentions.relabel_mentions),
    "mention.mark_alike": Command(mentions.mark_alike),
    "label.add": Command(labels.add_label),
    "label.rename": Command(labels.rename_label),
    "label.recolour": Command(labels.recolour_label),
    "label.rekey": Command(labels.rekey_label),
    "label.merge": Command(labels.merge_label),
    "label.delete": Command(labels.delete_label),
    "alike.set_role": Command(alike.set_role),
    "alike.set_kept": Command(alike.set_kept),
    "reason.set_role": Command(alike.set_role_for_reason),
    "reason.set_kept": Command(alike.set_kept_for_reason),
    "finding.dismiss": Command(findings.dismiss),
    "finding.restore": Command(findings.restore),
    "finding.restore_all": Command(findings.restore_all),
    "rule.set": Command(rules.set_rule),
    "page_line.add": Command(page_lines.add_page_line),
    "page_line.set": Command(page_lines.set_page_line),
    "page_line.remove": Command(page_lines.remove_page_lines),
    "page_line.switch": Command(page_lines.switch_profile),
    "page_line.apply": Command(page_lines.apply_page_line),
    "suggestion.add": Command(suggestions.add_suggestion),
    "suggestion.add_all": Command(suggestions.add_suggestions),
    "suggestion.withdraw": Command(suggestions.withdraw_suggestions),
    "suggestion.accept": Command(suggestions.accept_suggestion),
    "suggestion.accept_lines": Command(suggestions.accept_lines),
    "suggestion.reject": Command(suggestions.reject_suggestions),
    "text.replace_all": Command(replacing.replace_all),
    "search.save": Command(recipes.save_search),
    "search.rename": Command(recipes.rename_search),
    "search.remove": Command(recipes.remove_search),
    "recipe.save": Command(recipes.save_recipe),
    "recipe.remove": Command(recipes.remove_recipe),
    "source.remove": Command(sources.remove_source),
}


def find(command: str) -> Command:
    """Return the command of that id; raise UserError where there is none."""
    try:
        return COMMANDS[command]
    except KeyError:
        raise UserError("error.no_such_command", name=command) from None


def joins(command: str) -> bool:
    """Tell whether a burst of a command becomes one step; an import, which is no command, does not."""
    return command in COMMANDS and COMMANDS[command].joins
