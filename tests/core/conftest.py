"""A small project made of our own prose, copied for each test that wants one."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from core.session import Session

DUMP = """\
بلدية الميناء تفتتح ممشى بحرياً جديداً

ممشى من الخشب يطل على البحر في مدينة الميناء (رويترز)
TT

بلدية الميناء تفتتح ممشى بحرياً جديداً

افتتحت بلدية الميناء أمس ممشى بحرياً بطول كيلومترين، وحضر الافتتاح رئيس البلدية سامر الخطيب وعدد من السكان.
وقال سامر الخطيب إن الممشى كلّف مليوني دينار، وإن العمل فيه استغرق عشرة أشهر.
وأضافت المهندسة هدى ناصر أن «شركة الساحل» تولت أعمال الإنارة والتشجير.

بلدية الميناء تفتتح ممشى بحرياً جديداً



مزارعو الوادي يبدأون موسم الزيتون مبكراً

مزارع يقطف الزيتون في وادي النسيم (أ.ف.ب)
TT

مزارعو الوادي يبدأون موسم الزيتون مبكراً

بدأ مزارعو وادي النسيم قطف الزيتون قبل موعده بأسبوعين بسبب ارتفاع الحرارة هذا العام.
وذكر المهندس الزراعي كريم حداد أن المحصول أقل من العام الماضي بنحو الربع.



فريق المدينة يحرز كأس الشباب للمرة الثالثة

فاز فريق المدينة على ضيفه فريق الجبل بهدفين مقابل هدف في نهائي كأس الشباب مساء الخميس.
وسجل اللاعب ياسين عمران الهدفين في الشوط الثاني، وسلم وزير الرياضة الكأس إلى قائد الفريق.
"""


class Clock:
    """A clock that stands still until a test moves it."""

    def __init__(self) -> None:
        self.now = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, seconds: float) -> None:
        self.now += timedelta(seconds=seconds)


@pytest.fixture(scope="session")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A dump of three articles, UTF-8."""
    path = tmp_path_factory.mktemp("dump") / "dump.txt"
    path.write_text(DUMP, encoding="utf-8", newline="")
    return path


@pytest.fixture(scope="session")
def imported(dump: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A closed project that holds the dump; copy it, do not open it."""
    path = tmp_path_factory.mktemp("project") / "imported.tanqih"
    with Session.open(path, create=True) as session:
        session.import_dumps([(dump, None)])
    return path


@pytest.fixture
def project(imported: Path, tmp_path: Path) -> Path:
    """A closed project of the test's own."""
    return Path(shutil.copy(imported, tmp_path / "project.tanqih"))


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def session(project: Path, clock: Clock) -> Iterator[Session]:
    """An open project of the test's own, with a clock that stands still."""
    with Session.open(project, author="tester", clock=clock) as session:
        yield session
