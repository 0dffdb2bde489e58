"""Makes a machine's decisions as unsure as a test needs them, behind the session's back."""

from __future__ import annotations

from core.session import Session


def unsure_role(session: Session, block: int, confidence: float, reason: str = "in-body") -> None:
    _write(session, "block", block, role_by="segmenter", role_confidence=confidence, role_reason=reason)


def unsure_kept(session: Session, block: int, confidence: float) -> None:
    _write(session, "block", block, kept_by="segmenter", kept_confidence=confidence)


def unsure_boundary(session: Session, article: int, confidence: float) -> None:
    _write(session, "article", article, boundary_by="segmenter", boundary_confidence=confidence)


def all_sure(session: Session) -> None:
    """Leave nothing in doubt."""
    session._call(lambda db: db.execute("UPDATE block SET role_confidence = 1.0, kept_confidence = 1.0"))
    session._call(lambda db: db.execute("UPDATE article SET boundary_confidence = 1.0"))


def _write(session: Session, table: str, row: int, **values: object) -> None:
    setters = ", ".join(f"{name} = ?" for name in values)
    session._call(
        lambda db: db.execute(f"UPDATE {table} SET {setters} WHERE id = ?", [*values.values(), row])
    )
