"""Orders for what of a folder or container comes in, each file under the name it has there."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from core.dump.reading.members import members
from core.errors import Cancelled
from core.session import ImportOrder, Session
from gui.models.import_plan import Choice, ImportPlan, Picked, ordered

NEWS = "افتتاح معرض الزهور رقم {}\n\nافتتح المعرض أمس في ساحة البلدة وحضره كثيرون.\n"


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    path = tmp_path / "week.zip"
    with zipfile.ZipFile(path, "w") as packed:
        for number in range(3):
            packed.writestr(f"news/{number}.txt", NEWS.format(number).encode("cp1256"))
    return path


def orders_of(picked: Picked, beside: Path, stopped=lambda: False) -> list[ImportOrder]:
    with ordered(ImportPlan((picked,)), beside, stopped) as (orders, _):
        return orders


def test_a_path_that_comes_whole_is_one_order(archive, tmp_path):
    assert orders_of(Picked(archive), tmp_path) == [ImportOrder(archive)]
    same = dict.fromkeys((f"week.zip/news/{at}.txt" for at in range(3)), Choice("windows-1256"))
    assert orders_of(Picked(archive, choices=same), tmp_path) == [ImportOrder(archive, "windows-1256")]


def test_what_is_left_out_stays_out_and_names_stay_as_they_are(archive, tmp_path):
    left_out = frozenset({"week.zip/news/1.txt"})
    choices = {"week.zip/news/2.txt": Choice("iso-8859-6")}
    with (
        Session.open(tmp_path / "p.tanqih", create=True) as session,
        ordered(ImportPlan((Picked(archive, left_out, choices),)), tmp_path, lambda: False) as (orders, _),
    ):
        session.import_dumps(orders)
        sources = {source.name: source.encoding for source in session.read(lambda view: view.sources())}
    assert sources == {"week.zip/news/0.txt": "windows-1256", "week.zip/news/2.txt": "iso-8859-6"}
    assert {path.name for path in tmp_path.iterdir()} == {"week.zip", "p.tanqih"}


def test_a_member_that_breaks_off_is_told_and_the_rest_comes(archive, tmp_path):
    data = archive.read_bytes()
    at = data.index(NEWS.format(0).encode("cp1256"))
    archive.write_bytes(data[: at + 4] + b"\0" + data[at + 5 :])
    picked = Picked(archive, frozenset({"week.zip/news/2.txt"}))
    with ordered(ImportPlan((picked,)), tmp_path, lambda: False) as (orders, skipped):
        names = [member.name for order in orders for member in members(order.path)]
    assert names == ["week.zip/news/1.txt"]
    assert [one.name for one in skipped] == ["week.zip/news/0.txt"]


def test_putting_aside_can_be_cancelled_and_leaves_nothing(archive, tmp_path):
    with pytest.raises(Cancelled):
        orders_of(Picked(archive, frozenset({"week.zip/news/1.txt"})), tmp_path, lambda: True)
    assert [path.name for path in tmp_path.iterdir()] == ["week.zip"]
