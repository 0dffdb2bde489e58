"""A process that edits or imports and says what is done, until it is killed: ``killed.py edit|import PATH SEED``."""

from __future__ import annotations

import random
import sys
from pathlib import Path

from core.session import Session
from tests.core.session.edits import Hand


def edit(path: Path, seed: int) -> None:
    """Edit at random for ever; after each step say which step the project stands at."""
    rng = random.Random(seed)
    with Session.open(path) as session:
        hand = Hand(session)
        while True:
            hand.do(tuple(rng.randrange(10_000) for _ in range(4)))
            print(session.head, flush=True)


def bring(path: Path, dump: Path) -> None:
    """Import a dump; say how many articles are written each time some are."""
    with Session.open(path) as session:
        session.import_dumps([(dump, None)], progress=lambda progress: print(progress.articles, flush=True))
        print("done", flush=True)


if __name__ == "__main__":
    if sys.argv[1] == "edit":
        edit(Path(sys.argv[2]), int(sys.argv[3]))
    else:
        bring(Path(sys.argv[2]), Path(sys.argv[3]))
