"""Edits whose arguments depend on what is chosen: keep or leave out, all alike, statuses."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from core.model import Block
from gui.pane import boundary_move
from gui.pane.clipping import Brought
from gui.pane.page import Place
from gui.window.desk import Desk
from gui.window.jobs import Jobs
from gui.window.workspace import Workspace

MANY = 50
"""From so many articles on a step runs as a task, with progress and cancel."""


class Editing(QObject):
    """Answers the actions and the panels' wishes that edit the project.

    Signals:
        role_wished: () which role shall all blocks decided for one reason get?
    """

    role_wished = Signal()

    def __init__(self, workspace: Workspace, desk: Desk, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._desk = desk
        self._jobs = jobs

    def blocks(self) -> list[int]:
        """Return the chosen blocks: those of the selection, else the one with the caret."""
        chosen = list(dict.fromkeys(part.block for part in self._desk.pane.selection()))
        current = self._desk.pane.current_block()
        return chosen or ([current] if current is not None else [])

    def toggle_kept(self) -> None:
        """Leave the chosen blocks out, or keep them: whichever the first of them is not."""
        block = self._block()
        if block is not None:
            self._workspace.run("block.set_kept", blocks=self.blocks(), kept=not block.kept)

    def merge_blocks(self) -> None:
        """Merge the chosen blocks, or the one with the caret and the next."""
        scene, blocks = self._workspace.scene, self.blocks()
        if scene is None or not blocks:
            return
        order = [block.id for block in scene.blocks]
        if len(blocks) == 1:
            at = order.index(blocks[0])
            blocks = order[at : at + 2]
        self._workspace.run("block.merge", blocks=blocks)

    def set_status(self, status: str) -> None:
        """Give the articles chosen in the list, or the open one, a status."""
        self.set_status_of(self._articles(), status)

    def set_status_of(self, articles: Sequence[int | None], status: str) -> None:
        """Give articles a status."""
        ids = [article for article in articles if article is not None]
        run = self._jobs.run if len(ids) >= MANY else self._workspace.run
        run("article.set_status", articles=ids, status=status)

    def delete_articles(self) -> None:
        """Delete the articles chosen in the list, or the open one; undo brings them back."""
        ids = self._articles()
        run = self._jobs.run if len(ids) >= MANY else self._workspace.run
        run("article.delete", articles=ids)

    def alike_role(self) -> None:
        """Give this block's role to all blocks alike."""
        block = self._block()
        if block is not None:
            self._jobs.run("alike.set_role", block=block.id, role=block.role)

    def alike_kept(self) -> None:
        """Keep or leave out all blocks alike, as this one is."""
        block = self._block()
        if block is not None:
            self._jobs.run("alike.set_kept", block=block.id, kept=block.kept)

    def leave_out_everywhere(self) -> None:
        """Leave this block's line out in every article, now and in dumps to come."""
        block = self._block()
        if block is not None:
            self._jobs.run("page_line.apply", block=block.id)

    def ask_reason_role(self) -> None:
        """Ask which role all blocks decided for the reason of this one shall get."""
        self.role_wished.emit()

    def reason_role(self, role: str) -> None:
        """Give a role to all blocks whose role was decided for the reason of this one."""
        block = self._block()
        if block is not None and block.role_decision.reason:
            self._jobs.run("reason.set_role", reason=block.role_decision.reason, role=role)

    def reason_kept(self) -> None:
        """Keep all blocks left out for the reason of this one, or the other way round."""
        block = self._block()
        if block is not None and block.kept_decision.reason:
            self._jobs.run("reason.set_kept", reason=block.kept_decision.reason, kept=not block.kept)

    def step_boundary(self, edge: str, step: int) -> None:
        """Move where the open article starts or ends by one block: down (1) or up (-1)."""
        self._desk.pane.move_boundary(edge, step)

    def move_boundary(self, edge: str, block: int) -> None:
        """Let the open article start or end with a block."""
        scene = self._workspace.scene
        move = boundary_move(scene, edge, block) if scene is not None else None
        if move is not None:
            self._workspace.run(move.command, blocks=move.blocks)

    def replace_text(self, block: int, start: int, removed: str, inserted: str) -> None:
        """Put typed words in the place of others."""
        self._workspace.run(
            "block.replace_text",
            self._desk.pane,
            block=block,
            start=start,
            removed=removed,
            inserted=inserted,
        )

    def replace_span(self, start: Place, end: Place, paragraphs: list[str], mentions: Brought) -> None:
        """Put paragraphs in the place of what stands between two places."""
        self._workspace.run(
            "block.replace_span",
            self._desk.pane,
            start=list(start),
            end=list(end),
            paragraphs=paragraphs,
            mentions=mentions,
        )

    def move_words(self, start: Place, end: Place, to: Place) -> None:
        """Take the words between two places to a third."""
        run, pane = self._workspace.run, self._desk.pane
        run("block.move_words", pane, start=list(start), end=list(end), to=list(to))

    def set_note(self, article: int, note: str) -> None:
        """Write an article's note."""
        self._workspace.run("article.set_note", self._desk.inspector, article=article, note=note)

    def set_attr(self, article: int, name: str, value: object) -> None:
        """Set a detail of an article."""
        self._workspace.run("article.set_attr", self._desk.inspector, article=article, name=name, value=value)

    def set_role(self, role: str) -> None:
        """Give the chosen blocks a role."""
        self._workspace.run("block.set_role", blocks=self.blocks(), role=role)

    def mark_alike(self, mention: int, scope: str) -> None:
        """Mark the words of a mention in its article or in the project."""
        run = self._jobs.run if scope == "project" else self._workspace.run
        run("mention.mark_alike", mention=mention, scope=scope)

    def _articles(self) -> list[int]:
        """Return the articles chosen in the list where the hands are there, else the open one."""
        chosen = self._desk.list.chosen() if self._desk.list.table.hasFocus() else []
        article = self._workspace.article
        return chosen if len(chosen) > 1 else [] if article is None else [article]

    def _block(self) -> Block | None:
        scene, blocks = self._workspace.scene, self.blocks()
        return scene.block_of.get(blocks[0]) if scene is not None and blocks else None
