"""The one door to an open project: read, execute, undo, redo, import, check."""

from __future__ import annotations

from core.dump.reading.unpacking import Limits
from core.session.changeset import ChangeSet
from core.session.importer import ImportProgress, ImportResult, NothingImported
from core.session.orders import Brought, ImportOrder, MemberChoice, Skipped
from core.session.session import Session
from core.session.steady import steady_view
from core.storage.findings import Summary
from core.storage.lock import is_held_here
from core.storage.queries import ArticleFilter

__all__ = [
    "ArticleFilter",
    "Brought",
    "ChangeSet",
    "ImportOrder",
    "ImportProgress",
    "ImportResult",
    "Limits",
    "MemberChoice",
    "NothingImported",
    "Session",
    "Skipped",
    "Summary",
    "is_held_here",
    "steady_view",
]
