from __future__ import annotations

import pytest

from core.session import Session

DUMP = "عنوان أول\n\nفقرة في المقال الأول عن مدينة الرمال.\n\n\n\nعنوان ثان\n\nفقرة في المقال الثاني.\n"


@pytest.fixture
def session(tmp_path):
    (tmp_path / "news.txt").write_text(DUMP, encoding="utf-8")
    with Session.open(tmp_path / "news.tanqih", create=True) as opened:
        opened.import_dumps([(tmp_path / "news.txt", None)])
        yield opened
