"""What the window remembers between starts: one small JSON file of our own."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path
from typing import Any

from platformdirs import user_config_path

FOLDER_VARIABLE = "TANQIH_SETTINGS"
"""Environment variable that names another settings folder (tests, a second set-up)."""
FILE = "settings.json"
RECENT_LIMIT = 12
SEARCHES_LIMIT = 20
THEMES = ("system", "light", "dark", "contrast")
ZOOM_STEPS = (70, 80, 90, 100, 110, 125, 150, 175, 200, 250)


@dataclass(frozen=True, slots=True)
class Place:
    """Where the editor was in a project: row ids, and a caret in code points of the block's text."""

    article: int | None = None
    block: int | None = None
    caret: int | None = None


@dataclass(frozen=True, slots=True)
class Settings:
    """The window's memory.

    Attributes:
        lang: ``ar``, ``en`` or empty for the system's.
        theme: one of `THEMES`.
        zoom: size of the articles' text in per cent.
        scale: size of everything in per cent.
        geometry: Qt's window geometry, base64.
        splits: splitter sizes by name.
        recent: project paths, latest first.
        last: the project that was open when the window closed, or empty.
        places: where the editor was, by project path.
        keys: the editor's own keys by action id, over those of `resources/keys.toml`.
        searches: words looked for, latest first.
        limits: how much may come out of a container, by the names of `core.session.Limits`; others stay as they are.
        backup_minutes: how old the latest backup may be while one works; 0 makes none by itself.
    """

    lang: str = ""
    theme: str = "system"
    zoom: int = 100
    scale: int = 100
    geometry: str = ""
    splits: dict[str, list[int]] = field(default_factory=dict)
    recent: tuple[str, ...] = ()
    last: str = ""
    places: dict[str, Place] = field(default_factory=dict)
    keys: dict[str, list[str]] = field(default_factory=dict)
    searches: tuple[str, ...] = ()
    limits: dict[str, int] = field(default_factory=dict)
    backup_minutes: int = 20

    def opened(self, path: str) -> Settings:
        """Return the settings with `path` as the last and first recent project."""
        others = tuple(known for known in self.recent if known != path)
        return replace(self, last=path, recent=(path, *others)[:RECENT_LIMIT])

    def searched(self, words: str) -> Settings:
        """Return the settings with some words as the latest that were looked for."""
        others = tuple(known for known in self.searches if known != words)
        return replace(self, searches=(words, *others)[:SEARCHES_LIMIT])

    def left(self, path: str, place: Place) -> Settings:
        """Return the settings with the place in `path`; projects no longer recent are forgotten."""
        places = {known: old for known, old in self.places.items() if known in self.recent}
        return replace(self, places={**places, path: place})

    def forgot(self, path: str) -> Settings:
        """Return the settings without `path` among the recent projects."""
        last = "" if self.last == path else self.last
        return replace(self, last=last, recent=tuple(known for known in self.recent if known != path))


class SettingsStore:
    """Holds the settings and writes them, whole or not at all, whenever they change."""

    def __init__(self, folder: Path | None = None) -> None:
        named = os.environ.get(FOLDER_VARIABLE)
        self.folder = folder or (Path(named) if named else user_config_path("tanqih", appauthor=False))
        self.path = self.folder / FILE
        self.settings = _read(self.path)

    def change(self, **values: Any) -> Settings:
        """Set fields and write the file."""
        return self.put(replace(self.settings, **values))

    def put(self, settings: Settings) -> Settings:
        """Take new settings and write the file; a folder that cannot be written only loses the memory."""
        if settings != self.settings:
            self.settings = settings
            _write(self.path, settings)
        return self.settings


def _read(path: Path) -> Settings:
    try:
        found = json.loads(path.read_text("utf-8"))
    except (OSError, ValueError):
        return Settings()
    return _settings(found) if isinstance(found, dict) else Settings()


def _settings(found: dict[str, Any]) -> Settings:
    """Take what fits: a file of another version, or one edited by hand, must not stop the start."""
    plain = Settings()
    values: dict[str, Any] = {}
    for name in (known.name for known in fields(Settings)):
        value = found.get(name)
        if isinstance(value, list) and name in ("recent", "searches"):
            value = tuple(item for item in value if isinstance(item, str))
        if type(value) is type(getattr(plain, name)):
            values[name] = value
    values["places"] = {
        path: place for path, raw in values.get("places", {}).items() if (place := _place(raw))
    }
    return replace(plain, **values)


def _place(raw: object) -> Place | None:
    if not isinstance(raw, dict):
        return None
    values = (raw.get("article"), raw.get("block"), raw.get("caret"))
    return Place(*(value if isinstance(value, int) else None for value in values))


def _write(path: Path, settings: Settings) -> None:
    beside = path.with_suffix(".part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        beside.write_text(json.dumps(asdict(settings), ensure_ascii=False, indent=1), "utf-8")
        beside.replace(path)
    except OSError:
        return
