"""Which of very many texts may be nearly the same: MinHash sketches in plain arrays, and pairs worth a closer look.

Two things are kept of a text. Its sketch (the library's) finds texts that share half of their runs of three words. Its
anchors, a fixed share of its runs of six words chosen by what they say, find a short text inside a long one, whose
sketches have little in common. Both are told as candidates: `core.compare.figure` decides.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import eq
from typing import Final

from rensa import RMinHash

from core.compare.shingles import shingles, words_of

BANDS, IN_BAND = 42, 3
"""Texts that agree in all three numbers of one of 42 bands are candidates: 99.6 % of those that share half, and four
in ten million of those that share a five-hundredth."""

SEED: Final = 20_260_101
LOOK_ALIKE = 0.3
"""Sketches that agree in less than this are no candidates: at a share of a half that is four deviations away."""

ANCHOR_EVERY = 16
"""One run in so many is an anchor."""

HALF_WIDTH = 3
"""An anchor is a run of three words together with the run so many words behind it."""

ENOUGH_ANCHORS = 0.25
"""Share of the shorter text's anchors that both must have: of a text whose runs of three words stand to three fifths
in another, about that many runs of six words do."""

CROWD = 12
"""So many texts stand for all that agree in a band: a form letter in a thousand copies must not be a million pairs.
Anchors that more texts have are stock phrases, and say nothing."""

BUCKETS = 64
"""Anchors lie in so many arrays, and are compared one array at a time."""

_HASH_BITS = 64
_MASK = (1 << _HASH_BITS) - 1
_SPREAD = 0x9E3779B97F4A7C15
WIDTH = BANDS * IN_BAND

Pair = tuple[int, int]


class Sketches:
    """Sketches of many texts: about 450 bytes each, so that a million fit into half a gigabyte."""

    def __init__(self) -> None:
        self._ids = array("q")
        self._rows = array("H")
        self._anchor_counts = array("I")
        self._anchors = [array("Q") for _ in range(BUCKETS)]
        self._owners = [array("I") for _ in range(BUCKETS)]

    def __len__(self) -> int:
        """Return how many texts are held; those too short to be compared are not."""
        return len(self._ids)

    def add(self, texts: Iterable[tuple[int, str]]) -> None:
        """Add texts, each with its id, in the order in which pairs shall name them."""
        ids: list[int] = []
        runs: list[list[str]] = []
        for text_id, text in texts:
            found = shingles(words_of(text))
            if found:
                ids.append(text_id)
                runs.append(found)
        hashes = RMinHash.hash_token_sets(runs)
        digests = RMinHash.digests_from_token_sets(runs, num_perm=WIDTH, seed=SEED)
        for text_id, digest, hashed in zip(ids, digests, hashes, strict=True):
            self._rows.extend([number & 0xFFFF for number in digest])
            self._add_anchors(len(self._ids), hashed)
            self._ids.append(text_id)

    def candidates(self, stopped: Callable[[], bool] = lambda: False) -> set[Pair]:
        """Return the pairs of ids worth a closer look, the earlier id first; what is found so far when `stopped`."""
        found: set[Pair] = set()
        for steps in (self._alike(), self._inside()):
            for pairs in steps:
                found.update(pairs)
                if stopped():
                    break
        return {(self._ids[one], self._ids[two]) for one, two in found}

    def _add_anchors(self, owner: int, hashed: Sequence[int]) -> None:
        chosen: set[int] = set()
        for at in range(len(hashed) - HALF_WIDTH):
            spread = hashed[at] * _SPREAD & _MASK
            if spread >> 32 & (ANCHOR_EVERY - 1) == 0:
                chosen.add((spread ^ hashed[at + HALF_WIDTH]) * _SPREAD & _MASK)
        for anchor in chosen:
            bucket = anchor >> 58
            self._anchors[bucket].append(anchor)
            self._owners[bucket].append(owner)
        self._anchor_counts.append(len(chosen))

    def _alike(self) -> Iterator[set[Pair]]:
        """Yield, band by band, the pairs whose sketches agree in it and look alike as wholes."""
        rows = memoryview(self._rows).cast("B")
        size, length = IN_BAND * self._rows.itemsize, WIDTH * self._rows.itemsize
        for band in range(BANDS):
            crowds: dict[bytes, list[int] | int] = {}
            start = band * size
            pairs: set[Pair] = set()
            for text in range(len(self._ids)):
                at = text * length + start
                key = bytes(rows[at : at + size])
                for mate in _joined(crowds, key, text):
                    pairs.add((mate, text))
            yield {pair for pair in pairs if self._look_alike(*pair)}

    def _look_alike(self, one: int, two: int) -> bool:
        first = self._rows[one * WIDTH : (one + 1) * WIDTH]
        second = self._rows[two * WIDTH : (two + 1) * WIDTH]
        agreeing: int = sum(map(eq, first, second))
        return agreeing >= LOOK_ALIKE * WIDTH

    def _inside(self) -> Iterator[set[Pair]]:
        """Yield the pairs that have enough anchors in common, all at the end."""
        shared: dict[Pair, int] = {}
        for anchors, owners in zip(self._anchors, self._owners, strict=True):
            crowds: dict[int, list[int]] = {}
            for anchor, owner in zip(anchors, owners, strict=True):
                crowds.setdefault(anchor, []).append(owner)
            for crowd in crowds.values():
                if 1 < len(crowd) <= CROWD:
                    for at, one in enumerate(crowd):
                        for two in crowd[at + 1 :]:
                            shared[one, two] = shared.get((one, two), 0) + 1
            yield set()
        counts = self._anchor_counts
        yield {
            (one, two)
            for (one, two), count in shared.items()
            if count >= ENOUGH_ANCHORS * min(counts[one], counts[two])
        }


def _joined(crowds: dict[bytes, list[int] | int], key: bytes, text: int) -> Sequence[int]:
    """Return who was in a crowd before `text`, and let it join while there is room; a crowd of one is a bare number."""
    crowd = crowds.get(key)
    if crowd is None:
        crowds[key] = text
        return ()
    if isinstance(crowd, int):
        crowds[key] = [crowd, text]
        return (crowd,)
    before = tuple(crowd)
    if len(crowd) < CROWD:
        crowd.append(text)
    return before
