"""What every child process of the program does first: leave interrupts to its parent, and not outlive it."""

from __future__ import annotations

import os
import signal
from multiprocessing import parent_process
from multiprocessing.connection import wait
from pkgutil import resolve_name
from threading import Thread
from typing import Any


def in_child(work: str, *args: Any) -> None:
    """Do a child's work, ``module:function``, which is loaded only now: its parent does without what it needs."""
    stay_with_parent()
    resolve_name(work)(*args)


def stay_with_parent() -> None:
    """Ignore the keyboard's interrupt, and end this process when the one that started it is no more."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
