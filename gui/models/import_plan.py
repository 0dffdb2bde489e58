"""What the import dialog answers, and how it becomes orders for the importer.

An order holds for a whole path. Where only some of what a folder or container holds comes in, or its files are read
in different ways, they are put aside under the names they have, and the orders name that place.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from core.dump.reading.forms import Fields
from core.dump.reading.members import Member, members
from core.errors import Cancelled, UserError
from core.session import ImportOrder, Limits, Skipped

Stopped = Callable[[], bool]
_AT_ONCE = 1 << 20


class Choice(NamedTuple):
    """How one file is to be read; what is None is found out."""

    encoding: str | None = None
    form: str | None = None
    fields: Fields | None = None


@dataclass(frozen=True, slots=True)
class Picked:
    """A path that was named, and what of it comes in.

    Attributes:
        left_out: names of members that stay outside though they could come in.
        choices: how single members are read, by name.
        every: whether `choices` names each member that comes in.
    """

    path: Path
    left_out: frozenset[str] = frozenset()
    choices: Mapping[str, Choice] = field(default_factory=dict)
    every: bool = True

    @property
    def order(self) -> ImportOrder | None:
        """The one order that says it all, None where no single one does."""
        ways = list(self.choices.values())
        alike = all(way == ways[0] for way in ways)
        if self.left_out or not alike or (ways and ways[0] != Choice() and not self.every):
            return None
        return ImportOrder(self.path, *(ways[0] if ways else Choice()))


@dataclass(frozen=True, slots=True)
class ImportPlan:
    """All that is to be imported.

    Attributes:
        again: whether what the project has already comes in once more.
        limits: how much may come out of a container.
    """

    picked: tuple[Picked, ...]
    again: bool = False
    limits: Limits = field(default_factory=Limits)


def plan_of(paths: Sequence[tuple[Path, str | None]]) -> ImportPlan:
    """Return the plan of files that nobody was asked about, each with its encoding or None."""
    return ImportPlan(
        tuple(
            Picked(path, choices={path.name: Choice(encoding)} if encoding else {})
            for path, encoding in paths
        )
    )


@contextmanager
def ordered(
    plan: ImportPlan, beside: Path, stopped: Stopped
) -> Iterator[tuple[list[ImportOrder], list[Skipped]]]:
    """Give the orders of a plan, and what could not be put aside; take away afterwards what was put into `beside`.

    Raises Cancelled once `stopped` says so.
    """
    orders: list[ImportOrder] = []
    skipped: list[Skipped] = []
    with ExitStack() as held:
        for one in plan.picked:
            order = one.order
            if order is not None:
                orders.append(order)
                continue
            made = tempfile.TemporaryDirectory(dir=beside, prefix=".tanqih-import-")
            aside = Aside(Path(held.enter_context(made)), plan.limits, stopped)
            orders += aside.orders(one)
            skipped += aside.skipped
        yield orders, skipped


class Aside:
    """A folder of its own for what of a path comes in."""

    def __init__(self, folder: Path, limits: Limits, stopped: Stopped) -> None:
        self._folder = folder
        self._limits = limits
        self._stopped = stopped
        self.skipped: list[Skipped] = []

    def orders(self, picked: Picked) -> list[ImportOrder]:
        """Put all aside, those read in one way together, and return an order for each way."""
        ways: list[Choice] = []
        tops: dict[tuple[int, str], Path] = {}
        for member in members(picked.path, self._limits):
            if member.name in picked.left_out:
                continue
            way = picked.choices.get(member.name, Choice())
            if way not in ways:
                ways.append(way)
            number, (top, *_) = ways.index(way), Path(member.name).parts
            if self._put(member, self._folder / str(number) / member.name):
                tops[number, top] = self._folder / str(number) / top
        return [ImportOrder(path, *ways[number]) for (number, _), path in tops.items()]

    def _put(self, member: Member, place: Path) -> bool:
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            with member.open() as stream, place.open("xb") as copy:
                while data := stream.read(_AT_ONCE):
                    if self._stopped():
                        raise Cancelled
                    copy.write(data)
        except UserError as error:
            self.skipped.append(Skipped(member.name, error.key, error.values, listed=True))
        except OSError as error:
            values = {"path": member.name, "detail": error.strerror or str(error)}
            self.skipped.append(Skipped(member.name, "error.cannot_read", values, listed=True))
        else:
            return True
        place.unlink(missing_ok=True)
        return False
