"""Values for the checks' tests: one article, its blocks as (role, text, kept) and its mentions."""

from __future__ import annotations

from core.checks import check_article
from core.model import Article, Block, Decision, Finding, Label, Mention, Part
from core.model.rank import sequence

READ = Decision("segmenter", "sentence", 0.9)
LABELS = (
    Label(1, "L1", "PER", "شخص", "Person", "#112233", "ش", "1", "a"),
    Label(2, "L2", "ORG", "منظمة", "Organisation", "#223344", "م", "2", "b"),
)
ARTICLE = Article(1, "A1", 1, "a", READ)


def block(number: int, text: str, role: str = "paragraph", kept: bool = True) -> Block:
    return Block(number, f"B{number}", 1, sequence(number), role, kept, text, (), READ, READ)


def blocks(*rows: tuple[str, str] | tuple[str, str, bool]) -> list[Block]:
    return [block(number, row[1], row[0], *row[2:]) for number, row in enumerate(rows, start=1)]


def mention(number: int, where: Block, words: str, label: int = 1) -> Mention:
    """Return a mention of the first place of `words` in a block, which may begin and end inside words."""
    start = where.text.index(words)
    return Mention(number, f"M{number}", 1, label, (Part(where.id, start, start + len(words)),), words=words)


def found(rows: list[Block], mentions: list[Mention] | None = None, rule: str | None = None) -> list[Finding]:
    findings = check_article(ARTICLE, rows, mentions or [], LABELS, None)
    return [finding for finding in findings if rule is None or finding.rule == rule]


def found_in(text: str, rule: str) -> list[Finding]:
    """Return what a rule finds in a paragraph of an article that is otherwise in order."""
    return found([block(1, "المجلس يبحث خطة الطرق", "headline"), block(2, text)], rule=rule)
