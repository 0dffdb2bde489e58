"""Mentions by hand: labels on words, edges by words, and the two modes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QObject

from core.arabic import clitic_at, is_word, snap_to_words, word_at, words
from core.changes import ROW
from core.errors import UserError
from core.model import Mention, Part
from core.session import ChangeSet
from gui.pane import MARK, WRITE, ArticlePane
from gui.window.jobs import Jobs
from gui.window.workspace import Workspace


class Marking(QObject):
    """Answers the actions that mark words."""

    def __init__(
        self, workspace: Workspace, pane: ArticlePane, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._pane = pane
        self._jobs = jobs

    def apply_label(self, label: int) -> None:
        """Label what is chosen: words become a mention, a mention gets the label, else the word at the caret."""
        parts = self._selected_parts()
        chosen = self.chosen()
        if chosen is not None and (not parts or tuple(parts) == chosen.parts):
            if chosen.label != label:
                self._workspace.run("mention.relabel", mentions=[chosen.id], label=label)
            return
        if len({part.block for part in parts}) > 1:
            raise UserError("error.words_of_one_block")
        done = self._workspace.run(
            "mention.add", parts=[list(part) for part in parts or self._word()], label=label
        )
        if done is not None:
            self._choose_new(done)

    def resize(self, edge: str, step: int) -> None:
        """Move an edge of the chosen mention by one word; where that would leave nothing, leave it."""
        mention = self.chosen()
        if mention is None:
            return
        parts = list(mention.parts)
        at = 0 if edge == "start" else -1
        moved = self._moved(parts[at], edge, step)
        if moved is not None:
            parts[at] = moved
            self._workspace.run("mention.resize", mention=mention.id, parts=[list(part) for part in parts])

    def snap(self, mention: int) -> None:
        """Let a mention begin and end at whole words, without the proclitic it took along."""
        scene = self._workspace.scene
        found = scene.mention_of.get(mention) if scene is not None else None
        if scene is None or found is None:
            return
        parts = [self._snapped(part, without_clitic=True) for part in found.parts]
        self._workspace.run("mention.resize", mention=mention, parts=[list(part) for part in parts])

    def alike_in_project(self) -> None:
        """Mark the chosen mention's words in the whole project."""
        mention = self.chosen()
        if mention is not None:
            self._jobs.run("mention.mark_alike", mention=mention.id, scope="project")

    def write_mode(self) -> None:
        """Go to write mode, and to the text."""
        self._pane.set_mode(WRITE)
        self._pane.setFocus()

    def mark_mode(self) -> None:
        """Go to mark mode, and to the text."""
        self._pane.set_mode(MARK)
        self._pane.setFocus()

    def toggle_mode(self) -> None:
        """Go to the other mode."""
        if self._pane.mode() == MARK and self._workspace.editable:
            self.write_mode()
        else:
            self.mark_mode()

    def chosen(self) -> Mention | None:
        """Return the chosen mention."""
        scene, chosen = self._workspace.scene, self._pane.selected_mention()
        return scene.mention_of.get(chosen) if scene is not None and chosen is not None else None

    def _selected_parts(self) -> list[Part]:
        parts = [self._snapped(part) for part in self._pane.selection()]
        return [part for part in parts if part.start < part.end]

    def _snapped(self, part: Part, *, without_clitic: bool = False) -> Part:
        text = self._text(part.block)
        start, end = snap_to_words(text, part.start, part.end, keep_article=True)
        return Part(part.block, start + (clitic_at(text, start, end) if without_clitic else 0), end)

    def _word(self) -> Sequence[Part]:
        block, position = self._pane.caret()
        scene = self._workspace.scene
        found = (
            word_at(self._text(block), position) if scene is not None and block in scene.block_of else None
        )
        if found is None:
            raise UserError("error.no_words_here")
        return [self._snapped(Part(block, *found), without_clitic=True)]

    def _moved(self, part: Part, edge: str, step: int) -> Part | None:
        text = self._text(part.block)
        spans = [span for span in words(text) if is_word(text, *span)]
        if edge == "end":
            places = [
                end for _, end in spans if (end > part.end if step > 0 else part.start < end < part.end)
            ]
            end = (min if step > 0 else max)(places, default=None)
            return None if end is None else part._replace(end=end)
        places = [
            start for start, _ in spans if (start < part.start if step < 0 else part.start < start < part.end)
        ]
        start = (max if step < 0 else min)(places, default=None)
        return None if start is None else part._replace(start=start)

    def _text(self, block: int) -> str:
        scene = self._workspace.scene
        found = scene.block_of.get(block) if scene is not None else None
        return found.text if found is not None else ""

    def _choose_new(self, done: ChangeSet) -> None:
        """Choose the mention that was just made, and let the selection go: the next key is about it."""
        made = [change.after for change in done.changes if change.kind == "mention" and change.field == ROW]
        if made and isinstance(made[0], Mention):
            last = made[0].parts[-1]
            self._pane.go_to(last.block, last.end)
            self._pane.set_selected_mention(made[0].id)
