"""Running one command: results on stdout, messages and progress on stderr, and the exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Event

from core.checks import sentence_key
from core.cli.arguments import Invocation
from core.cli.bringing import bring
from core.cli.keeping import back_up, bring_back
from core.cli.searching import recipe, replace, search
from core.cli.speaking import answer, progress_line, say, steps, visible
from core.errors import TanqihError
from core.formats import export, write_sources
from core.model import Finding
from core.model.view import View
from core.session import Session
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
        code = work(texts)
        sys.stdout.flush()
        return code
    except TanqihError as error:
        say(texts(error.key, **error.values))
        return REFUSED
    except BrokenPipeError:
        # The reader has seen enough (`| head`); what is still held goes nowhere, or the end would complain again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return REFUSED
    except OSError as error:
        say(texts("error.system", detail=error.strerror or str(error), path=error.filename or "-"))
        return REFUSED
    except KeyboardInterrupt:
        say(texts("error.cancelled"))
        return INTERRUPTED


def _uids(view: View, found: list[Finding]) -> dict[int, str]:
    return {finding.block: view.block(finding.block).uid for finding in found if finding.block is not None}


def _check(invocation: Invocation, texts: Texts) -> int:
    with Session.open(invocation.project) as session:
        found = session.check(progress=steps(texts))
        numbers = {article: number for number, article in enumerate(session.article_ids(), start=1)}
        uids = session.read(lambda view: _uids(view, found))
    progress_line("")
    told = [
        {
            "rule": finding.rule,
            "severity": finding.severity,
            "article": numbers.get(finding.article or 0),
            "block": uids.get(finding.block or 0),
            "start": finding.start,
            "end": finding.end,
            "message": texts(sentence_key(finding), **finding.values),
        }
        for finding in found
    ]
    if invocation.json:
        answer({"findings": told})
    else:
        for entry in told:
            severity, article = texts(f"severity.{entry['severity']}"), entry["article"] or "-"
            line = texts("cli.finding", severity=severity, article=article, message=entry["message"])
            print(visible(line))  # noqa: T201 - the command line's own output
        say(texts("cli.checked", count=len(found)))
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
                    progress=steps(texts),
                    cancelled=stopped.is_set,
                )
            )
        except KeyboardInterrupt:
            stopped.set()
            raise
    progress_line("")
    say(texts("cli.exported", path=str(invocation.out), count=done.articles))
    return FINE


def _source(invocation: Invocation, texts: Texts) -> int:
    with Session.open(invocation.project) as session:
        written: list[Path] = session.read(lambda view: write_sources(view, invocation.out))
    say(texts("cli.sources_written", path=str(invocation.out), count=len(written)))
    return FINE


def _stats(invocation: Invocation, texts: Texts) -> int:
    with Session.open(invocation.project) as session:
        counts = session.stats()
    if invocation.json:
        answer(counts)
        return FINE
    for name, value in counts.items():
        if isinstance(value, dict):
            value = ", ".join(f"{key} {number}" for key, number in value.items()) or "-"
        print(f"{texts(f'cli.stat.{name}')}: {value}")  # noqa: T201 - the command line's own output
    return FINE


COMMANDS: dict[str, Callable[[Invocation, Texts], int]] = {
    "import": bring,
    "check": _check,
    "export": _export,
    "source": _source,
    "stats": _stats,
    "backup": back_up,
    "restore": bring_back,
    "search": search,
    "replace": replace,
    "recipe": recipe,
}
