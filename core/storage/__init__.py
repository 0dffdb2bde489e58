"""The project file: SQLite behind one connection on one thread. All SQL of the program lies in this package."""

from __future__ import annotations

from sqlite_utils import Database

from core.storage.project_file import ProjectFile

__all__ = ["Database", "ProjectFile"]
