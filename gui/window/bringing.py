"""The import as a task: what a plan says is done, and how far it has come in words."""

from __future__ import annotations

from core.session import ImportProgress, ImportResult, Session
from core.texts import Texts
from gui.bridge.tasks import Task, Work
from gui.models.import_plan import ImportPlan
from gui.models.sizes import size_words, time_words


def importing(session: Session, plan: ImportPlan, texts: Texts) -> Work:
    """Return the work that imports what a plan says into an open project."""

    def work(task: Task) -> ImportResult:
        def tell(at: ImportProgress) -> None:
            task.progress(at.bytes_done, at.bytes_total, progress_words(at, texts))

        task.progress(0, 0, texts("task.import_begin"))
        return session.import_dumps(
            plan.orders, again=plan.again, limits=plan.limits, progress=tell, cancelled=task.cancelled
        )

    return work


def progress_words(at: ImportProgress, texts: Texts) -> str:
    """Return how far an import has come: the file, articles, bytes, and the time left once it is known."""
    values = {
        "name": at.name.rpartition("/")[2],
        "done": size_words(at.bytes_done, texts),
        "total": size_words(at.bytes_total, texts),
    }
    words = texts("task.import_detail", count=at.articles, **values)
    return " · ".join(filter(None, [words, time_words(at.seconds_left, texts)]))
