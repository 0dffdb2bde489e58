"""Exports of a real project: each format's shape, choices, and offsets that slice to the words."""

from __future__ import annotations

import csv
import io
import json
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.errors import Cancelled, UserError
from core.formats import EXPORTERS, ExportOptions, export, preview
from core.formats.captions import guarded
from core.formats.conll import Stretch, layers, tokens_of
from core.session import Session

HEADLINES = [
    "بلدية الميناء تفتتح ممشى بحرياً جديداً",
    "مزارعو الوادي يبدأون موسم الزيتون مبكراً",
    "فريق المدينة يحرز كأس الشباب للمرة الثالثة",
]


@pytest.fixture
def write(session, tmp_path):
    """Export the project in a format and return what the file holds."""

    def run(fmt, **options):
        out = tmp_path / f"out{EXPORTERS[fmt].suffix}"
        run.result = session.read(lambda view: export(view, fmt, out, **options))
        return out.read_bytes().decode("utf-8")

    return run


def mark(session, words, label="PER", article=0):
    """Label the first place of `words` in the kept blocks of an article."""
    blocks = session.read(lambda view: view.blocks(view.article_ids()[article]))
    block = next(one for one in blocks if one.kept and words in one.text)
    start = block.text.index(words)
    labels = {one.name: one.id for one in session.read(lambda view: view.labels())}
    session.execute("mention.add", parts=[[block.id, start, start + len(words)]], label=labels[label])
    return block


def test_text_has_a_line_for_each_kept_block_and_three_blank_lines_between_articles(session, write):
    articles = write("text").removesuffix("\n").split("\n\n\n\n")
    kept = session.read(
        lambda view: [[one.text for one in view.blocks(at) if one.kept] for at in view.article_ids()]
    )
    assert [article.split("\n") for article in articles] == kept
    assert "TT" not in kept[0]
    assert write.result.articles == 3
    assert write.result.blocks == sum(map(len, kept))


def test_text_of_chosen_roles_leaves_out_articles_without_them(write):
    assert write("text", roles=["headline"]) == "\n\n\n\n".join(HEADLINES) + "\n"
    assert write("text", roles=["caption"]).count("\n\n\n\n") == 1


def test_only_articles_of_the_statuses_asked_for_go_out_under_their_own_number(session, write):
    last = session.article_ids()[2]
    session.execute("article.set_status", articles=[last], status="done")
    (article,) = map(json.loads, write("jsonl", statuses=["done"]).splitlines())
    assert (article["article"], article["status"]) == (3, "done")
    (article,) = map(json.loads, write("jsonl", article_ids=[last]).splitlines())
    assert article["article"] == 3


def test_deleted_articles_do_not_go_out(session, write):
    session.execute("article.delete", articles=[session.article_ids()[0]])
    assert HEADLINES[0] not in write("text")


def test_json_lines_have_the_promised_keys_in_the_promised_order(session, write):
    mark(session, "سامر الخطيب")
    first = json.loads(write("jsonl").splitlines()[0])
    assert list(first) == ["article", "id", "source", "start", "end", "status", "note", "attrs", "blocks"]
    keys = ["id", "role", "kept", "text", "start", "end", "reason", "confidence", "decided_by", "mentions"]
    assert all(list(block) == keys for block in first["blocks"])
    (mention,) = [mention for block in first["blocks"] for mention in block["mentions"]]
    assert list(mention) == ["id", "start", "end", "label", "text", "entity"]
    assert (mention["label"], mention["text"], mention["entity"]) == ("PER", "سامر الخطيب", None)


def test_json_lines_tell_where_each_block_lies_in_the_dump(session, write):
    source = session.read(lambda view: view.source_text(view.sources()[0].id))
    for article in map(json.loads, write("jsonl").splitlines()):
        for block in article["blocks"]:
            assert source[block["start"] : block["end"]] == block["text"]
        assert article["start"] == article["blocks"][0]["start"]
        assert article["end"] == article["blocks"][-1]["end"]
        assert article["source"] == "dump.txt"


def test_json_lines_give_the_reason_that_a_block_is_left_out_for(session, write):
    blocks = [block for line in write("jsonl").splitlines() for block in json.loads(line)["blocks"]]
    stored = session.read(lambda view: [one for at in view.article_ids() for one in view.blocks(at)])
    for block, row in zip(blocks, stored, strict=True):
        decision = row.role_decision if row.kept else row.kept_decision
        assert (block["reason"], block["decided_by"]) == (decision.reason, decision.by)
    session.execute("block.set_kept", blocks=[stored[0].id], kept=False)
    block = json.loads(write("jsonl").splitlines()[0])["blocks"][0]
    assert (block["kept"], block["reason"], block["decided_by"]) == (False, "", "editor")


