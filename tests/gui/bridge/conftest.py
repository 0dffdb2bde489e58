from __future__ import annotations

import pytest

from core.session import Session
from tests.projects import imported_project

DUMP = "عنوان أول\n\nفقرة في المقال الأول عن مدينة الرمال.\n\n\n\nعنوان ثان\n\nفقرة في المقال الثاني.\n"


@pytest.fixture
def session(tmp_path):
    with Session.open(imported_project(DUMP, tmp_path / "news.tanqih")) as opened:
        yield opened
