"""Formats: exporters over a project's view, a preview of each, and the dumps as they came."""

from __future__ import annotations

from core.formats.contents import ExportOptions
from core.formats.export import EXPORTERS, Exporter, ExportResult, export, preview
from core.formats.sources import write_sources

__all__ = ["EXPORTERS", "ExportOptions", "ExportResult", "Exporter", "export", "preview", "write_sources"]
