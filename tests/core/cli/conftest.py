from __future__ import annotations

import json

import pytest

from core.cli import parse, run


class Told:
    """What one call answered: its exit code, and what it wrote."""

    def __init__(self, code: int, out: str, err: str) -> None:
        self.code, self.out, self.err = code, out, err

    @property
    def json(self):
        return json.loads(self.out)


@pytest.fixture
def call(capsys):
    """Return a function that runs the command line in this process, in English."""

    def call(*arguments: object, lang: str = "en") -> Told:
        code = run(parse([*map(str, arguments), "--lang", lang]))
        told = capsys.readouterr()
        return Told(code, told.out, told.err)

    return call
