"""How long dividing takes beside folding the same lines, in one run: `python -m benchmarks.dividing [FILE]`.

Without a file the sample dump is taken as often as makes a few megabytes. Told are seconds and ratios: folding line
by line, folding with the way back to the original (`fold_map`), looking at the lines alone, and dividing.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from core.arabic import fold, fold_map
from core.dump.dividing.cutting import cut_lines
from core.dump.dividing.divide import divide
from core.dump.dividing.look import look_at
from core.resources import RESOURCES

CODE_POINTS = 2_000_000
ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    """Return the shortest of some rounds."""
    best = float("inf")
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        best = min(best, time.perf_counter() - start)
    return best


def main(arguments: Sequence[str]) -> None:
    """Measure and tell."""
    path = Path(arguments[0]) if arguments else next((RESOURCES / "sample").glob("*.txt"))
    text = path.read_text(encoding="utf-8-sig")
    text *= -(-CODE_POINTS // len(text))
    lines = list(cut_lines([text]))
    folding = seconds(lambda: [fold(line.text) for line in lines])
    told = {
        "fold": folding,
        "fold_map": seconds(lambda: [fold_map(line.text) for line in lines]),
        "look at lines": seconds(lambda: [look_at(line) for line in lines]),
        "divide": seconds(lambda: sum(1 for _ in divide([text]))),
    }
    print(f"{len(text)} code points, {len(lines)} lines")
    for name, took in told.items():
        print(f"{name:>14}: {took:7.3f} s, {took / folding:5.1f} times folding")


if __name__ == "__main__":
    main(sys.argv[1:])
