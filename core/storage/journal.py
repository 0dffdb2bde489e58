"""The journal: the tree of steps, their changes, and where in it the project stands."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from sqlite_utils import Database

from core.changes import Change
from core.model import BEGINNING, Focus, Step
from core.storage import codec, places
from core.storage.damage import reading

STEP_COLUMNS = "id, uid, parent, command, args, author, time, focus, count, redo"


def head(db: Database) -> int:
    """Return the id of the step the project stands at, `BEGINNING` where none is done."""
    (value,) = db.execute("SELECT value FROM meta WHERE key = 'head'").fetchone()
    return int(value)


def move_head(db: Database, step: int) -> None:
    """Say that the project now stands at `step`."""
    db.execute("UPDATE meta SET value = ? WHERE key = 'head'", [str(step)])


def decoded(found: tuple[Any, ...]) -> Step:
    """Return the step of a row of `STEP_COLUMNS`; raise ProjectFileError where it cannot be one."""
    step_id, uid, parent, command, args, author, time, focus, count, redo = found
    with reading("step", step_id):
        if not BEGINNING <= parent < step_id or not (redo == BEGINNING or redo > step_id):
            raise ValueError("a step stands behind its parent and before what redo does")
        if datetime.fromisoformat(time).tzinfo is None:
            time += "+00:00"
        place, given = Focus(**codec.decode_mapping(focus)), codec.decode_mapping(args)
    return Step(step_id, uid, parent, command, given, author, time, place, count, redo)


def step(db: Database, step_id: int) -> Step | None:
    """Return one step, or None."""
    found = db.execute(f"SELECT {STEP_COLUMNS} FROM step WHERE id = ?", [step_id]).fetchone()
    return decoded(found) if found else None


def steps(db: Database) -> list[Step]:
    """Return every step, oldest first."""
    return [decoded(found) for found in db.execute(f"SELECT {STEP_COLUMNS} FROM step ORDER BY id").fetchall()]


def first_of_root(db: Database) -> int:
    """Return the step that redo goes to from the beginning, or `BEGINNING`."""
    found = db.execute("SELECT value FROM meta WHERE key = 'redo'").fetchone()
    return int(found[0]) if found else BEGINNING


def lead_to(db: Database, parent: int, child: int) -> None:
    """Remember that redo at `parent` goes to `child`."""
    if parent == BEGINNING:
        db.execute("INSERT OR REPLACE INTO meta VALUES ('redo', ?)", [str(child)])
    else:
        db.execute("UPDATE step SET redo = ? WHERE id = ?", [child, parent])


def record(db: Database, new: Step, changes: Sequence[Change]) -> Step:
    """Write a step after the present one, with its changes, and stand at it."""
    placed = replace(new, parent=head(db), count=len(changes))
    db.execute(
        f"INSERT INTO step ({STEP_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            placed.id,
            placed.uid,
            placed.parent,
            placed.command,
            json.dumps(dict(placed.args), ensure_ascii=False),
            placed.author,
            placed.time,
            json.dumps(asdict(placed.focus)),
            placed.count,
            BEGINNING,
        ],
    )
    write_changes(db, placed.id, changes)
    places.note(db, placed.id, changes)
    lead_to(db, placed.parent, placed.id)
    move_head(db, placed.id)
    return placed


def rewrite(db: Database, grown: Step, changes: Sequence[Change]) -> Step:
    """Give the present step, which goes on with the same burst of typing, its new time, focus and changes."""
    joined = replace(grown, count=len(changes))
    db.execute(
        "UPDATE step SET time = ?, focus = ?, args = ?, count = ? WHERE id = ?",
        [
            joined.time,
            json.dumps(asdict(joined.focus)),
            json.dumps(dict(joined.args), ensure_ascii=False),
            joined.count,
            joined.id,
        ],
    )
    db.execute("DELETE FROM change WHERE step = ?", [joined.id])
    write_changes(db, joined.id, changes)
    return joined


def write_changes(db: Database, step_id: int, changes: Sequence[Change]) -> None:
    """Write the changes of a step."""
    db.conn.executemany(
        "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            (step_id, n, change.kind, change.id, change.field, *codec.encode_change(change))
            for n, change in enumerate(changes)
        ),
    )


def changes_of(db: Database, step_id: int) -> list[Change]:
    """Return the changes of a step, in order."""
    query = "SELECT kind, row, field, before, after FROM change WHERE step = ? ORDER BY n"
    return [codec.decode_change(*found) for found in db.execute(query, [step_id]).fetchall()]
