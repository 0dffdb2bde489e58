"""Gathers what is chosen now from the parts of the window."""

from __future__ import annotations

from core.model import BEGINNING, Block
from gui.window.context import PREDICATES, Context
from gui.window.doubting import Doubting
from gui.window.editing import Editing
from gui.window.marking import Marking
from gui.window.parts import Parts


class Situation:
    """Answers what the editor has before them."""

    def __init__(self, parts: Parts, marking: Marking, editing: Editing, doubting: Doubting) -> None:
        self._parts = parts
        self._marking = marking
        self._editing = editing
        self._doubting = doubting

    def context(self) -> Context:
        """Return what is chosen now."""
        parts = self._parts
        workspace, session = parts.workspace, parts.workspace.session
        theme, full_screen = parts.appearance.choice, parts.frame.isFullScreen()
        if session is None:
            return Context(busy=parts.tasks.busy, theme=theme, full_screen=full_screen)
        scene, pane, block = workspace.scene, parts.desk.pane, self._block()
        chosen = self._marking.chosen()
        return Context(
            project=True,
            read_only=session.read_only,
            busy=parts.tasks.busy,
            can_undo=not workspace.travelling and session.head != BEGINNING,
            can_redo=not workspace.travelling and session.can_redo,
            mode=pane.mode(),
            article=workspace.article,
            block=block.id if block is not None else None,
            blocks=tuple(self._editing.blocks()),
            first=scene is not None and block is not None and scene.blocks[0].id == block.id,
            caret=pane.caret()[1],
            kept=block.kept if block is not None else True,
            reason=block.role_decision.reason or block.kept_decision.reason if block is not None else "",
            words=block is not None,
            mention=chosen.id if chosen is not None else None,
            mentions=(chosen.id,) if chosen is not None else (),
            doubting=self._doubting.active,
            signs=pane.shows_signs(),
            status=scene.article.status if scene is not None else "",
            theme=theme,
            full_screen=full_screen,
        )

    def refresh(self) -> None:
        """Enable what applies now, and set the marks."""
        now = self.context()
        self._parts.actions.update_state(lambda name: PREDICATES[name](now))

    def _block(self) -> Block | None:
        scene, current = self._parts.workspace.scene, self._parts.desk.pane.current_block()
        return scene.block_of.get(current) if scene is not None and current is not None else None
