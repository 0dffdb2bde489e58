"""What an import brought in and what it left out, file by file, as plain text to read and to copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.session import Brought, ImportResult, Skipped
from core.texts import Texts
from gui.models.dump_row import refusal_words

KNOWN = "error.already_imported"

MOST_PROBLEMS = 50
"""Records left out that are told one by one for each file; the rest is counted."""


def report_of(result: ImportResult, texts: Texts) -> str:
    """Return the report of an import."""
    values = {"files": len(result.brought), "blocks": f"{result.blocks:,}"}
    head = [texts("dialog.report.sum", count=result.articles, **values)]
    files = [line for brought in result.brought for line in _file(brought, texts)]
    return "\n".join([*head, *_left_out(result.skipped, texts), "", *files]).rstrip() + "\n"


def report_of_nothing(skipped: Sequence[Skipped], texts: Texts) -> str:
    """Return the report of an import from which nothing came in."""
    head = texts("error.nothing_imported", count=len(skipped))
    return "\n".join([head, *_left_out(skipped, texts)]) + "\n"


def worth_reading(result: ImportResult) -> bool:
    """Tell whether something is missing or was not read as it stands; what was there before is not missed."""
    missed = (skipped for skipped in result.skipped if not skipped.harmless and skipped.key != KNOWN)
    return any(missed) or any(
        brought.skipped or brought.source.attrs.keys() & {"undecodable", "lost"} for brought in result.brought
    )


def _file(brought: Brought, texts: Texts) -> Iterator[str]:
    source = brought.source
    form = texts(f"dialog.import.form.{source.attrs.get('form', 'dump')}")
    yield source.name
    counts = texts("dialog.report.articles", count=brought.articles)
    how = " · ".join(filter(None, [counts, form, source.encoding]))
    yield f"    {how}"
    for name in ("undecodable", "mixed"):
        places = source.attrs.get(name)
        if places:
            yield f"    {texts(f'dialog.report.{name}', count=len(places))}"
    if "lost" in source.attrs:
        yield f"    {texts('dialog.report.lost', count=source.attrs['lost'])}"
    for problem in brought.problems[:MOST_PROBLEMS]:
        values = {"line": problem.line, "record": problem.record, **problem.values}
        yield f"    {texts(f'problem.{problem.reason}', **values)}"
    more = brought.skipped - min(MOST_PROBLEMS, len(brought.problems))
    if more > 0:
        yield f"    {texts('dialog.report.more', count=more)}"


def _left_out(skipped: Sequence[Skipped], texts: Texts) -> Iterator[str]:
    if skipped:
        yield ""
        yield texts("dialog.report.left_out", count=len(skipped))
    for file in skipped:
        yield file.name
        yield f"    {refusal_words(file.key, file.values, texts)}"
