"""What a key press costs: the real window with its journal beside a plain QPlainTextEdit, in one run.

    python -m benchmarks.typing [keys]

Two texts of a million code points each: an article of 3,000 blocks, and one block. In both some words are marked and
the checks find something. A key is measured from its event being posted until the widget has painted the outcome;
the two widgets take turns. Beside it: what follows when the hands rest, and what the disk takes for its durable part.
"""

from __future__ import annotations

import argparse
import os
import random
import re
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt
from PySide6.QtGui import QFont, QKeyEvent, QTextCursor, QTextOption
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QWidget

from core.resources import RESOURCES
from core.session import Session
from core.session.orders import ImportOrder
from gui.bridge.settings import SettingsStore
from gui.main_window import MainWindow

KEYS, ROUND, SEED = 240, 20, 7
LENGTH, BLOCKS = 1_000_000, 3_000
SIZE = (1400, 900)
WORDS = re.compile(r"[\u0621-\u064a]{3,}")
TYPED = "وقال المتحدث إن اللجنة ستجتمع غداً في مبنى البلدية، ثم تعلن ما اتفق عليه الأعضاء. "


class Prose:
    """Makes paragraphs of the sample's words; names stand among them, and a bracket that nobody closes."""

    def __init__(self, rng: random.Random) -> None:
        text = (RESOURCES / "sample" / "sample_dump.txt").read_text(encoding="utf-8")
        self._words = sorted(set(WORDS.findall(text)))
        self._rng = rng

    def paragraph(self, length: int) -> str:
        """Return a paragraph of exactly so many code points."""
        words, size = [], 0
        while size <= length:
            words.append(self._word())
            size += len(words[-1]) + 1
        return " ".join(words)[: length - 1] + "."

    def _word(self) -> str:
        draw = self._rng.random()
        if draw < 0.005:
            return "طرابلس"
        if draw < 0.006:
            return "(" + self._rng.choice(self._words)
        return self._rng.choice(self._words) + ("،" if draw > 0.95 else "")


class Painted(QObject):
    """Counts the paints of a widget's viewport."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__(widget)
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Count."""
        if event.type() == QEvent.Type.Paint:
            self.count += 1
        return super().eventFilter(watched, event)


class Typing:
    """Types into one text widget and takes the time."""

    def __init__(self, name: str, widget: QPlainTextEdit | QWidget, viewport: QWidget) -> None:
        self.name = name
        self.times: list[float] = []
        self.work: list[float] = []
        self._widget = widget
        self._painted = Painted(viewport)
        self._text = self._letters()

    def press(self) -> None:
        """Press the next key and wait until it is painted."""
        letter = next(self._text)
        event = QKeyEvent(
            QEvent.Type.KeyPress, 0x01000000 | ord(letter), Qt.KeyboardModifier.NoModifier, letter
        )
        before, start, work = self._painted.count, time.perf_counter(), time.process_time()
        QCoreApplication.postEvent(self._widget, event)
        while self._painted.count == before:
            QCoreApplication.processEvents()
        QCoreApplication.processEvents()
        self.times.append((time.perf_counter() - start) * 1000)
        self.work.append((time.process_time() - work) * 1000)

    def _letters(self) -> Iterator[str]:
        while True:
            yield from TYPED

    def __str__(self) -> str:
        times = sorted(self.times)
        at95 = times[min(len(times) - 1, int(len(times) * 0.95))]
        shown = f"{self.name:<14} median {median(times):7.2f}  p95 {at95:7.2f}  worst {times[-1]:7.2f} ms"
        return f"{shown}; processor time, all threads {median(self.work):7.2f} ms"


def project(folder: Path, name: str, paragraphs: list[str]) -> Path:
    """Make a project of one article with these paragraphs, some words of it marked."""
    dump, path = folder / f"{name}.txt", folder / f"{name}.tanqih"
    dump.write_text("\n".join(paragraphs) + "\n", encoding="utf-8")
    with Session.open(path, create=True) as session:
        session.import_dumps([ImportOrder(dump, form="article")])
        article = session.article_ids()[0]
        blocks = session.read(lambda view: view.blocks(article))
        label = session.read(lambda view: view.labels())[2].id
        at = next((block.id, block.text.find("طرابلس")) for block in blocks if "طرابلس" in block.text)
        session.execute("mention.add", parts=[[at[0], at[1], at[1] + 6]], label=label)
        (mention,) = session.read(lambda view: view.mentions(article))
        session.execute("mention.mark_alike", mention=mention.id, scope="article")
        found = session.read(lambda view: len(view.mentions(article)))
        print(
            f"{name}: {len(blocks):,} blocks, {sum(len(block.text) for block in blocks):,} code points,"
            f" {found} mentions, {len(session.findings(limit=10**9))} findings"
        )
    return path


