"""From an action to who answers it: a core command with its arguments filled in, or a controller's method."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from core.errors import TanqihError
from gui.bridge.actions import Action
from gui.window.context import Context
from gui.window.workspace import Workspace


class Answers:
    """Runs what an action names. Controllers may raise a TanqihError: it is told like any refusal."""

    def __init__(
        self, workspace: Workspace, controllers: Mapping[str, object], context: Callable[[], Context]
    ) -> None:
        self._workspace = workspace
        self._controllers = controllers
        self._context = context

    def run(self, action: Action) -> None:
        """Do what an action says, with what is chosen now."""
        args = self._context().resolve(action.args)
        if action.command:
            self._workspace.run(action.command, None, **args)
            return
        self.attempt(self.handler(action), **args)

    def attempt(self, call: Callable[..., Any], *args: Any, **named: Any) -> None:
        """Call a controller; a refusal becomes a sentence."""
        try:
            call(*args, **named)
        except TanqihError as error:
            self._workspace.failed.emit(error)

    def handler(self, action: Action) -> Callable[..., Any]:
        """Return the controller's method that an action names."""
        controller, method = action.handler.split(".")
        found: Callable[..., Any] = getattr(self._controllers[controller], method)
        return found
