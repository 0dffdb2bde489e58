"""Running one command: results on stdout, messages and progress on stderr, and the exit code."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event
from typing import Any

from core.cli.arguments import Invocation
from core.errors import TanqihError
from core.formats import export, write_sources
from core.model import Finding
from core.model.view import View
from core.session import ImportProgress, Session
from core.texts import Texts

FINE, REFUSED, INTERRUPTED = 0, 1, 130


def run(invocation: Invocation) -> int:
    """Run a command; return 0, or 1 where it was refused or a check found an error."""
    return told(invocation.lang, lambda texts: COMMANDS[invocation.command](invocation, texts))


def told(lang: str, work: Callable[[Texts], int]) -> int:
    """Return the exit code of `work`; what it was refused is said in one sentence on stderr."""
    texts = Texts(lang)
    for stream in (sys.stdout, sys.stderr):
        getattr(stream, "reconfigure", lambda **_: None)(encoding="utf-8")
    try:
        return work(texts)
    except TanqihError as error:
        _say(texts(error.key, **error.values))
        return REFUSED
    except OSError as error:
        _say(texts("error.system", detail=error.strerror or str(error), path=error.filename or "-"))
        return REFUSED
    except KeyboardInterrupt:
        _say(texts("error.cancelled"))
        return INTERRUPTED


def _say(message: str) -> None:
    print(message, file=sys.stderr)  # noqa: T201 - the command line's own output


def _answer(result: Any) -> None:
    print(json.dumps(result, ensure_ascii=False))  # noqa: T201 - the command line's own output


def _progress_line(text: str) -> None:
    if sys.stderr.isatty():
        sys.stderr.write(f"\r\x1b[K{text}")
        sys.stderr.flush()


def _steps(texts: Texts) -> Callable[[int, int], None]:
    return lambda done, total: _progress_line(texts("cli.progress", done=done, total=total))


def _import(invocation: Invocation, texts: Texts) -> int:
    made = False

    def tell(progress: ImportProgress) -> None:
        share = 100 * progress.done // max(progress.total, 1)
        _progress_line(
            texts("cli.import_progress", name=progress.name, percent=share, count=progress.articles)
        )

    try:
        with Session.open(invocation.project, create=True) as session:
            made = session.made
            dumps = [(path, invocation.encoding) for path in invocation.paths]
            brought = session.import_dumps(dumps, again=invocation.again, progress=tell)
    except BaseException:
        if made:
            invocation.project.unlink(missing_ok=True)
        raise
    finally:
        _progress_line("")
    counts = {"articles": brought.articles, "blocks": brought.blocks}
    encoding = ", ".join(dict.fromkeys(brought.encodings))
    if invocation.json:
        _answer({"sources": len(brought.sources), **counts, "encoding": encoding})
    else:
        named = {"path": str(invocation.project), "count": brought.articles, "encoding": encoding}
        _say(texts("cli.imported", **counts, **named))
    return FINE


def _uids(view: View, found: list[Finding]) -> dict[int, str]:
    return {finding.block: view.block(finding.block).uid for finding in found if finding.block is not None}


def _check(invocation: Invocation, texts: Texts) -> int:
    with Session.open(invocation.project) as session:
        found = session.check(progress=_steps(texts))
        numbers = {article: number for number, article in enumerate(session.article_ids(), start=1)}
        uids = session.read(lambda view: _uids(view, found))
    _progress_line("")
    told = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "article": numbers.get(finding.article or 0),
            "block": uids.get(finding.block or 0),
            "start": finding.start,
            "end": finding.end,
            "message": texts(f"check.{finding.rule}", **finding.values),
        }
        for finding in found
    ]
    if invocation.json:
        _answer({"findings": told})
    else:
        for entry in told:
            severity, article = texts(f"severity.{entry['severity']}"), entry["article"] or "-"
            line = texts("cli.finding", severity=severity, article=article, message=entry["message"])
            print(line)  # noqa: T201 - the command line's own output
        _say(texts("cli.checked", count=len(found)))
    return REFUSED if any(finding.severity == "error" for finding in found) else FINE


def _export(invocation: Invocation, texts: Texts) -> int:
    stopped = Event()
    with Session.open(invocation.project) as session:
        try:
            done = session.read(
                lambda view: export(
                    view,
                    invocation.format,
                    invocation.out,
                    statuses=invocation.status or None,
                    roles=invocation.roles or None,
                    per_article=invocation.per_article,
                    progress=_steps(texts),
                    cancelled=stopped.is_set,
                )
            )
        except KeyboardInterrupt:
            stopped.set()
            raise
    _progress_line("")
    _say(texts("cli.exported", path=str(invocation.out), count=done.articles))
    return FINE


def _source(invocation: Invocation, texts: Texts) -> int:
    with Session.open(invocation.project) as session:
        written: list[Path] = session.read(lambda view: write_sources(view, invocation.out))
    _say(texts("cli.sources_written", path=str(invocation.out), count=len(written)))
    return FINE


def _stats(invocation: Invocation, texts: Texts) -> int:
    with Session.open(invocation.project) as session:
        counts = session.stats()
    if invocation.json:
        _answer(counts)
        return FINE
    for name, value in counts.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key} {number}" for key, number in value.items()) or "-"
        print(f"{texts(f'cli.stat.{name}')}: {value}")  # noqa: T201 - the command line's own output
    return FINE


COMMANDS: dict[str, Callable[[Invocation, Texts], int]] = {
    "import": _import,
    "check": _check,
    "export": _export,
    "source": _source,
    "stats": _stats,
}
