"""What a list of a million findings costs: listings that count and page, beside reading all of them, in one run.

    python -m benchmarks.findings [articles] [--bulk] [--project FILE]

The project is made of a few dozen articles of the sample's words with flaws planted in them, checked once and copied
under other ids; about ten findings each. With a file named it is made there once, and kept. Each time is the median of
some runs; beside it the same answer got by reading or sorting every finding. With ``--bulk`` also what
switching a rule and mending all alike cost.
"""

from __future__ import annotations

import argparse
import random
import re
import tempfile
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from statistics import median
from typing import Any

from core.arabic import fold
from core.checks import check_article, fixes, rule_set
from core.errors import Cancelled
from core.model import Article, Block, Decision, Finding, Piece, Source
from core.model.rank import sequence
from core.model.uid import new_uid
from core.resources import RESOURCES
from core.session import Session
from core.session.told import Listing, Place, Total, Wanted
from core.storage import ProjectFile, codec, findings, importing, queries, rows, rule_settings

SEED, ARTICLES, PATTERNS, AT_ONCE = 11, 100_000, 40, 200
SURE = Decision("rule", "first-line", 0.99)
FLAWS = (
    "كلمـــة ",
    "قال« نعم ",
    "عام ٣ و5 ",
    "جميـــل ",
    "وصل ،ثم ",
    "قبل(أمس) ",
    "جدا  جدا ",
    "لكنّ\u200b ",
    "يوم الأحد, ",
)
_WORD = re.compile(r"[\u0621-\u064a]{2,}")


