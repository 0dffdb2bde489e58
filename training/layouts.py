"""Dumps made of given articles in many layouts, so that what is learned holds for pages never seen.

A dump follows one to three outlets; an outlet has its own order of the parts, gaps, furniture, dates and sign-offs, and
leaves parts out at will. All words that are not the articles' are those of `training.words`.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from training.articles import Parts
from training.words import (
    AGENCIES,
    CREDITS,
    DAYS,
    FAMILY,
    FURNITURE,
    GIVEN,
    MONTHS,
    PAPERS,
    PLACES,
    RULES,
    SIGN_OFFS,
    WIDGETS,
)


class Laid(NamedTuple):
    """One line of a made dump: the blank lines before it, its text, its part, and whether an article starts."""

    gap: int
    text: str
    part: str
    starts: bool


_ABOVE = {"kicker": 0.06, "date": 0.08, "section": 0.04, "rule": 0.03, "byline": 0.03, "share": 0.01}
"""How often an outlet of a pasted dump has a part above its headlines."""


@dataclass(slots=True)
class Outlet:
    """How one outlet lays its articles out: the order of parts, how often each is there, and the gaps."""

    order: list[str]
    odds: dict[str, float]
    gaps: dict[str, tuple[int, ...]]
    furniture: list[str] = field(default_factory=list)
    widget: str = "TT"
    months: str = "egypt"
    date_form: int = 0
    byline_form: int = 0
    sign_off: str = "انتهى"
    rule: str = "---"
    shorten: float = 0.3
    split: float = 0.2
    paper: str = "الرأي"


class Layouter:
    """Makes dumps. The captions and subheadlines given are mixed with made ones."""

    def __init__(self, articles: Sequence[Parts], seed: int, *, real_extras: bool = True) -> None:
        self._articles = list(articles)
        self._random = random.Random(seed)
        self._captions = [c for a in articles for c in a.captions] if real_extras else []
        self._kickers = [s for a in articles for s in a.subheadlines] if real_extras else []
        self._bylines = [a.byline for a in articles if 0 < len(a.byline) < 80]
        self._headlines = [a.headline for a in articles]

    def dump(self, size: int, family: str = "") -> list[Laid]:
        """Return the lines of one made dump of `size` articles; `family` is page, plain, single, pasted or any."""
        pick = self._random
        family = (
            family
            or pick.choices(("page", "mixed", "plain", "single", "pasted"), (0.13, 0.13, 0.17, 0.12, 0.45))[0]
        )
        makers = {
            "page": [self._page],
            "plain": [self._plain],
            "single": [self._single],
            "mixed": [self._page, self._plain],
            "pasted": [self._pasted] * pick.randint(2, 8),
        }[family]
        outlets = [make() for make in makers]
        squeeze = family != "pasted" and pick.random() < 0.25
        chosen = pick.sample(self._articles, min(size, len(self._articles)))
        if pick.random() < 0.4:
            chosen = self._by_topic(chosen)
        blocks = pick.random() < 0.6
        lines: list[Laid] = []
        turn = 0
        for at, article in enumerate(chosen):
            if not blocks or pick.random() < 0.2:
                turn = pick.randrange(len(outlets))
            outlet = outlets[turn % len(outlets)]
            laid = list(self._article(article, outlet))
            gap = 0 if not at else pick.choice(outlet.gaps["article"])
            lines.append(laid[0]._replace(gap=gap, starts=True))
            lines.extend(laid[1:])
        if squeeze:
            lines = [line._replace(gap=0) for line in lines]
        return lines

    def swapped(self, lines: Sequence[Laid]) -> list[Laid]:
        """Return a dump with other captions and subheadlines, the same one wherever one stood in an article."""
        instead: dict[str, str] = {}
        found: list[Laid] = []
        for line in lines:
            if line.starts:
                instead = {}
            if line.part == "caption":
                instead.setdefault(line.text, self._caption(self._random.choice(self._articles)))
            elif line.part == "subheadline":
                instead[line.text] = self._kicker(self._random.choice(self._articles))
            text = instead.get(line.text, line.text) if line.part != "headline" else line.text
            found.append(line._replace(text=text if text.strip() else line.text))
        return found

    def _by_topic(self, articles: list[Parts]) -> list[Parts]:
        """Return the articles so that neighbours speak of like things."""
        left = {at: set(re.findall(r"\w{5,}", " ".join(a.body)[:800])) for at, a in enumerate(articles)}
        order = [0]
        words = left.pop(0)
        while left:
            best = max(left, key=lambda at: len(words & left[at]) / (20 + len(left[at])))
            words = left.pop(best)
            order.append(best)
        return [articles[at] for at in order]

    def _page(self) -> Outlet:
        pick = self._random
        order = [
            "kicker1",
            "headline",
            "sub",
            "caption2",
            "widget",
            "repeat",
            "caption_rep",
            "byline",
            "body",
            "end",
        ]
        odds = {
            "headline": 1,
            "sub": 0.3,
            "kicker1": pick.choice((0, 0, 0, 0, 0, 0, 0, 0.2)),
            "caption2": pick.choice((0.4, 0.6)),
            "widget": pick.choice((1, 1, 1, 0.5)),
            "repeat": 1,
            "caption_rep": pick.choice((1, 1, 0)),
            "byline": pick.choice((0, 0.5, 1)),
            "end": pick.choice((0, 0, 0.1)),
        }
        between = pick.choice(((0,), (1,), (2,), (3,), (3,), (1, 2, 3, 4), (0, 1, 2, 3)))
        inside = pick.choice(((0,), (0,), (0, 1), (1,)))
        para = pick.choice(((0,), (0,), (1,), (0, 1)))
        return Outlet(
            order,
            odds,
            {"article": between, "part": inside, "paragraph": para},
            widget=pick.choice(WIDGETS[:3] + WIDGETS),
            shorten=0.2,
            split=0.1,
            paper=pick.choice(PAPERS),
        )

    def _plain(self) -> Outlet:
        pick = self._random
        odds = {"headline": 1, "byline": pick.choice((0.3, 0.7, 0.9, 1)), "end": pick.choice((0, 0, 0.15))}
        para = pick.choice(((0,), (1,), (0, 1), (0, 0, 0, 1)))
        between = pick.choice(((1,), (1,), (2,), (1, 2), (0,)))
        part = pick.choice(((0,), (0,), (1,), (0, 1)))
        return Outlet(
            ["headline", "byline", "body", "end"],
            odds,
            {"article": between, "part": part, "paragraph": para},
            shorten=0.3,
            split=0.15,
            byline_form=pick.choice((0, 0, 0, 1, 2, 3, 4)),
            paper=pick.choice(PAPERS),
        )

    def _single(self) -> Outlet:
        pick = self._random
        outlet = self._plain()
        outlet.order = pick.choice(
            (
                ["headline", "caption", "byline", "body", "end"],
                ["headline", "caption", "byline", "body", "end"],
                ["headline", "byline", "caption", "body", "end"],
                ["caption", "headline", "byline", "body"],
                ["headline", "sub", "caption", "byline", "body"],
            )
        )
        outlet.odds |= {"caption": pick.choice((0.3, 0.5, 0.8)), "sub": 0.3}
        return outlet

    def _pasted(self) -> Outlet:
        pick = self._random
        head = ["headline"]
        for part in ("date", "byline", "source", "share", "sub", "caption", "widget", "section"):
            if pick.random() < 0.6:
                head.insert(pick.randint(1, len(head)), part)
        for part, above in _ABOVE.items():
            if pick.random() < above:
                head.insert(0, part)
        if pick.random() < 0.12:
            head.append("repeat")
        tail = [
            part
            for part in ("sign", "share", "date", "byline_end", "tags", "rule", "end")
            if pick.random() < 0.25
        ]
        pick.shuffle(tail)
        odds = {part: pick.choice((0.15, 0.4, 0.7, 0.95, 1)) for part in (*head, *tail)}
        odds["headline"] = pick.choice((0, 0.3, 0.6, 0.8, 0.9, 1, 1, 1))
        odds["sub"] = min(odds.get("sub", 0.3), 0.5)
        between = pick.choice(
            ((0,), (0,), (0, 1), (0, 1), (1,), (1, 2), (2,), (0, 1, 2, 3), (0, 0, 0, 2), (3,))
        )
        part_gap = pick.choice(((0,), (0,), (0, 1), (1,), (0, 0, 0, 1, 2), (0, 2)))
        para = pick.choice(((0,), (0,), (0,), (1,), (1,), (0, 1), (0, 0, 0, 1), (0, 1, 2)))
        return Outlet(
            [*head, "body", *tail],
            odds,
            {"article": between, "part": part_gap, "paragraph": para},
            furniture=pick.sample(FURNITURE, pick.randint(1, 5)),
            widget=pick.choice(WIDGETS),
            months=pick.choice(list(MONTHS)),
            date_form=pick.randrange(14),
            byline_form=pick.randrange(11),
            sign_off=pick.choice(SIGN_OFFS),
            rule=pick.choice(RULES),
            shorten=pick.choice((0.1, 0.4, 0.8)),
            split=pick.choice((0, 0.1, 0.4, 0.8)),
            paper=pick.choice(PAPERS),
        )

    def _article(self, article: Parts, outlet: Outlet) -> Iterator[Laid]:
        pick = self._random
        caption = self._caption(article)
        there = {part for part in outlet.order if pick.random() < outlet.odds.get(part, 1)}
        if "headline" not in there:
            there -= {"sub", "kicker", "kicker1", "repeat"}
        byline = self._byline(article, outlet)
        captioned = "caption2" in there
        for part in outlet.order:
            if part != "body" and part not in there:
                continue
            gap = pick.choice(outlet.gaps["part"])
            lines = (
                ((text, "paragraph") for text in self._body(article, outlet))
                if part == "body"
                else self._part(part, article, outlet, caption, byline, captioned)
            )
            for text, name in lines:
                if not text.strip():
                    continue
                yield Laid(gap, text, name, starts=False)
                gap = pick.choice(outlet.gaps["paragraph" if part == "body" else "part"])

    def _part(
        self, part: str, article: Parts, outlet: Outlet, caption: str, byline: str, captioned: bool
    ) -> Iterator[tuple[str, str]]:
        """Yield the lines of one part that is no body, each with what it is."""
        pick = self._random
        if part in ("caption2", "caption"):
            yield caption, "caption"
        if part == "caption2":
            yield self._nearly(caption), "repeat"
        elif part == "caption_rep":
            yield from ((self._nearly(caption), "repeat") for _ in range(2 if captioned else 0))
        elif part in ("sub", "kicker", "kicker1"):
            lines = 2 if part == "sub" and pick.random() < 0.2 else 1
            yield from ((self._kicker(article), "subheadline") for _ in range(lines))
        elif part in ("share", "section", "tags"):
            furniture = outlet.furniture[: pick.randint(1, 3)] or ["طباعة"]
            yield from ((self._numbers(text), "widget") for text in furniture)
        elif part != "caption":
            yield from self._single_line(part, article, outlet, byline)

    def _single_line(
        self, part: str, article: Parts, outlet: Outlet, byline: str
    ) -> Iterator[tuple[str, str]]:
        made: dict[str, tuple[str, Callable[[], str]]] = {
            "headline": ("headline", lambda: article.headline),
            "repeat": ("repeat", lambda: self._nearly(article.headline)),
            "widget": ("widget", lambda: outlet.widget),
            "byline": ("byline", lambda: byline),
            "byline_end": ("byline", lambda: byline),
            "source": ("byline", lambda: self._source(outlet)),
            "date": ("date", lambda: self._date(outlet)),
            "rule": ("widget", lambda: outlet.rule),
            "sign": ("paragraph", lambda: self._filled(outlet.sign_off, outlet)),
            "end": ("paragraph", lambda: self._filled(self._random.choice(SIGN_OFFS), outlet)),
        }
        name, make = made[part]
        text = make()
        if text:
            yield text, name

    def _source(self, outlet: Outlet) -> str:
        paper, place = outlet.paper, self._random.choice(PLACES)
        return self._random.choice(
            (f"«{paper}»", paper, f"- {paper}", f"المصدر: {paper}", f"{place} - «{paper}»")
        )

    def _body(self, article: Parts, outlet: Outlet) -> list[str]:
        pick = self._random
        body = list(article.body)
        if body and article.byline and body[0].startswith(article.byline) and pick.random() < 0.5:
            body[0] = body[0][len(article.byline) :].strip(" :-") or body[0]
        if pick.random() < outlet.split:
            body = [piece for text in body for piece in _sentences(text, pick.choice((80, 150, 250)))]
        elif pick.random() < 0.1:
            body = [" ".join(body)[:6000]]
        if pick.random() < outlet.shorten:
            body = body[: max(1, int(len(body) * pick.random()))]
        if pick.random() < 0.15 and not body[0].startswith(article.byline or "\0"):
            body[0] = f"{self._inline(outlet)} {body[0]}"
        if pick.random() < 0.08 and len(body) > 3:
            for _ in range(pick.randint(1, 3)):
                words = pick.choice(body).split()
                cut = " ".join(words[: pick.randint(1, 5)]).strip(" .،:")
                if cut:
                    body.insert(pick.randint(1, len(body) - 1), cut + pick.choice(("", "", ":", "؟")))
        return [text for text in body if text.strip()] or list(article.body[:1])

    def _inline(self, outlet: Outlet) -> str:
        pick = self._random
        place, agency = pick.choice(PLACES), pick.choice(AGENCIES)
        return pick.choice(
            (
                f"{place} - {agency}:",
                f"{place} ({agency}) -",
                f"{place} -",
                f"{place}:",
                f"{place} - {self._name()} -",
                f"- {outlet.paper}",
                f"{agency} -",
                f"{place}/ {agency}/",
                f"{place}، {agency} –",
            )
        )

    def _caption(self, article: Parts) -> str:
        pick = self._random
        real = [c for c in article.captions if self._captions]
        if real and pick.random() < 0.3:
            return pick.choice(real)
        if self._captions and pick.random() < 0.3:
            text = re.sub(r"\s*\([^()]*\)$", "", pick.choice(self._captions))
        else:
            body = article.body if pick.random() < 0.5 else pick.choice(self._articles).body
            sentences = _sentences(" ".join(body)[:3000], 30)
            words = re.sub(r"^و", "", pick.choice(sentences)).split() if sentences else ["صورة"]
            skip = pick.choice((0, 0, 1, 2)) if len(words) > 8 else 0
            text = " ".join(words[skip : skip + pick.randint(3, 14)]).strip(" .،:؛-")
            text = pick.choice(("", "", "", "جانب من ", "صورة لـ", "لقطة من ")) + text
        if pick.random() < 0.5:
            credit = pick.choice(CREDITS).format(name=self._name(), paper=pick.choice(PAPERS))
            text += pick.choice(
                (f" ({credit})", f" ({credit})", f"({credit})", f" [{credit}]", f" - {credit}")
            )
        return text

    def _kicker(self, article: Parts) -> str:
        pick = self._random
        if self._kickers and pick.random() < 0.35:
            return pick.choice(self._kickers)
        if pick.random() < 0.5:
            words = pick.choice(self._headlines).split()
            text = " ".join(words[: pick.randint(2, max(2, len(words)))])
        else:
            words = " ".join(pick.choice((article, pick.choice(self._articles))).body)[:2500].split()
            at = pick.randrange(max(1, len(words) - 12))
            text = " ".join(words[at : at + pick.randint(3, 13)]).strip(" .،:؛")
        return text + pick.choice(("", "", "", "", "", "", "..", "...", "!"))

    def _byline(self, article: Parts, outlet: Outlet) -> str:
        pick = self._random
        if outlet.byline_form == 0:
            return article.byline or pick.choice(self._bylines)
        name, place, agency = self._name(), pick.choice(PLACES), pick.choice(AGENCIES)
        forms = (
            name,
            f"{place} - {name}",
            f"بقلم: {name}",
            f"كتب - {name}:",
            f"د. {name}",
            f"{place} - {agency}",
            f"{name} - {place}",
            f"{place}: {name}",
            f"كتب {name}",
            f"{outlet.paper} - {name}",
            f"{place} ({agency})",
            f"بقلم / {name}",
            f"الكاتب: {name}",
        )
        return forms[outlet.byline_form % len(forms)] if pick.random() < 0.85 else pick.choice(forms)

    def _name(self) -> str:
        pick = self._random
        return " ".join(
            (pick.choice(GIVEN), *([pick.choice(GIVEN)] if pick.random() < 0.2 else []), pick.choice(FAMILY))
        )

    def _date(self, outlet: Outlet) -> str:
        pick = self._random
        day, number = pick.randint(1, 29), pick.randint(1, 12)
        year = pick.randint(1998, 2025) if outlet.months != "hijri" else pick.randint(1420, 1447)
        month, weekday = MONTHS[outlet.months][number - 1], pick.choice(DAYS)
        time = f"{pick.randint(0, 23):02}:{pick.randint(0, 59):02}"
        return (
            f"{weekday} {day} {month} {year}",
            f"{day}/{number}/{year}",
            f"{year}-{number:02}-{day:02} {time}",
            f"التاريخ: {day} {month} {year}",
            f"{day} {month} {year}",
            f"{weekday}، {day} {month}، {year}",
            f"{weekday} {day} {month} {year} الساعة {time}",
            f"نشر في: {day}-{number}-{year}",
            f"{time} {day}/{number}/{year}",
            f"آخر تحديث: {weekday} {day} {month} {year} - {time}",
            f"{day}-{number:02}-{year}",
            f"{weekday} {day}/{number}/{year}",
            f"تاريخ النشر: {day}/{number}/{year}",
            f"{year}/{number}/{day} | {time}",
        )[outlet.date_form % 14]

    def _filled(self, text: str, outlet: Outlet) -> str:
        user = "".join(self._random.choices("abcdefghiklmnorstu", k=6))
        return text.format(
            paper=outlet.paper,
            agency=self._random.choice(AGENCIES),
            mail=f"{user}@example.com",
            name=self._name(),
        )

    def _numbers(self, text: str) -> str:
        return re.sub(r"\d+", lambda _: str(self._random.randint(0, 3000)), text)

    def _nearly(self, text: str) -> str:
        """Return a copy of a line, now and then with another mark in it."""
        pick = self._random
        if pick.random() < 0.9:
            return text
        return pick.choice(
            (
                text.replace("«", '"').replace("»", '"'),
                text.replace("،", ""),
                text + ".",
                text.replace("..", "…"),
                text.replace("أ", "ا", 1),
                text.replace("ة ", "ه ", 1),
            )
        )


def _sentences(text: str, least: int) -> list[str]:
    """Return a paragraph as shorter ones, each at least so many code points and ended by a full stop."""
    found: list[str] = []
    for piece in re.split(r"(?<=[.!؟])\s+", text):
        if found and len(found[-1]) < least:
            found[-1] += " " + piece
        elif piece:
            found.append(piece)
    return found


def written(lines: Sequence[Laid]) -> str:
    """Return the text of a made dump."""
    return "".join("\n" * (line.gap + 1) + line.text for line in lines).lstrip("\n") + "\n"
