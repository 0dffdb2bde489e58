"""The command ``import``: what came in, source by source, and what was left out and why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from core.cli.arguments import Invocation
from core.cli.speaking import answer, progress_line, say
from core.session import (
    Brought,
    ImportOrder,
    ImportProgress,
    ImportResult,
    NothingImported,
    Session,
    Skipped,
)
from core.texts import Texts

FINE, LEFT_OUT = 0, 1
MOST_PROBLEMS = 10
"""Skipped records that are told one by one for each source."""


def bring(invocation: Invocation, texts: Texts) -> int:
    """Import into a project; return 1 where something is missing that the user will look for."""
    made = False
    try:
        with Session.open(invocation.project, create=True) as session:
            made = session.made
            result = session.import_dumps(
                _orders(invocation),
                again=invocation.again,
                limits=invocation.limits,
                progress=lambda progress: progress_line(_progress(progress, texts)),
            )
    except BaseException as error:
        progress_line("")
        if made:
            invocation.project.unlink(missing_ok=True)
        if isinstance(error, NothingImported):
            _tell_skipped(error.skipped, texts)
        raise
    progress_line("")
    if invocation.json:
        answer(_as_json(result, texts))
    else:
        _tell(invocation, result, texts)
    return FINE if all(skipped.harmless for skipped in result.skipped) else LEFT_OUT


def _orders(invocation: Invocation) -> list[ImportOrder]:
    fields = dict(invocation.fields) or None
    return [ImportOrder(path, invocation.encoding, invocation.form, fields) for path in invocation.paths]


def _progress(progress: ImportProgress, texts: Texts) -> str:
    percent = 100 * progress.bytes_done // max(progress.bytes_total, 1)
    values = {"name": progress.name, "percent": percent, "count": progress.articles}
    if progress.seconds_left is None:
        return texts("cli.import_progress", **values)
    minutes, seconds = divmod(round(progress.seconds_left), 60)
    return texts("cli.import_progress_left", left=f"{minutes}:{seconds:02}", **values)


def _tell(invocation: Invocation, result: ImportResult, texts: Texts) -> None:
    if len(result.brought) > 1:
        for brought in result.brought:
            source = brought.source
            values = {"name": source.name, "blocks": brought.blocks, "encoding": source.encoding}
            form = source.attrs.get("form", "dump")
            say(texts("cli.brought", count=brought.articles, form=form, **values))
    for brought in result.brought:
        _tell_problems(brought, texts)
    _tell_skipped(result.skipped, texts)
    encodings = ", ".join(dict.fromkeys(result.encodings))
    named = {"path": str(invocation.project), "blocks": result.blocks, "encoding": encodings}
    say(texts("cli.imported", count=result.articles, **named))


def _tell_problems(brought: Brought, texts: Texts) -> None:
    """Say what of a source was not read as it stands."""
    source = brought.source
    for name in ("undecodable", "mixed"):
        places = source.attrs.get(name)
        if places:
            say(texts(f"cli.{name}", name=source.name, count=len(places)))
    if "lost" in source.attrs:
        say(texts("cli.lost", name=source.name, count=source.attrs["lost"]))
    for problem in brought.problems[:MOST_PROBLEMS]:
        sentence = texts(
            f"problem.{problem.reason}", **{"line": problem.line, "record": problem.record, **problem.values}
        )
        say(texts("cli.in_file", name=source.name, message=sentence))
    more = brought.skipped - MOST_PROBLEMS
    if more > 0:
        say(texts("cli.more_problems", name=source.name, count=more))


def _tell_skipped(skipped: Sequence[Skipped], texts: Texts) -> None:
    for file in skipped:
        message = texts(file.key, **file.values)
        say(texts("cli.skipped", name=file.name, message=message))


def _as_json(result: ImportResult, texts: Texts) -> dict[str, Any]:
    return {
        "sources": len(result.sources),
        "articles": result.articles,
        "blocks": result.blocks,
        "encoding": ", ".join(dict.fromkeys(result.encodings)),
        "read": [
            {
                "name": brought.source.name,
                "form": brought.source.attrs.get("form", "dump"),
                "encoding": brought.source.encoding,
                "articles": brought.articles,
                "blocks": brought.blocks,
                "undecodable": len(brought.source.attrs.get("undecodable", ())),
                "lost": brought.source.attrs.get("lost", 0),
                "problems": brought.skipped,
            }
            for brought in result.brought
        ],
        "skipped": [
            {
                "name": file.name,
                "reason": file.key.removeprefix("error."),
                "message": texts(file.key, **file.values),
            }
            for file in result.skipped
        ],
    }
