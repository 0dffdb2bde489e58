"""Fractional order keys: text that sorts by code point, with room between any two.

A key is a fraction written in base 62; it never ends in ``0``, so there is always a key before and after it.
"""

from __future__ import annotations

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
BASE = len(DIGITS)
WIDTH = 5


def sequence(at: int) -> str:
    """Return the key of the row `at` (from 0) of a list written in one go; room for 900 million rows."""
    number, key = at + 1, ""
    for _ in range(WIDTH):
        number, digit = divmod(number, BASE)
        key = DIGITS[digit] + key
    if number:
        raise ValueError(f"no order key for row {at}")
    return key.rstrip("0")


def between(before: str | None, after: str | None) -> str:
    """Return a key after `before` and before `after`; None stands for the open end."""
    low, high = before or "", after
    if high is not None and low >= high:
        raise ValueError(f"no order key between {before!r} and {after!r}")
    key = ""
    while True:
        at = len(key)
        floor = DIGITS.index(low[at]) if at < len(low) else 0
        ceiling = DIGITS.index(high[at]) if high is not None and at < len(high) else BASE
        if ceiling - floor > 1:
            return key + DIGITS[(floor + ceiling) // 2]
        key += DIGITS[floor]
        if ceiling > floor:
            high = None


def run_between(before: str | None, after: str | None, count: int) -> list[str]:
    """Return `count` keys in order between two keys, as short as halving makes them."""
    if count == 0:
        return []
    middle = between(before, after)
    left = (count - 1) // 2
    return [
        *run_between(before, middle, left),
        middle,
        *run_between(middle, after, count - 1 - left),
    ]