def plain(text: str, like: QWidget, font: QFont, at: int) -> QPlainTextEdit:
    """Return a plain text widget with the same words, as large as another, its caret in the middle."""
    made = QPlainTextEdit()
    option = QTextOption(Qt.AlignmentFlag.AlignLeading)
    option.setTextDirection(Qt.LayoutDirection.RightToLeft)
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    made.document().setDefaultTextOption(option)
    made.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    made.setFont(font)
    made.resize(like.size())
    made.setPlainText(text)
    made.show()
    cursor = QTextCursor(made.document())
    cursor.setPosition(at)
    made.setTextCursor(cursor)
    made.centerCursor()
    QCoreApplication.processEvents()
    return made


def durable(folder: Path, times: int = 60) -> float:
    """Return the milliseconds that a small write and its fsync take on this disk."""
    found = []
    with (folder / "probe").open("wb", buffering=0) as file:
        for _ in range(times):
            start = time.perf_counter()
            file.write(b"x" * 16_384)
            os.fsync(file.fileno())
            found.append((time.perf_counter() - start) * 1000)
    return median(found)


def rest_cost(window: MainWindow) -> float:
    """Return the milliseconds of the longest pause of the window while all that waited for rest is done."""
    longest, until = 0.0, time.perf_counter() + 1.5
    while time.perf_counter() < until:
        start = time.perf_counter()
        QCoreApplication.processEvents()
        longest = max(longest, (time.perf_counter() - start) * 1000)
        time.sleep(0.005)
    return longest


def settle(widget: QWidget, seconds: float = 1.0) -> None:
    """Let the event loop come to rest."""
    del widget
    until = time.perf_counter() + seconds
    while time.perf_counter() < until:
        QCoreApplication.processEvents()


@contextmanager
def opened(app: QApplication, folder: Path, path: Path) -> Iterator[MainWindow]:
    """Open a project in the real window, in write mode, and close it."""
    window = MainWindow(app, SettingsStore(folder / "settings"), "ar")
    window.resize(*SIZE)
    window.show()
    window.activateWindow()
    window.control.projects.open_recent(path)
    while window.parts.workspace.session is None or window.parts.tasks.busy:
        QCoreApplication.processEvents()
    if window.parts.workspace.scene is None:
        window.control.navigation.open_article(window.parts.workspace.session.article_ids()[0])
    settle(window)
    yield window
    window.close()
    window.deleteLater()
    settle(window, 0.1)


def compare(
    app: QApplication, folder: Path, name: str, paragraphs: list[str], keys: int, bound: float
) -> None:
    """Type into both widgets by turns and print what it took; `bound` is the ratio that is asked for."""
    path = project(folder, name, paragraphs)
    with opened(app, folder, path) as window:
        scene = window.parts.workspace.scene
        assert scene is not None
        pane = window.parts.desk.pane
        block = scene.blocks[len(scene.blocks) // 2]
        at = block.text.index(" ", len(block.text) // 2)
        pane.set_mode("write")
        pane.setFocus()
        pane.go_to(block.id, at)
        settle(window)
        before = sum(len(text) + 1 for text in paragraphs[: len(scene.blocks) // 2])
        other = plain(
            "\n".join(paragraphs), pane, pane.document().firstBlock().charFormat().font(), before + at
        )
        ours = Typing("the window", pane, pane.viewport())
        theirs = Typing("QPlainTextEdit", other, other.viewport())
        rests = []
        for _ in range(keys // ROUND):
            for typing in (theirs, ours):
                for _ in range(ROUND):
                    typing.press()
            rests.append(rest_cost(window))
        ratio = median(ours.times) / median(theirs.times)
        print(f"  {theirs}\n  {ours}\n  ratio of medians {ratio:.2f}, asked for {bound:.2f}")
        print(f"  at rest the window stands still for {median(rests):.1f} ms at most, worst {max(rests):.1f}")
        other.close()
        other.deleteLater()


def main() -> None:
    """Measure both texts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("keys", nargs="?", type=int, default=KEYS)
    parser.add_argument("--only", choices=("blocks", "block"))
    given = parser.parse_args()
    app = QApplication(sys.argv[:1])
    prose = Prose(random.Random(SEED))
    load = os.getloadavg()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "settings").mkdir()
        os.environ["TANQIH_SETTINGS"] = str(folder / "settings")
        print(f"load {load[0]:.1f}; writing 16 KB durably takes {durable(folder):.2f} ms here")
        many = [prose.paragraph(LENGTH // BLOCKS) for _ in range(BLOCKS)]
        if given.only != "block":
            compare(app, folder, "3,000 blocks", many, given.keys, 2.0)
        if given.only != "blocks":
            compare(app, folder, "one block", [prose.paragraph(LENGTH)], given.keys, 0.2)
        print(f"load {os.getloadavg()[0]:.1f}; writing 16 KB durably takes {durable(folder):.2f} ms here")


if __name__ == "__main__":
    main()
