"""Says in the status bar, and to a screen reader, where the editor stands."""

from __future__ import annotations

from gui.pane.counting import word_count
from gui.window.parts import Parts


def show_standing(parts: Parts) -> None:
    """Show mode, project, place, count of words and what is at the caret; most of it is empty without an article."""
    texts, status, pane = parts.appearance.texts, parts.status, parts.desk.pane
    session, scene = parts.workspace.session, parts.workspace.scene
    status.show_mode(pane.mode(), shown=scene is not None)
    saved = "ready" if session is None else "read_only" if session.read_only else "saved"
    status.show_part("saved", texts(f"statusbar.{saved}"))
    block, caret = pane.caret()
    if scene is None or block not in scene.block_of:
        for name in ("place", "words", "there"):
            status.show_part(name, "")
        return
    place = {"block": scene.number_of[block], "count": len(scene.blocks), "caret": caret}
    status.show_part("place", texts("statusbar.place", **place))
    status.show_part("words", texts("statusbar.words", count=word_count(scene)))
    told = [texts(key, **values) for key, values in pane.describe()]
    status.show_part("there", texts("pane.comma").join(told[1:]))
    pane.setAccessibleDescription(texts("pane.comma").join(told))
