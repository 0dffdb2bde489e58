"""Which field of the records is the headline, the body, the address …: proposed from names and from contents."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from core.arabic import fold
from core.dump.reading.field_names import is_known, is_picture, target_by_name
from core.dump.reading.forms import ATTR, Fields

_SHORT_NAME = 60
_SAMPLE = 2000
"""Code points of a value that are looked at."""
_MOSTLY = 0.7

_URL = re.compile(r"(?:https?://|www\.)\S+")
_NUMBER = re.compile(r"[-+]?[\d.,:/ ]+")
_DATE = re.compile(
    r"(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})(?:\b.{0,24})"
    r"|(?:[^\W\d]+,? )?\d{1,2} [^\W\d]+,? \d{4}.{0,20}|1\d{9}(?:\d{3})?"
)
_LETTERS = re.compile(r"[^\W\d_]+")
_ARABIC = re.compile("[\u0620-\u064a\u0671-\u06d3]+")


@dataclass(frozen=True, slots=True)
class Column:
    """What the contents of one field look like, over the records that have it.

    Attributes:
        name: its path.
        length: code points of a value, on average.
        filled: share of the records that have it.
        unique: share of its values that are different ones.
        letters: share of its code points that are letters.
        arabic: share of its letters that are Arabic.
        urls: share of its values that are addresses.
        dates: share that are dates.
        numbers: share that are digits and signs.
    """

    name: str
    length: float
    filled: float
    unique: float
    letters: float
    arabic: float
    urls: float
    dates: float
    numbers: float

    @property
    def prose(self) -> bool:
        """Whether it holds words, and not addresses, dates or numbers."""
        return self.letters > 0.4 and self.urls < 0.5 and self.dates < 0.5 and self.numbers < 0.5


def propose_fields(names: Sequence[str], samples: Sequence[Mapping[str, str]]) -> Fields:
    """Return a target for each field; `samples` are some records as they stand.

    A name that says what the field holds is believed where the contents do not speak against it; what is missing
    then (body, headline, address, date) is looked for in the contents. Where nothing fits, the target is empty.
    """
    columns = {name: column_of(name, [record.get(name, "") for record in samples]) for name in names}
    fields = dict.fromkeys(names, "")
    _by_names(columns, fields)
    _fill(fields, "paragraph", _bodies(columns, fields))
    _fill(fields, "headline", _headlines(columns, fields))
    _fill(fields, "caption", [one for one in _free(columns, fields) if _tells_of_a_picture(one)])
    _fill(fields, "attr:url", [one for one in _free(columns, fields) if one.urls > _MOSTLY])
    _fill(fields, "attr:date", [one for one in _free(columns, fields) if one.dates > _MOSTLY])
    _drop_repeats(fields, samples)
    return fields


def is_header(first: Sequence[str], rest: Sequence[Sequence[str]]) -> bool:
    """Return whether the first row of a table names its columns: by known names, or because it is unlike the rest."""
    cells = [cell.strip("\ufeff \t\r\n\"'") for cell in first]
    filled = [cell for cell in cells if cell]
    if not filled or max(map(len, filled)) > _SHORT_NAME:
        return False
    if any(
        _URL.match(cell) or _NUMBER.fullmatch(fold(cell)) or _DATE.fullmatch(fold(cell)) for cell in filled
    ):
        return False
    known = sum(map(is_known, filled))
    if known * 3 >= len(filled):
        return True
    if len(set(filled)) < len(filled):
        return False
    below = [column_of("", [row[at] for row in rest if at < len(row)]) for at in range(len(cells))]
    return any(
        one.filled > 0 and (one.numbers > _MOSTLY or one.urls > _MOSTLY or one.length > 60 + 2 * len(cell))
        for one, cell in zip(below, cells, strict=True)
    )


def column_of(name: str, values: Sequence[str]) -> Column:
    """Return what the values of a field look like."""
    filled = [value.strip() for value in values if value.strip()]
    count = len(filled) or 1
    folded = [fold(value[:_SAMPLE]).strip() for value in filled]
    size = sum(map(len, folded)) or 1
    letters = sum(map(len, _LETTERS.findall("\n".join(folded)))) or 1
    return Column(
        name=name,
        length=sum(map(len, filled)) / count,
        filled=len(filled) / (len(values) or 1),
        unique=len(set(filled)) / count,
        letters=letters / size,
        arabic=sum(map(len, _ARABIC.findall("\n".join(folded)))) / letters,
        urls=_share(_URL, folded),
        dates=_share(_DATE, folded),
        numbers=_share(_NUMBER, folded),
    )


def _share(pattern: re.Pattern[str], values: Sequence[str]) -> float:
    return sum(pattern.fullmatch(value) is not None for value in values) / (len(values) or 1)


def _by_names(columns: Mapping[str, Column], fields: Fields) -> None:
    """Give each field what its name says; of several for one target the plainest name, then the longest, wins."""
    named = [(*target_by_name(name), column) for name, column in columns.items()]
    named.sort(
        key=lambda entry: (entry[1] // 1000, -entry[2].length if entry[0] == "paragraph" else entry[1])
    )
    for target, _, column in named:
        if not target or not _may_be(column, target):
            continue
        if target in fields.values() and target not in ("subheadline", "caption"):
            target = _own_attr(column.name) if target.startswith(ATTR) and column.length < 200 else ""
        fields[column.name] = target


def _may_be(column: Column, target: str) -> bool:
    """Return whether the contents do not speak against a target; a field without contents may be anything."""
    if not column.filled:
        return True
    if target == "attr:url":
        return column.urls > 0.3
    if target == "attr:date":
        return column.dates > 0.3 or column.length < 60
    if target.startswith(ATTR):
        return column.length < 200
    limit = {"headline": 400, "byline": 300, "credit": 200, "dateline": 200}.get(target)
    return (
        column.urls < 0.5
        and (column.prose or column.length > 20)
        and (limit is None or column.length < limit)
    )


def _own_attr(path: str) -> str:
    return ATTR + (re.sub(r"\W+", "_", path.rpartition(".")[2]).strip("_") or "value")


def _free(columns: Mapping[str, Column], fields: Fields) -> list[Column]:
    return [column for name, column in columns.items() if not fields[name] and column.filled]


def _bodies(columns: Mapping[str, Column], fields: Fields) -> list[Column]:
    """Return the fields that could be the body, the likeliest first: long, worded, Arabic rather than not."""
    able = [one for one in _free(columns, fields) if one.prose and one.length >= 20]
    return sorted(able, key=lambda one: -one.length * one.filled * (0.2 + one.arabic))


def _headlines(columns: Mapping[str, Column], fields: Fields) -> list[Column]:
    """Return the fields that could be the headline: short, worded, each another, shorter than the body."""
    bodies = [columns[name].length for name, target in fields.items() if target == "paragraph"]
    longest = min(200.0, max(bodies, default=0.0) / 2)
    able = [
        one
        for one in _free(columns, fields)
        if one.prose and 10 <= one.length <= longest and one.unique > _MOSTLY and one.filled > 0.5
    ]
    return sorted(able, key=lambda one: -one.length * (0.2 + one.arabic))


def _tells_of_a_picture(column: Column) -> bool:
    """Return whether it is called a picture and holds words: archives keep captions there, or addresses."""
    return is_picture(column.name) and column.prose and column.arabic > 0.5 and column.length >= 12


def _fill(fields: Fields, target: str, able: Iterable[Column]) -> None:
    """Give a target that no name claimed to the likeliest field."""
    best = next(iter(able), None)
    if best is not None and target not in fields.values():
        fields[best.name] = target


def _drop_repeats(fields: Fields, samples: Sequence[Mapping[str, str]]) -> None:
    """Take out a sub-headline that mostly is the headline again or the beginning of the body, as summaries are."""
    others = [name for name, target in fields.items() if target in ("headline", "paragraph")]
    for name in [name for name, target in fields.items() if target == "subheadline"]:
        told = [record for record in samples if record.get(name, "").strip()]
        again = sum(any(_opens(record.get(other, ""), record[name]) for other in others) for record in told)
        if told and again * 2 > len(told):
            fields[name] = ""


def _opens(text: str, beginning: str) -> bool:
    start = "".join(_LETTERS.findall(fold(beginning[:_SAMPLE])))[:60]
    return bool(start) and "".join(_LETTERS.findall(fold(text[:_SAMPLE]))).startswith(start)
