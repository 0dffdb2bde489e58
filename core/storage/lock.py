"""The sidecar ``NAME.tanqih.lock`` tells who holds a project; SQLite's own lock decides."""

from __future__ import annotations

import getpass
import json
import os
import socket
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from pathlib import Path

from core.model.uid import new_uid

RUN = new_uid()
"""Names this run of the program: process numbers come again."""


@dataclass(frozen=True, slots=True)
class Holder:
    """Who has a project open."""

    host: str
    pid: int
    user: str
    since: str
    run: str


def sidecar(project: Path) -> Path:
    """Return the path of a project's sidecar."""
    return project.with_name(project.name + ".lock")


def login_name() -> str:
    """Return the name of the user who runs the program, or a dash where the system knows none."""
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return "-"


def this_process() -> Holder:
    """Return this process as a holder."""
    since = datetime.now(UTC).isoformat(timespec="seconds")
    return Holder(socket.gethostname(), os.getpid(), login_name(), since, RUN)


def read_holder(project: Path) -> Holder:
    """Return who the sidecar names; dashes where there is none or it cannot be read."""
    unknown = Holder("-", 0, "-", "-", "")
    try:
        found = json.loads(sidecar(project).read_text(encoding="utf-8"))
        return Holder(found["host"], int(found["pid"]), found["user"], found["since"], found["run"])
    except (OSError, ValueError, KeyError, TypeError):
        return unknown


def is_held_here(project: Path) -> bool:
    """Tell whether this very process has the project open: then its file must not be opened a second time.

    On POSIX systems closing any second handle would let go of SQLite's lock.
    """
    return read_holder(project.resolve()).run == RUN


def is_alive(holder: Holder) -> bool:
    """Tell whether a holder may still be at work: a process of this host is asked, another host's is believed."""
    if not holder.run:
        return False
    if holder.host != socket.gethostname() or os.name == "nt":
        return True
    try:
        os.kill(holder.pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def write_sidecar(project: Path) -> None:
    """Name this process as the holder; a sidecar left behind by another is replaced."""
    path = sidecar(project)
    beside = path.with_name(path.name + ".new")
    beside.write_text(json.dumps(asdict(this_process())), encoding="utf-8")
    os.replace(beside, path)


def remove_sidecar(project: Path) -> None:
    """Take the sidecar away where it names this process."""
    if is_held_here(project):
        sidecar(project).unlink(missing_ok=True)
