"""How much of an editor's remaining work "propose again" takes off.

    python -m benchmarks.learning GOLD.jsonl … [--share 0.1] [--seed 1] [--first]

A program plays the editor with the gold: it imports the dump beside each gold file (``NAME.gold.jsonl`` and
``NAME.txt``) into a project that is thrown away, corrects a tenth of the articles through the commands an editor has,
has the rest proposed again and accepts all of it. Printed are the errors over the other nine tenths, before and after.

Gold: one object per article, ``{"spans": [[start, end, role], …]}`` in code points of the dump. Roles ``widget`` and
``…_repeat`` are left out; ``body`` may hold several blocks (paragraphs, crossheads, datelines).
"""

from __future__ import annotations

import argparse
import json
import random
import tempfile
import time
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from core.model import Block
from core.session import Session
from core.session.proposing import accept_suggestions, propose_again

BODY = ("paragraph", "crosshead", "dateline")


@dataclass(frozen=True, slots=True)
class Span:
    """What a stretch of the dump is."""

    start: int
    end: int
    role: str


@dataclass(frozen=True, slots=True)
class Errors:
    """What is wrong: boundaries too many or too few, and lines with a wrong role or kept state."""

    boundaries: int
    lines: int

    @property
    def all(self) -> int:
        """Return how many there are."""
        return self.boundaries + self.lines


class Gold:
    """The right division of a dump."""

    def __init__(self, path: Path, text: str) -> None:
        self.articles: list[list[Span]] = []
        with path.open(encoding="utf-8") as lines:
            for line in lines:
                spans = [Span(*span) for span in json.loads(line)["spans"]]
                self.articles.append(spans)
        self.starts = [first_letter(text, spans[0].start) for spans in self.articles]
        self._spans = [span for spans in self.articles for span in spans]
        self._span_starts = [span.start for span in self._spans]

    def number(self, place: int) -> int:
        """Return which article a place of the dump is in; -1 before the first."""
        return bisect_right(self.starts, place) - 1

    def wanted(self, block: Block) -> tuple[str, bool] | None:
        """Return the role and kept state a block should have; of a body line its own role where that is as good.

        None for a line that the gold does not speak of (a date, a rule): it is neither corrected nor counted.
        """
        start = block.pieces[0].start
        at = bisect_right(self._span_starts, start) - 1
        if at < 0 or start >= self._spans[at].end:
            return None
        role = self._spans[at].role
        if role == "widget":
            return "boilerplate", False
        if role.endswith("_repeat"):
            return role.removesuffix("_repeat"), False
        if role == "body":
            return block.role if block.role in BODY else "paragraph", True
        return role, True

    def is_right(self, block: Block) -> bool:
        """Tell whether a block is what it should be; of what is left out the role matters for furniture alone."""
        wanted = self.wanted(block)
        if wanted is None:
            return True
        role, kept = wanted
        if not kept and role != "boilerplate":
            return not block.kept
        return (block.role, block.kept) == (role, kept)


def first_letter(text: str, start: int) -> int:
    """Return the first place from `start` on that holds no white space."""
    while start < len(text) and text[start].isspace():
        start += 1
    return start


class Editor:
    """Corrects articles by commands until they equal the gold."""

    def __init__(self, session: Session, gold: Gold) -> None:
        self._session = session
        self._gold = gold

    def correct(self, number: int) -> None:
        """Bring one article of the gold about, and call it done."""
        self._cut(self._gold.starts[number])
        if number + 1 < len(self._gold.starts):
            self._cut(self._gold.starts[number + 1])
        article = self._join(number)
        for block in self._blocks(article):
            wanted = self._gold.wanted(block)
            if wanted is not None:
                self._session.execute("block.set_role", blocks=[block.id], role=wanted[0])
                self._session.execute("block.set_kept", blocks=[block.id], kept=wanted[1])
        self._session.execute("article.finish", article=article)

    def _cut(self, start: int) -> None:
        """Let an article begin at the block that starts here."""
        article, place, block = self._find(start)
        if place:
            self._session.execute("article.split", block=block)
        else:
            self._session.execute("article.confirm_boundary", article=article)

    def _join(self, number: int) -> int:
        """Add to the article of a number what is torn from it; return its id."""
        article, _, _ = self._find(self._gold.starts[number])
        while True:
            beside = self._session.read(lambda view: view.article_beside(article, 1))
            if beside is None or self._gold.number(self._blocks(beside.id)[0].pieces[0].start) != number:
                return article
            self._session.execute("article.merge_next", article=article)

    def _find(self, start: int) -> tuple[int, int, int]:
        for article in self._session.article_ids():
            for place, block in enumerate(self._blocks(article)):
                if block.pieces[0].start <= start < block.pieces[-1].end:
                    return article, place, block.id
        raise LookupError(f"no block holds {start}")

    def _blocks(self, article: int) -> list[Block]:
        return blocks_of(self._session, article)


