"""How soon a search of a large project tells its first results, beside ripgrep over the same text as files.

    python -m benchmarks.searching [articles] [--replace]

Tanqih folds; ripgrep gets the words letter for letter, and for an expression one of its own kind. Both are told the
first 50 results (ripgrep's come from two threads, in no order) and then all. With ``--replace`` 100,000 words are
replaced as one step and taken back. Without ripgrep its columns stay empty.
"""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from statistics import median
from typing import NamedTuple

from benchmarks.searched_project import PHRASE, RARE, make
from core.model.search import Query
from core.session import Session

ARTICLES = 20_000
FIRST = 50
RUNS = 7
HITS = 100_000


class Asked(NamedTuple):
    """A search, and what ripgrep is told instead."""

    name: str
    query: Query
    other: tuple[str, ...]


ASKED = (
    Asked("frequent word", Query("في", "word"), ("-w", "في")),
    Asked("word", Query("خلال", "word"), ("-w", "خلال")),
    Asked("rare word", Query(RARE, "word"), ("-w", RARE)),
    Asked("anywhere", Query("مهرجان"), ("-F", "مهرجان")),
    Asked("infix", Query("ففتي"), ("-F", "ففتي")),
    Asked("rare, anywhere", Query(RARE), ("-F", RARE)),
    Asked("phrase", Query(PHRASE), ("-F", PHRASE)),
    Asked("behind clitics", Query("خلال", "clitics"), (r"\b[وفبكل]*(ال)?خلال\b",)),
    Asked("rare, clitics", Query(RARE, "clitics"), (rf"\b[وفبكل]*(ال)?{RARE}\b",)),
    Asked("expression", Query(r"رصد\s+ال\w+ي", "regex", exact=True), (r"رصد\s+ال\w+ي",)),
    Asked("alternatives", Query(r"(خلال|بعد) \w+ فريق", "regex", exact=True), (r"(خلال|بعد) \w+ فريق",)),
    Asked("not there", Query("قلب الهزبر"), ("-F", "قلب الهزبر")),
)


def timed(work: Callable[[], object]) -> float:
    """Return the median milliseconds of some runs."""
    times = []
    for _ in range(RUNS):
        start = time.perf_counter()
        work()
        times.append(1000 * (time.perf_counter() - start))
    return median(times)


def ours(session: Session, query: Query) -> int:
    """Ask for the first results."""
    finder = session.search.start(query)
    found = len(finder.more(FIRST))
    finder.close()
    return found


def theirs(arguments: tuple[str, ...], folder: Path, *, all_of_them: bool) -> None:
    """Run ripgrep until it has told the first results, or all."""
    command = ["rg", "--no-filename", "--no-messages", *arguments, str(folder)]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as running:
        assert running.stdout is not None
        for count, _ in enumerate(running.stdout, start=1):
            if count == FIRST and not all_of_them:
                running.kill()
                break


def compare(project: Path, folder: Path) -> None:
    """Print both side by side, in one run."""
    there = shutil.which("rg") is not None
    if not there:
        print("ripgrep (rg) is not installed: its columns stay empty")
    print(f"{'':18}{'hits':>6}{'cold':>10}{'first':>10}{'rg first':>10}{'rg all':>10}   ms")
    with Session.open(project) as session:
        for asked in ASKED:
            start = time.perf_counter()
            found = ours(session, asked.query)
            cold = 1000 * (time.perf_counter() - start)
            times = [cold, timed(partial(ours, session, asked.query))]
            if there:
                times += [
                    timed(partial(theirs, asked.other, folder, all_of_them=everything))
                    for everything in (False, True)
                ]
            print(f"{asked.name:18}{found:6}" + "".join(f"{taken:10.1f}" for taken in times), flush=True)


def memory() -> int:
    """Return the most memory used so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


def replace_many(project: Path) -> None:
    """Replace very many words as one step, take it back, and print how long each took."""
    with Session.open(project) as session:
        query = Query("في", "word")
        finder, ends = session.search.start(query), 0
        articles: list[int] = []
        while ends < HITS and (page := finder.more(5000)):
            articles += dict.fromkeys(hit.article for hit in page)
            ends += len(page)
        chosen = Query("في", "word", scope="list", articles=tuple(dict.fromkeys(articles)))
        print(f"before: {memory()} MB")
        for name, work in (
            ("replace", lambda: session.search.replace(chosen, "في ذا")),
            ("undo", session.undo),
            ("redo", session.redo),
            ("findings made true", session.fresh.settle),
        ):
            start = time.perf_counter()
            done = work()
            took = time.perf_counter() - start
            step = getattr(done, "step", None)
            hits = step.args.get("hits", "") if step is not None else ""
            print(f"{name:20}{took:8.1f} s {hits!s:>8}   most memory {memory()} MB", flush=True)


def main() -> None:
    """Make the project, then measure."""
    numbers = [int(argument) for argument in sys.argv[1:] if argument.isdecimal()]
    count = numbers[0] if numbers else ARTICLES
    with tempfile.TemporaryDirectory() as place:
        project, folder = Path(place) / "made.tanqih", Path(place) / "text"
        start = time.perf_counter()
        make(project, folder, count)
        size = sum(path.stat().st_size for path in folder.iterdir()) // 1_000_000
        print(f"{count} articles, {size} MB of text, made in {time.perf_counter() - start:.0f} s")
        compare(project, folder)
        if "--replace" in sys.argv:
            replace_many(project)


if __name__ == "__main__":
    main()