def test_merged_blocks_list_their_pieces_and_blocks_of_an_editor_have_no_place(session, write):
    blocks = session.read(lambda view: view.blocks(view.article_ids()[0]))
    two = [block for block in blocks if block.role == "paragraph"][:2]
    session.execute("block.merge", blocks=[block.id for block in two])
    exported = json.loads(write("jsonl").splitlines()[0])["blocks"]
    (merged,) = [block for block in exported if "pieces" in block]
    assert merged["pieces"] == [list(two[0].pieces[0]), list(two[1].pieces[0])]
    assert (merged["start"], merged["end"]) == (two[0].pieces[0].start, two[1].pieces[0].end)


def test_a_mention_of_several_parts_is_told_once_with_all_its_parts(session, write):
    blocks = session.read(lambda view: view.blocks(view.article_ids()[0]))
    one, two = [block for block in blocks if block.role == "paragraph"][:2]
    label = session.read(lambda view: view.labels())[0]
    session.execute("mention.add", parts=[[two.id, 0, 4], [one.id, 0, 6]], label=label.id)
    exported = json.loads(write("jsonl").splitlines()[0])["blocks"]
    ((where, mention),) = [(block, mention) for block in exported for mention in block["mentions"]]
    assert where["text"][mention["start"] : mention["end"]] == mention["text"] == one.text[:6]
    assert mention["parts"] == [[one.uid, 0, 6], [two.uid, 0, 4]]


def test_lost_mentions_do_not_go_out(session, write):
    block = mark(session, "سامر الخطيب")
    start = block.text.index("سامر الخطيب")
    session.execute("block.replace_text", block=block.id, start=start, removed="سامر الخطيب", inserted="")
    assert '"label"' not in write("jsonl")


def test_line_separators_in_a_block_do_not_break_a_json_line(session, write):
    block = mark(session, "سامر الخطيب")
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="\u2028\u0085")
    lines = write("jsonl").splitlines()
    assert len(lines) == 3
    assert any("\u2028\u0085" in one["text"] for one in json.loads(lines[0])["blocks"])


@settings(max_examples=30, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, 400), st.integers(1, 30), st.integers(0, 3)), min_size=1, max_size=6)
)
def test_offsets_of_json_lines_slice_to_the_words(imported, tmp_path_factory, marks):
    folder = tmp_path_factory.mktemp("property")
    path = folder / "p.tanqih"
    path.write_bytes(imported.read_bytes())
    with Session.open(path) as session:
        labels = session.read(lambda view: view.labels())
        blocks = session.read(lambda view: [one for at in view.article_ids() for one in view.blocks(at)])
        for at, size, choice in marks:
            block = blocks[at % len(blocks)]
            start = at % len(block.text)
            part = [block.id, start, min(len(block.text), start + size)]
            with suppress(UserError):  # no words, or marked already
                session.execute("mention.add", parts=[part], label=labels[choice].id)
        out = folder / "out.jsonl"
        session.read(lambda view: export(view, "jsonl", out))
    for block in (
        one for line in out.read_text(encoding="utf-8").splitlines() for one in json.loads(line)["blocks"]
    ):
        for mention in block["mentions"]:
            assert block["text"][mention["start"] : mention["end"]] == mention["text"] != ""


def test_conll_gives_tokens_tags_and_sentences(session, write):
    mark(session, "سامر الخطيب")
    mark(session, "شركة الساحل", "ORG")
    sentences = write("conll").removesuffix("\n\n").split("\n\n")
    assert sentences[0].split("\n") == [f"{word}\tO" for word in HEADLINES[0].split()]
    lines = [line.split("\t") for sentence in sentences for line in sentence.split("\n")]
    assert all(len(line) == 2 for line in lines)
    assert [line for line in lines if line[1] != "O"] == [
        ["سامر", "B-PER"],
        ["الخطيب", "I-PER"],
        ["شركة", "B-ORG"],
        ["الساحل", "I-ORG"],
    ]


def test_conll_has_a_column_for_each_level_outermost_first(session, write):
    mark(session, "رئيس البلدية سامر الخطيب", "PER")
    mark(session, "البلدية", "ORG")
    lines = [line.split("\t") for line in write("conll").split("\n") if line]
    assert all(len(line) == 3 for line in lines)
    assert [line for line in lines if line[1] != "O"] == [
        ["رئيس", "B-PER", "O"],
        ["البلدية", "I-PER", "B-ORG"],
        ["سامر", "I-PER", "O"],
        ["الخطيب", "I-PER", "O"],
    ]


def test_conll_cuts_a_token_at_the_edge_of_a_mention(session, write):
    block = mark(session, "رئيس البلدية")
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted="لسامر ")
    label = session.read(lambda view: view.labels())[0]
    session.execute("mention.add", parts=[[block.id, 1, 5]], label=label.id)
    assert "ل\tO\nسامر\tB-PER\n" in write("conll")