def blocks_of(session: Session, article: int) -> list[Block]:
    """Return an article's blocks."""
    return session.read(lambda view: view.blocks(article))


def errors(session: Session, gold: Gold, leaving_out: Sequence[int]) -> Errors:
    """Return what is wrong in the articles of the gold that are not left out."""
    aside = set(leaving_out)
    beyond = {number + 1 for number in aside}
    found: set[int] = set()
    lines = 0
    for article in session.article_ids():
        blocks = blocks_of(session, article)
        if gold.number(blocks[0].pieces[0].start) not in aside:
            found.add(blocks[0].pieces[0].start)
        lines += sum(
            not gold.is_right(block) for block in blocks if gold.number(block.pieces[0].start) not in aside
        )
    wanted = {start for number, start in enumerate(gold.starts) if number not in aside}
    settled = {gold.starts[number] for number in beyond if number < len(gold.starts)}
    return Errors(len((wanted ^ found) - settled), lines)


def play(path: Path, share: float, seed: int | None) -> tuple[Errors, Errors, Errors]:
    """Return the errors at first, after a share of the articles was corrected by hand, and after proposing again.

    The first are counted over the same articles as the others.
    """
    dump = path.with_name(path.name.removesuffix(".gold.jsonl") + ".txt")
    with (
        tempfile.TemporaryDirectory() as folder,
        Session.open(Path(folder) / "play.tanqih", create=True) as session,
    ):
        import_dump(session, dump)
        source = session.read(lambda view: view.sources())[0].id
        gold = Gold(path, session.read(lambda view: view.source_text(source)))
        numbers = list(range(len(gold.starts)))
        if seed is not None:
            random.Random(seed).shuffle(numbers)
        chosen = sorted(numbers[: max(1, round(len(numbers) * share))])
        at_first = errors(session, gold, chosen)
        editor = Editor(session, gold)
        for number in chosen:
            editor.correct(number)
        before = errors(session, gold, chosen)
        begun = time.perf_counter()
        proposed = propose_again(session)
        accept_suggestions(session, [each.id for each in session.open_suggestions()])
        after = errors(session, gold, chosen)
        told = ", ".join(f"{count} {about}" for about, count in sorted(proposed.counts.items())) or "nothing"
        print(f"  proposed in {time.perf_counter() - begun:.1f} s: {told}")
        return at_first, before, after


def import_dump(session: Session, dump: Path) -> None:
    """Import one dump."""
    session.import_dumps([(dump, None)])


def main() -> None:
    """Play with each gold file that is named."""
    parser = argparse.ArgumentParser(description="Measure what is left to do after proposing again.")
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument(
        "--share", type=float, default=0.1, help="share of the articles that is corrected by hand"
    )
    parser.add_argument("--seed", type=int, default=1, help="which of them, by chance")
    parser.add_argument("--first", action="store_true", help="the first ones instead")
    given = parser.parse_args()
    for path in given.gold:
        print(path.name)
        first, before, after = play(path, given.share, None if given.first else given.seed)
        removed = 1 - after.all / before.all if before.all else 0.0
        for name, found in (("at first", first), ("before", before), ("after", after)):
            print(f"  {name:9} {found.boundaries:5} boundaries {found.lines:6} lines wrong")
        print(f"  removed   {removed:.0%} of {before.all}")


if __name__ == "__main__":
    main()
