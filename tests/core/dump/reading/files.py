"""Files to read in tests, without a disk."""

from __future__ import annotations

import io
from dataclasses import dataclass

from core.dump.dividing.drafts import ArticleDraft
from core.dump.reading.decoding import Decoding
from core.dump.reading.fields import propose_fields
from core.dump.reading.forms import Problems, form_of
from core.dump.reading.records import read_records, records
from core.dump.reading.survey import survey

BODY = (
    "افتتحت البلدية صباح الخميس مكتبة عامة في الحي القديم، وحضر الافتتاح عدد كبير من الأهالي والطلاب.",
    "وقالت مديرة المكتبة إن الكتب تصل إلى القراء مجاناً، وإن باب الإعارة مفتوح للجميع من دون رسوم.",
    "عاد الصيادون أمس إلى البحر بعد أسبوع كامل من العواصف التي أبقت القوارب في المرفأ.",
    "بدأ موسم الزيتون في القرى الجبلية قبل موعده بأسبوعين بسبب صيف طويل قليل المطر.",
)
HEADLINES = (
    "مكتبة في الحي القديم",
    "باب الإعارة مفتوح للجميع",
    "الصيادون يعودون إلى البحر",
    "موسم زيتون مبكر",
)


@dataclass(frozen=True)
class Bytes:
    """A member that is nothing but its name and bytes."""

    name: str
    data: bytes

    def open(self):
        return io.BytesIO(self.data)


class Chunks:
    """Decodes UTF-8 in pieces of so many code points."""

    def __init__(self, size):
        self._size = size

    def chunks(self, stream):
        text = stream.read().decode("utf-8")
        for start in range(0, len(text), self._size):
            yield text[start : start + self._size]


def decoding_of(member):
    return Decoding.of(survey(member.open()))


def read_all(member, *, fields=None, form=None, decoding=None):
    """Return the source text, the drafts, the problems and the records of a file of records."""
    form = form or form_of(member.name, member.data[: 1 << 16])
    decoding = decoding or (None if form == "xlsx" else decoding_of(member))
    found = list(records(form, member, decoding, Problems()))
    names = list(dict.fromkeys(name for record in found for name in record.values))
    fields = propose_fields(names, [record.values for record in found]) if fields is None else fields
    problems = Problems()
    events = list(read_records(form, member, decoding, fields, problems))
    text = "".join(event for event in events if isinstance(event, str))
    drafts = [event for event in events if isinstance(event, ArticleDraft)]
    for block in (block for draft in drafts for block in draft.blocks):
        assert text[block.start : block.end] == block.text
    return text, drafts, problems, found


def told(draft):
    """Return role and text of each block."""
    return [(block.role, block.text) for block in draft.blocks]
