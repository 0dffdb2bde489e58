"""An article that a second dump brings again is told right after the import, without another check."""

from __future__ import annotations

from pathlib import Path

from core.session import Session


def test_repeated_articles_are_found_by_the_import(session: Session, tmp_path: Path):
    text = (
        "قرية الصيادين تستعيد سوقها القديم بعد ترميم\n\n"
        "أعادت قرية الصيادين فتح سوقها القديم بعد ترميم استغرق عاماً ونصف العام بتمويل من جمعية محلية.\n"
        "وتجول الزوار بين دكاكين السمك والحبال والفخار، واستمعوا إلى فرقة شعبية قدمت أغاني البحر.\n"
        "وقال رئيس الجمعية منير سالم إن السوق سيفتح أبوابه كل يوم جمعة من الصباح حتى المساء.\n"
    )
    first, second = tmp_path / "first.txt", tmp_path / "second.txt"
    first.write_text(text, encoding="utf-8")
    second.write_text(text + "\n", encoding="utf-8")
    session.import_dumps([(first, None)])
    assert not session.findings(rule="article-repeats")
    two = session.import_dumps([(second, None)])
    [copy] = session.read(lambda view: view.article_ids(two.sources[0]))
    assert [finding.article for finding in session.findings(rule="article-repeats")] == [copy]
