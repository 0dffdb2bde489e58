"""How long an import takes, and how much memory: beside what reading, folding, inserting and indexing alone take.

``python -m benchmarks.importing [--sizes 3 10] [--folder PLACE]``: sizes are MB (10^6 bytes) of UTF-8. For each, in one
run and by turns:

- alone: plain sqlite3 with the same settings and the same table, its indexes and its index of words; each line that is
  not blank is read, folded, given its key, and inserted, as many in one transaction as an import writes.
- dividing: `core.dump.divide` over the text at hand, in this process, and nothing else.
- import: a whole import into a new project, its worker's start included; the peak memory of both processes.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path

from benchmarks.sample_text import write_dump
from core.arabic import fold
from core.dump.dividing.divide import divide
from core.model.uid import new_uid
from core.session import Session
from core.storage import rows, schema
from core.storage.project_file import CACHE, PAGES_AHEAD

ROOT = Path(__file__).parents[1]
MB = 1_000_000
LINES_AT_ONCE = 440
"""Lines in one transaction: about as many as an import's batch of text holds."""

PRAGMAS = (
    "page_size = 8192",
    "locking_mode = EXCLUSIVE",
    "synchronous = FULL",
    "journal_mode = WAL",
    f"cache_size = -{CACHE}",
    f"wal_autocheckpoint = {PAGES_AHEAD}",
)
"""How the project file is set."""

PARTS = ("alone", "dividing", "import")


@dataclass(frozen=True, slots=True)
class Measured:
    """What one part took: seconds, and MiB of memory at the most, of this process and of its child.

    Attributes:
        cpu: seconds of work, this process's and its child's, which others on the machine do not lengthen.
    """

    seconds: float
    cpu: float = 0
    worker_cpu: float = 0
    memory: int = 0
    worker: int = 0
    articles: int = 0


def alone(dump: Path, folder: Path) -> int:
    """Read, fold, insert and index the lines of a dump; return how many there were."""
    path = folder / "alone.db"
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")
    for statement in schema.statements():
        if "block_words" in statement or " block " in statement:
            connection.execute(statement)
    count = 0
    with dump.open(encoding="utf-8") as file:
        lines = _entries(file)
        while batch := list(islice(lines, LINES_AT_ONCE)):
            count += len(batch)
            connection.execute("BEGIN")
            connection.executemany(rows.insert_sql("block"), (entries for entries, _ in batch))
            connection.executemany(
                "INSERT INTO block_words (rowid, folded) VALUES (?, ?)",
                ((entries[0], words) for entries, words in batch),
            )
            connection.execute("COMMIT")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    path.unlink()
    return count


def _entries(file: Iterator[str]) -> Iterator[tuple[tuple[object, ...], str]]:
    """Yield the entries of the block table for each line that is not blank, and its folded words."""
    uid, decision = new_uid(), ("segmenter", "paragraph", 1.0)
    for number, line in enumerate(filter(None, map(str.strip, file)), 1):
        words = fold(line)
        place = (number // 10, f"{number % 10 + 1:05}1", "paragraph", 1, line, "[[0,100]]")
        derived = (rows.fold_key(words), rows.digest(line))
        yield (number, uid, *place, *decision, *decision, "{}", *derived), words


def dividing(dump: Path, folder: Path) -> int:
    """Divide a dump; return how many articles there are."""
    del folder
    with dump.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in divide(iter(lambda: file.read(1 << 20), "")))


def importing(dump: Path, folder: Path) -> int:
    """Import a dump into a new project; return how many articles it has."""
    path = folder / "project.tanqih"
    with Session.open(path, create=True) as session:
        articles = session.import_dumps([(dump, None)]).articles
    path.unlink()
    return articles


WORK: dict[str, Callable[[Path, Path], int]] = {"alone": alone, "dividing": dividing, "import": importing}


def measure(part: str, dump: Path, folder: Path) -> Measured:
    """Run one part in a process of its own, so that none pays for another's memory."""
    command = [
        sys.executable,
        "-m",
        "benchmarks.importing",
        "--part",
        part,
        "--folder",
        str(folder),
        str(dump),
    ]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)
    return Measured(**json.loads(done.stdout))


def run_part(part: str, dump: Path, folder: Path) -> None:
    """Do one part and print what it took."""
    start = time.perf_counter()
    counted = WORK[part](dump, folder)
    seconds = time.perf_counter() - start
    own, child = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    measured = Measured(
        seconds,
        own.ru_utime + own.ru_stime,
        child.ru_utime + child.ru_stime,
        own.ru_maxrss // 1024,
        child.ru_maxrss // 1024,
        counted,
    )
    print(json.dumps(asdict(measured)))


def report(size: int, found: dict[str, Measured]) -> None:
    """Print a line of the table."""
    alone, whole = found["alone"], found["import"]
    told = "".join(f"{1000 * found[part].seconds / size:>13.1f}" for part in PARTS)
    cpu = "".join(f"{1000 * seconds / size:>9.1f}" for seconds in (alone.cpu, whole.cpu, whole.worker_cpu))
    ratio = f"{whole.seconds / alone.seconds:>8.2f}"
    print(f"{size:>6}{told}{ratio}{cpu}{whole.memory:>10}{whole.worker:>12}{whole.articles:>11,}")


def main() -> None:
    """Measure all sizes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", nargs="+", type=int, default=[3, 10], metavar="MB")
    parser.add_argument("--folder", type=Path, default=None)
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    parser.add_argument("dump", nargs="?", type=Path, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.part:
        run_part(asked.part, asked.dump, asked.folder)
        return
    heads = "".join(f"{part + ' ms':>13}" for part in PARTS) + f"{'ratio':>8}"
    cpu = "".join(f"{head:>9}" for head in ("cpu", "main cpu", "wrk cpu"))
    print(f"{'MB':>6}{heads}{cpu}{'main MiB':>10}{'worker MiB':>12}{'articles':>11}")
    for size in asked.sizes:
        with tempfile.TemporaryDirectory(dir=asked.folder, prefix="tanqih-bench-") as name:
            folder = Path(name)
            dump = folder / "dump.txt"
            write_dump(dump, size * MB)
            report(size, {part: measure(part, dump, folder) for part in PARTS})
    load = os.getloadavg()[0]
    print(
        f"Milliseconds are per MB, ratio is import to alone, cpu the work of alone and import. Load: {load:.1f}."
    )


if __name__ == "__main__":
    main()