def main() -> None:
    """Make the project, measure, and say what was found."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("articles", nargs="?", type=int, default=ARTICLES)
    parser.add_argument("--bulk", action="store_true", help="mend and switch too")
    parser.add_argument("--project", type=Path, help="where the project is made, or lies already")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = asked.project or Path(folder) / "findings.tanqih"
        if not path.exists():
            make(path, asked.articles)
        with Session.open(path) as session:
            measure(session)
            if asked.bulk:
                measure_bulk(session)


def make(path: Path, count: int) -> None:
    """Make a project of so many articles as an import and a check would leave it."""
    began = time.perf_counter()
    patterns = _patterns(random.Random(SEED))
    project = ProjectFile(path, create=True)
    try:
        source = Source(1, new_uid(), "made", "", 0, 1 << 40, "utf-8", "chosen", "present", "")
        project.thread.call(lambda: importing.begin(project.db, source))
        next_id = 1000
        for start in range(0, count, AT_ONCE):
            batch, next_id = _batch(patterns, range(start, min(start + AT_ONCE, count)), next_id)
            project.thread.call(lambda batch=batch: importing.put_batch(project.db, batch))
        project.thread.call(lambda: rows.new_id(project.db, next_id + 1000))
        project.thread.call(lambda: rule_settings.set_rules_run(project.db, rule_set().told))
    finally:
        project.close()
    print(f"made in {time.perf_counter() - began:.0f} s: {path.stat().st_size / 1e6:.0f} MB")


def _patterns(rng: random.Random) -> list[list[Block]]:
    text = (RESOURCES / "sample" / "sample_dump.txt").read_text(encoding="utf-8")
    words = sorted(set(_WORD.findall(text)))
    made = []
    for _ in range(PATTERNS):
        lines = [" ".join(rng.choices(words, k=6))]
        for _ in range(4):
            line = rng.choices(words, k=24)
            for _ in range(rng.randint(1, 3)):
                line.insert(rng.randrange(len(line)), rng.choice(FLAWS))
            lines.append(" ".join(line) + ".")
        made.append([_block(at, line) for at, line in enumerate(lines)])
    return made


def _block(at: int, text: str) -> Block:
    role = "paragraph" if at else "headline"
    return Block(at + 1, "", 1, sequence(at), role, True, text, (Piece(0, len(text)),), SURE, SURE)


def _batch(
    patterns: Sequence[Sequence[Block]], numbers: range, next_id: int
) -> tuple[importing.ImportBatch, int]:
    articles, blocks, words, summaries, found = [], [], [], [], []
    for number in numbers:
        pattern = patterns[number % len(patterns)]
        article = Article(next_id, new_uid(), 1, sequence(number), SURE)
        made = [replace(block, id=next_id + block.id, uid=new_uid(), article=next_id) for block in pattern]
        told = [_copied(finding, next_id) for finding in _found(tuple(pattern))]
        next_id += 1 + len(made)
        articles.append(codec.encode("article", article))
        blocks += [(*codec.encode("block", block), *rows.block_derived(block)) for block in made]
        words += [(block.id, fold(block.text)) for block in made]
        summaries.append(findings.summary_entries(article, made, [], told))
        found += [findings.finding_entries(finding) for finding in told]
    return importing.ImportBatch(articles, blocks, words, summaries, found), next_id


_KNOWN: dict[int, list[Finding]] = {}


def _found(pattern: tuple[Block, ...]) -> list[Finding]:
    if id(pattern[0]) not in _KNOWN:
        article = Article(1, "", 1, sequence(0), SURE)
        _KNOWN[id(pattern[0])] = check_article(article, pattern, [], [], None)
    return _KNOWN[id(pattern[0])]


def _copied(finding: Finding, article: int) -> Finding:
    block = article + finding.block if finding.block is not None else None
    return replace(finding, article=article, block=block)


def timed(work: Callable[[], Any], runs: int = 5) -> float:
    """Return the median time of some runs, in milliseconds."""
    times = []
    for _ in range(runs):
        began = time.perf_counter()
        work()
        times.append((time.perf_counter() - began) * 1000)
    return median(times)


def say(what: str, ours: float, other: float | None = None, how: str = "") -> None:
    """Print one line of the table."""
    beside = f"{other:>11,.1f} ms  {other / max(ours, 0.001):>8,.0f} x  {how}" if other is not None else ""
    print(f"{what:<44}{ours:>9,.1f} ms{beside}", flush=True)


def measure(session: Session) -> None:
    """Measure every question a list asks."""
    totals = session.told.totals()
    listing = session.told.listing()
    common = max(totals, key=lambda total: total.count)
    rare = min(totals, key=lambda total: total.count)
    print(f"{len(listing):,} findings, {len(session.article_ids()):,} articles, {len(totals)} rules\n")
    read_all = timed(lambda: session.findings(limit=1 << 60), 1)
    say("open the list: count", timed(session.told.listing), read_all, "read all, sorted")
    say("open the list: the first page", timed(lambda: listing.findings(0, 200)))
    say(
        "how many, by rule and severity",
        timed(session.told.totals),
        _counted_by_reading(session),
        "count in a full scan",
    )
    for name, wanted in (
        (f"filter by {common.rule} ({common.count:,})", Wanted(rules=(common.rule,))),
        (f"filter by {rare.rule} ({rare.count:,})", Wanted(rules=(rare.rule,))),
        ("filter by severity", Wanted(severities=(common.severity,))),
        ("filter by article", Wanted(article=session.article_ids()[len(session.article_ids()) // 2])),
    ):
        say(
            name,
            timed(lambda wanted=wanted: session.told.listing(wanted)),
            _read(session, wanted),
            "read those, sorted",
        )
    _measure_places(session, listing)
    _measure_edits(session, listing)


def measure_bulk(session: Session) -> None:
    """Measure what goes over all the findings of a rule."""
    totals = session.told.totals()
    common = max(totals, key=lambda total: total.count)
    _measure_mending(session, totals)
    _measure_rules(session, common.rule, common.count)


def _read(session: Session, wanted: Wanted) -> float:
    if wanted.severities:
        return timed(
            lambda: [each for each in session.findings(limit=1 << 60) if each.severity in wanted.severities],
            1,
        )
    rule = wanted.rules[0] if wanted.rules else None
    return timed(lambda: session.findings(wanted.article, rule, 1 << 60), 1)


def _counted_by_reading(session: Session) -> float:
    query = (
        "SELECT finding.rule, finding.severity, count(*) FROM finding JOIN article ON article.id = finding.article"
        f" WHERE finding.dismissed = 0 AND {queries.SHOWN} GROUP BY 1, 2"
    )
    project = session.told._project  # noqa: SLF001 - the benchmark asks past the door
    return timed(lambda: project.thread.call(lambda: project.db.execute(query).fetchall()), 1)


def _measure_places(session: Session, listing: Listing) -> None:
    spots = random.Random(SEED).sample(range(len(listing) - 200), 30)
    say("scroll anywhere: one page", timed(lambda: listing.findings(spots[-1], spots.pop() + 200), 15))
    at = listing.findings(len(listing) // 2, len(listing) // 2 + 1)[0]
    assert at is not None
    place = Place(at.article, at.block, at.start)
    other = _sorted_beside(session, at)
    say("next from the middle", timed(lambda: listing.beside(place, 1, at)), other, "sort the join")
    say("previous from the middle", timed(lambda: listing.beside(place, -1, at)), other, "sort the join")


def _sorted_beside(session: Session, at: Finding) -> float:
    """Time the next finding asked for as a sorted join of all."""
    query = (
        "SELECT finding.id FROM finding LEFT JOIN block ON block.id = finding.block"
        " JOIN article ON article.id = finding.article"
        " WHERE finding.dismissed = 0"
        " AND (article.source, article.rank) > (SELECT source, rank FROM article WHERE id = ?)"
        " ORDER BY article.source, article.rank, coalesce(block.rank, ''),"
        ' coalesce(finding."start", -1), finding.rule'
        " LIMIT 1"
    )
    project = session.told._project  # noqa: SLF001
    return timed(lambda: project.thread.call(lambda: project.db.execute(query, [at.article]).fetchall()), 1)


def _measure_edits(session: Session, listing: Listing) -> None:
    article = session.article_ids()[77]
    block = session.read(lambda view: view.blocks(article))[2].id
    session.execute("block.replace_text", block=block, start=0, removed="", inserted="كلمـــة ")
    session.fresh.settle()
    say(
        "follow an edit",
        timed(lambda: listing.follow([article])),
        timed(session.told.listing),
        "count all anew",
    )
    finding = next(each for each in listing.findings(0, 200) if each is not None and each.key)
    args = {"rule": finding.rule, "key": finding.key}
    count = len(session.told.listing(Wanted((finding.rule,), key=finding.key)))
    hide = partial(session.execute, "finding.dismiss", article=None, **args)
    say(f"never for this word ({count:,} findings)", timed(hide, 1))
    say("  taken back", timed(session.undo, 1))


def _measure_mending(session: Session, totals: Sequence[Total]) -> None:
    """Mend all findings of the rule nearest to 20,000 that has a fix of text, and take that back."""
    for total in sorted(totals, key=lambda each: abs(each.count - 20_000)):
        finding = session.told.listing(Wanted((total.rule,))).findings(0, 1)[0]
        ways = session.read(partial(fixes, finding)) if finding is not None else []
        if ways and ways[0].command.startswith("block.replace"):
            break
    asked: list[float] = []
    mend = partial(session.mending.alike, total.rule, ways[0].title, progress=lambda *_: asked.append(0))
    say(f"mend {total.rule} ({total.count:,} findings)", timed(mend, 1))
    say("  what is derived is true again", timed(session.fresh.settle, 1))
    left = len(session.told.listing(Wanted((total.rule,))))
    print(f"  progress was told {len(asked):,} times; {left:,} findings are left")
    say("  taken back", timed(session.undo, 1))
    gave_up = timed(lambda: _given_up(session, total.rule, ways[0].title), 1)
    say("  given up half way: nothing done", gave_up)


def _given_up(session: Session, rule: str, title: str) -> None:
    questions = iter(range(300))
    head = session.head
    with suppress(Cancelled):
        session.mending.alike(rule, title, cancelled=lambda: next(questions, None) is None)
    assert session.head == head


def _measure_rules(session: Session, rule: str, count: int) -> None:
    say(f"grade {rule} ({count:,} findings)", timed(lambda: session.rules.set(rule, True, "error"), 1))
    say("switch it off", timed(lambda: session.rules.set(rule, False), 1))
    say("switch it on: run it in every article", timed(lambda: session.rules.set(rule, True), 1))


if __name__ == "__main__":
    main()
