"""Corrected text and labelled data go out: one file, or a folder with a file for each article."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from core.errors import Cancelled, UserError
from core.formats import captions, conll, jsonl, text
from core.formats.contents import Chooses, Contents, ExportOptions, Names, validate, walk
from core.formats.safe_names import article_name
from core.formats.writing import refuse_dump, whole_file, whole_folder
from core.model.view import View
from core.model.waiting import Progress, StopAsked


@dataclass(frozen=True, slots=True)
class Exporter:
    """One format.

    Attributes:
        name: as it is asked for.
        suffix: of its files.
        write: gives an article's part of the file.
        chooses: tells which blocks go out.
        between: stands between two articles.
        encoding: of its files; line ends are LF.
        head: gives what stands before the first article.
        measure: gives the tag columns an article needs; the file gets the most of all.
        empty_too: whether articles of which no block goes out are written.
    """

    name: str
    suffix: str
    write: Callable[[Contents, Names], str]
    chooses: Chooses
    between: str = ""
    encoding: str = "utf-8"
    head: Callable[[], str] | None = None
    measure: Callable[[Contents, Names], int] | None = None
    empty_too: bool = False


EXPORTERS: Mapping[str, Exporter] = {
    exporter.name: exporter
    for exporter in (
        Exporter("text", ".txt", text.write, text.chooses, between=text.BETWEEN),
        Exporter("jsonl", ".jsonl", jsonl.write, jsonl.chooses, empty_too=True),
        Exporter("conll", ".conll", conll.write, conll.chooses, measure=conll.levels),
        Exporter(
            "captions", ".csv", captions.write, captions.chooses, encoding="utf-8-sig", head=captions.head
        ),
    )
}
"""The formats by name. A new one is one module and one row here."""


@dataclass(frozen=True, slots=True)
class ExportResult:
    """What an export wrote.

    Attributes:
        out: the file or folder.
        files: how many files.
    """

    out: Path
    files: int
    articles: int
    blocks: int


def exporter_of(fmt: str) -> Exporter:
    """Return the exporter of that name; raise UserError where there is none."""
    if fmt not in EXPORTERS:
        raise UserError("error.unknown_format", name=fmt, known=", ".join(EXPORTERS))
    return EXPORTERS[fmt]


def export(
    view: View,
    fmt: str,
    out: Path,
    *,
    statuses: Iterable[str] | None = None,
    roles: Iterable[str] | None = None,
    per_article: bool = False,
    article_ids: Iterable[int] | None = None,
    progress: Progress | None = None,
    cancelled: StopAsked | None = None,
) -> ExportResult:
    """Write a project's articles to `out`, whole or not at all; one article is in memory at a time.

    Raises UserError for an unknown format, role or status, a place that cannot be written to, a project, one of its
    dumps or a foreign folder in the way, and where nothing fits; Cancelled when asked to stop.
    """
    exporter = exporter_of(fmt)
    options = ExportOptions(
        _set(statuses), _set(roles), None if article_ids is None else frozenset(article_ids)
    )
    validate(options, view)
    refuse_dump(view, out)
    job = _Job(view, exporter, options, progress, cancelled)
    return _to_folder(job, out) if per_article else _to_file(job, out)


def _set(names: Iterable[str] | None) -> frozenset[str] | None:
    return None if names is None else frozenset(names)


@dataclass(frozen=True, slots=True)
class _Job:
    view: View
    exporter: Exporter
    options: ExportOptions
    progress: Progress | None = None
    cancelled: StopAsked | None = None

    def names(self) -> Names:
        """Return what the articles' mentions point at."""
        return Names({label.id: label for label in self.view.labels()}, self.view.entity)

    def contents(self, walked: int = 0, total: int = 0) -> Iterator[Contents]:
        """Walk the articles that go out, telling progress from `walked` of `total` on."""
        for done, contents in enumerate(walk(self.view, self.options, self.exporter.chooses), start=walked):
            if self.cancelled and self.cancelled():
                raise Cancelled
            if self.progress:
                self.progress(done, total)
            if contents and (contents.chosen or self.exporter.empty_too):
                yield contents


def _to_file(job: _Job, out: Path) -> ExportResult:
    exporter, names = job.exporter, job.names()
    count, articles, blocks = len(job.view.article_ids()), 0, 0
    with whole_file(out) as file:
        walked, total = 0, count
        if exporter.measure:
            walked, total = count, 2 * count
            levels = max((exporter.measure(one, names) for one in job.contents(0, total)), default=1)
            names = replace(names, levels=levels)
        file.write(_opening(exporter))
        for contents in job.contents(walked, total):
            between = exporter.between if articles else ""
            file.write((between + exporter.write(contents, names)).encode())
            articles += 1
            blocks += len(contents.chosen)
        if not articles:
            raise UserError("error.nothing_to_export")
    return ExportResult(out, 1, articles, blocks)


def _to_folder(job: _Job, out: Path) -> ExportResult:
    names, articles, blocks = job.names(), 0, 0
    with whole_folder(out) as folder:
        for contents in job.contents(0, len(job.view.article_ids())):
            name = article_name(contents.number, _title(contents), job.exporter.suffix)
            (folder / name).write_bytes(_whole(contents, job.exporter, names))
            articles += 1
            blocks += len(contents.chosen)
        if not articles:
            raise UserError("error.nothing_to_export")
    return ExportResult(out, articles, articles, blocks)


def _whole(contents: Contents, exporter: Exporter, names: Names) -> bytes:
    """Return an article as a file of its own."""
    if exporter.measure:
        names = replace(names, levels=exporter.measure(contents, names))
    return _opening(exporter) + exporter.write(contents, names).encode()


def _opening(exporter: Exporter) -> bytes:
    """Return the byte order mark of an encoding that has one, and the head."""
    return (exporter.head() if exporter.head else "").encode(exporter.encoding)


def _title(contents: Contents) -> str:
    kept = [block for block in contents.blocks if block.kept]
    headlines = [block for block in kept if block.role == "headline"]
    return next((block.text for block in (*headlines, *kept, *contents.blocks)), "")


def preview(view: View, fmt: str, options: ExportOptions, limit: int = 4_000) -> str:
    """Return the beginning of what would be exported, at most `limit` code points, read no further than needed."""
    exporter = exporter_of(fmt)
    validate(options, view)
    job = _Job(view, exporter, options)
    names, size, shown = job.names(), 0, []
    for contents in job.contents():
        shown.append(contents)
        size += sum(len(block.text) for block in contents.chosen) + 1
        if size >= limit:
            break
    if exporter.measure:
        names = replace(names, levels=max((exporter.measure(one, names) for one in shown), default=1))
    head = exporter.head() if exporter.head else ""
    return (head + exporter.between.join(exporter.write(one, names) for one in shown))[:limit]
