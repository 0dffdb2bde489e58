"""The labels and roles a new project starts with, read from `resources/labels.toml` and `roles.toml`."""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from typing import Any

from core.model.rank import sequence
from core.model.uid import new_uid
from core.model.values import Label, Role
from core.resources import RESOURCES


def default_labels(new_id: Callable[[], int]) -> list[Label]:
    """Return fresh labels in order; `new_id` gives the row ids."""
    return [
        Label(id=new_id(), uid=new_uid(), rank=sequence(at), **entry)
        for at, entry in enumerate(_entries("labels.toml", "label"))
    ]


def default_roles(new_id: Callable[[], int]) -> list[Role]:
    """Return fresh roles in order; `new_id` gives the row ids."""
    return [
        Role(id=new_id(), uid=new_uid(), rank=sequence(at), **entry)
        for at, entry in enumerate(_entries("roles.toml", "role"))
    ]


def _entries(file: str, name: str) -> list[Mapping[str, Any]]:
    entries: list[Mapping[str, Any]] = tomllib.loads((RESOURCES / file).read_text(encoding="utf-8"))[name]
    return entries
