"""What a child process tells its parent: sent beside its work, and never half-received when it is killed."""

from __future__ import annotations

import queue
from multiprocessing.connection import Connection
from threading import Thread
from typing import Any

WAITING = 16
"""Messages a child may be ahead of its parent."""


class Outbox:
    """Sends messages in their order from a thread of its own; `put` waits while too many are on their way.

    A pipe, and not multiprocessing's queue: whose reader waits for ever for the rest of a message that its killed
    writer did not finish.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self._messages: queue.Queue[Any] = queue.Queue(WAITING)
        self._thread = Thread(target=self._send, name="outbox", daemon=True)
        self._thread.start()

    def put(self, message: object) -> None:
        """Send a message, soon; None is none."""
        self._messages.put(message)

    def close(self) -> None:
        """Wait until all is sent."""
        self._messages.put(None)
        self._thread.join()

    def _send(self) -> None:
        listening = True
        while (message := self._messages.get()) is not None:
            if listening:
                try:
                    self._connection.send(message)
                except OSError:  # nobody listens any more: the parent gave up and will end this process
                    listening = False
        self._connection.close()