def test_conll_ends_sentences_after_full_stops_but_not_after_abbreviations(session, write):
    block = mark(session, "سامر الخطيب")
    text = "قال د. هادي: «انتهينا.» ثم غادر! فأين هو؟ لا أحد 3.5 يعلم (أ.ف.ب)."
    session.execute("block.replace_text", block=block.id, start=0, removed="", inserted=text + " ")
    tokens = [
        " ".join(line.split("\t")[0] for line in one.split("\n")) for one in write("conll").split("\n\n")
    ]
    assert tokens[2 : 2 + 4] == [
        "قال د . هادي : « انتهينا . »",
        "ثم غادر !",
        "فأين هو ؟",
        "لا أحد 3.5 يعلم ( أ.ف.ب ) .",
    ]


@given(
    st.text(alphabet="اب و١2.«»\u200f\u200b\u00a0\u2028\t\u0085\u0000ـً😀", max_size=40),
    st.lists(st.integers(0, 40)),
)
def test_conll_tokens_hold_no_space_and_nothing_that_shows_is_dropped(text, edges):
    tokens = list(tokens_of(text, sorted(set(edges))))
    shown = [sign for sign in text if not sign.isspace() and sign not in "\u200f\u200b\u0000"]
    assert "".join(token.text for token in tokens) == "".join(shown)
    assert all(token.text.split() == [token.text] for token in tokens)
    assert not any(token.start < edge < token.end for token in tokens for edge in edges)


def test_layers_keep_overlaps_apart():
    outer, inner, crossing, after = (Stretch(*one, "X") for one in ((0, 9), (0, 4), (3, 12), (9, 12)))
    assert layers([outer, inner, crossing, after]) == [[outer, after], [inner], [crossing]]


def test_captions_are_a_table_for_spreadsheets(write):
    text = write("captions")
    assert text.startswith("\ufeffarticle,id,source,headline,caption,credit,kept,")
    assert "\r" not in text
    rows = list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))
    assert [(row["article"], row["credit"], row["kept"]) for row in rows] == [
        ("1", "رويترز", "yes"),
        ("2", "أ.ف.ب", "yes"),
    ]
    assert [row["headline"] for row in rows] == HEADLINES[:2]


def test_a_credit_line_is_the_credit_of_the_caption_before_it(session, write):
    blocks = session.read(lambda view: view.blocks(view.article_ids()[2]))
    session.execute("block.set_role", blocks=[blocks[1].id], role="caption")
    session.execute("block.set_role", blocks=[blocks[2].id], role="credit")
    rows = list(csv.DictReader(io.StringIO(write("captions"))))
    assert rows[-1]["credit"] == blocks[2].text


@pytest.mark.parametrize("cell", ["=1+1", "+20", "-20", "@SUM(A1)", "\t=1", "\u200f=1", "＝1", " -5", "\r=2"])
def test_cells_that_start_a_formula_are_guarded(cell):
    assert guarded(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["قال 5+5", "", "'قال", "«قال»", "20-"])
def test_other_cells_are_exact(cell):
    assert guarded(cell) == cell


@pytest.mark.parametrize("fmt", EXPORTERS)
def test_a_preview_is_the_beginning_of_the_file(fmt, session, write):
    mark(session, "سامر الخطيب")
    whole = write(fmt).removeprefix("\ufeff")
    shown = session.read(lambda view: preview(view, fmt, ExportOptions(), 120))
    assert shown == whole[:120]
    assert session.read(lambda view: preview(view, fmt, ExportOptions(), 10**6)) == whole


@pytest.mark.parametrize(
    ("fmt", "options", "key"),
    [
        ("docx", {}, "error.unknown_format"),
        ("text", {"roles": ["poem"]}, "error.unknown_role"),
        ("text", {"statuses": ["finished"]}, "error.unknown_status"),
        ("text", {"statuses": ["done"]}, "error.nothing_to_export"),
        ("jsonl", {"article_ids": []}, "error.nothing_to_export"),
    ],
)
@pytest.mark.parametrize("per_article", [False, True])
def test_what_cannot_be_exported_is_refused_with_nothing_left(
    fmt, options, key, per_article, session, tmp_path
):
    before = sorted(tmp_path.iterdir())
    with pytest.raises(UserError) as refused:
        session.read(lambda view: export(view, fmt, tmp_path / "out", per_article=per_article, **options))
    assert refused.value.key == key
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize("fmt", EXPORTERS)
@pytest.mark.parametrize("per_article", [False, True])
def test_a_cancelled_export_leaves_nothing_and_progress_is_told(fmt, per_article, session, tmp_path):
    before, told = sorted(tmp_path.iterdir()), []
    with pytest.raises(Cancelled):
        session.read(
            lambda view: export(
                view,
                fmt,
                tmp_path / "out",
                per_article=per_article,
                progress=lambda done, total: told.append((done, total)),
                cancelled=lambda: len(told) == 2,
            )
        )
    assert sorted(tmp_path.iterdir()) == before
    assert [done for done, _ in told] == [0, 1]
