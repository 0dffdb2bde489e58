"""JSON to records: a line each, or the values of an array, which is never held as a whole."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import chain

from core.dump.reading.forms import Problems
from core.dump.reading.record import Record, flatten
from core.dump.reading.whole_lines import LONGEST_RECORD, whole_lines

_HEAD = 1 << 20
_LINE_END = re.compile(r"\n")
_IN_STRING = re.compile(r'(?:[^"\\]++|\\.)*+', re.S)
_TO_SIGN = re.compile(r'[^"\[\]{},]*+')
_NOT_BLANK = re.compile(r"[^\s\ufeff,]")


def json_lines(chunks: Iterable[str], problems: Problems) -> Iterator[Record]:
    """Yield a record for each line that holds a JSON value; other lines are told."""
    number = 0
    for line, text in enumerate(whole_lines(chunks, _LINE_END), 1):
        text = text.strip("\ufeff ,\t\r\n")
        if not text:
            continue
        number += 1
        yield from _record(text, line, number, problems)


def json_values(chunks: Iterable[str], problems: Problems) -> Iterator[Record]:
    """Yield a record for each value of the array that the file is, or that an object in it holds.

    An object that holds no such array is itself the record; several may follow one another. A broken value is
    told and skipped.
    """
    number = 0
    for line, text in _Values(chunks).elements():
        text = text.strip("\ufeff ,\t\r\n")
        if not text:
            continue
        number += 1
        yield from _record(text, line, number, problems)


def _record(text: str, line: int, number: int, problems: Problems) -> Iterator[Record]:
    """Yield the record of a JSON text; numbers stay as they are written."""
    try:
        value = json.loads(text, strict=False, parse_int=str, parse_float=str, parse_constant=str)
    except (ValueError, RecursionError):
        problems.add("broken-json", line, number)
        return
    yield Record(line, number, flatten(value))


class _Values:
    """Cuts JSON text into the values of its array, by brackets and strings alone; linear in the text's length."""

    def __init__(self, chunks: Iterable[str]) -> None:
        rest = iter(chunks)
        head = ""
        for chunk in rest:
            head += chunk
            if len(head) >= _HEAD:
                break
        self._chunks = chain([head], rest)
        self._level = _level_of_values(head)
        self._inside = self._level == 0
        self._buffer = ""
        self._start = self._at = self._counted = 0
        self._line = 1

    def elements(self) -> Iterator[tuple[int, str]]:
        """Yield the line where a value begins and its text; between two there may be blank ones."""
        depth = 0
        for sign in self._signs():
            depth = max(depth + (sign in "[{") - (sign in "]}"), 0)
            if not self._inside:
                if sign == "[" and depth == self._level and self._array_counts():
                    self._inside, self._start = True, self._at
            elif sign == "," and depth == self._level:
                yield self._value(self._at - 1)
            elif sign in "]}" and depth == self._level:
                yield self._value(self._at)
            elif depth < self._level:
                yield self._value(self._at - 1)
                self._inside = False
        if self._inside:
            yield self._value(len(self._buffer))

    def _signs(self) -> Iterator[str]:
        """Yield the brackets and commas outside strings; `_at` is after the one that was yielded last."""
        in_string = False
        while True:
            found = (_IN_STRING if in_string else _TO_SIGN).match(self._buffer, self._at)
            self._at = found.end() if found else self._at
            sign = self._buffer[self._at : self._at + 1]
            if not sign or (in_string and sign != '"'):
                if not self._more():
                    return
                continue
            self._at += 1
            if sign == '"':
                in_string = not in_string
            else:
                yield sign

    def _more(self) -> bool:
        """Add a piece to the buffer and forget what was passed; the beginning of an endless value too."""
        chunk = next(self._chunks, None)
        if chunk is None:
            return False
        keep = self._start if self._inside and self._at - self._start < LONGEST_RECORD else self._at
        self._count_lines(keep)
        self._buffer = self._buffer[keep:] + chunk
        self._at -= keep
        self._start = self._counted = 0
        return True

    def _array_counts(self) -> bool:
        """Return whether the array that begins here holds records: objects, unless it is the file itself."""
        first = _NOT_BLANK.search(self._buffer, self._at)
        return self._level == 1 or first is None or first[0] == "{"

    def _value(self, end: int) -> tuple[int, str]:
        """Return the value up to `end`; the next one starts at `_at`."""
        found = _NOT_BLANK.search(self._buffer, self._start, end)
        self._count_lines(found.start() if found else end)
        text = self._buffer[self._start : end]
        self._start = self._at
        return self._line, text

    def _count_lines(self, end: int) -> None:
        if end > self._counted:
            self._line += self._buffer.count("\n", self._counted, end)
            self._counted = end


def _level_of_values(head: str) -> int:
    """Return how many brackets stand around each record: 0 where the values of the file itself are the records.

    In an object the records are the array of objects that takes up most of it, else the object is the record.
    """
    sizes: dict[int, int] = {}
    opened = start = depth = at = 0
    while at < len(head):
        found = _TO_SIGN.match(head, at)
        at = found.end() if found else at
        sign = head[at : at + 1]
        at += 1
        if sign == '"':
            inner = _IN_STRING.match(head, at)
            at = inner.end() + 1 if inner else at
        elif sign and sign in "[{":
            depth += 1
            if sign == "[" and not opened and (depth == 1 or _opens_object(head, at)):
                opened, start = depth, at
        elif sign and sign in "]}":
            if opened and depth == opened:
                sizes[depth] = sizes.get(depth, 0) + at - start
                opened = 0
            depth = max(depth - 1, 0)
    if opened:
        sizes[opened] = sizes.get(opened, 0) + len(head) - start
    largest = max(sizes, key=lambda level: sizes[level], default=0)
    return largest if largest == 1 or sizes.get(largest, 0) * 2 > len(head) else 0


def _opens_object(head: str, at: int) -> bool:
    first = _NOT_BLANK.search(head, at)
    return first is not None and first[0] == "{"
