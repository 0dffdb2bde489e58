"""The whole job by hand: from the sample dump to an export, with a restart and all of it undone and redone."""

from __future__ import annotations

from core.formats import export


def exported(hands, folder, name):
    """Return what the export writes now: text, JSON Lines, CoNLL."""
    files = []
    for kind in ("text", "jsonl", "conll"):
        path = folder / f"{name}.{kind}"
        hands.session.read(lambda view, kind=kind, path=path: export(view, kind, path))
        files.append(path.read_bytes())
    return files


def mentions(hands):
    labels = {label.id: label.name for label in hands.scene.labels}
    return sorted((mention.words, labels[mention.label]) for mention in hands.scene.mentions)


def test_the_main_job_by_keys_and_mouse(open_window, tmp_path):
    hands = open_window()
    hands.window.parts.actions.trigger("project.sample")
    hands.wait()
    untouched, before = hands.session.content(), len(hands.session.article_ids())

    # a boundary: the last paragraph of the first article begins another one
    last = hands.scene.blocks[-1]
    hands.click(last.id, 2)
    hands.press("Ctrl+B")
    assert len(hands.session.article_ids()) == before + 1
    assert (hands.scene.blocks[0].id, hands.pane.caret()) == (last.id, (last.id, 2))
    hands.press("Ctrl+PgUp")

    # a caption
    block, start = hands.find("ويضم الميناء")
    hands.click(block, start + 3)
    hands.press("Alt+5")
    assert hands.scene.block_of[block].role == "caption"

    # three entities, one inside another
    hands.mark("هيئة الملاحة النهرية في مصر", "2")
    hands.mark("مصر", "3")
    block, start = hands.find("سامح القاضي")
    hands.select(block, start, start + len("سامح القاضي"))
    hands.letter("١", 0x661)
    assert mentions(hands) == [
        ("سامح القاضي", "PER"),
        ("مصر", "LOC"),
        ("هيئة الملاحة النهرية في مصر", "ORG"),
    ]

    # a typo inside a mention's block, before the mention
    block, start = hands.find("رئيس الهيئة سامح")
    hands.click(block, start + len("رئيس "))
    hands.press("F2")
    hands.type("مجلس ")
    hands.press("Esc")
    assert "رئيس مجلس الهيئة سامح" in hands.scene.block_of[block].text
    assert ("سامح القاضي", "PER") in mentions(hands)

    done, files = hands.session.content(), exported(hands, tmp_path, "done")
    steps = len(hands.session.steps())
    hands.close()

    hands = open_window()
    hands.window.control.projects.open_project(hands.window.parts.store.folder / "sample.tanqih")
    assert hands.session.content() == done
    assert hands.pane.caret()[0] == block

    for _ in range(steps):
        hands.press("Ctrl+Z", hands.pane)
    assert hands.session.content() == untouched
    assert not hands.session.can_undo
    for _ in range(steps):
        hands.press("Ctrl+Shift+Z", hands.pane)
    assert hands.session.content() == done
    assert exported(hands, tmp_path, "again") == files
