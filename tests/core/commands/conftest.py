from __future__ import annotations

import pytest

from core.session import Session
from tests.core.commands.desk import Desk


@pytest.fixture
def desk(session: Session) -> Desk:
    return Desk(session)
