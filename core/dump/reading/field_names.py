"""What the fields of news archives are called, in Arabic, English and French, and what each most likely holds."""

from __future__ import annotations

import re
import unicodedata

from core.arabic import fold

_NAMES = {
    "headline": (
        "title headline head heading main_headline headline_text news_title article_title post_title page_title "
        "titre titre_principal manchette intitule "
        "عنوان العنوان العنوان_الرئيسي عنوان_رئيسي عنوان_الخبر عنوان_المقال عنوان_المادة العناوين"
    ),
    "subheadline": (
        "subtitle sub_title subhead sub_head subheadline sub_headline subheading secondary_headline second_title "
        "deck dek standfirst kicker overline suptitle strapline lead lede summary description excerpt abstract intro "
        "introduction teaser short_description sous_titre surtitre chapeau chapo resume accroche "
        "العنوان_الفرعي عنوان_فرعي العنوان_الثانوي عنوان_ثانوي عنوان_تمهيدي العنوان_التمهيدي ملخص الملخص وصف الوصف "
        "مقدمة المقدمة نبذة موجز الموجز مقتطف"
    ),
    "caption": (
        "caption captions image_caption photo_caption picture_caption image_description photo_description legende "
        "legende_photo legende_image تعليق_الصورة شرح_الصورة وصف_الصورة كلام_الصورة تعليق_صورة شرح_صورة"
    ),
    "credit": (
        "credit image_credit photo_credit photographer photographe credit_photo المصور مصور تصوير مصدر_الصورة"
    ),
    "byline": (
        "author authors author_name byline by_line writer reporter creator dc_creator journalist auteur auteurs "
        "journaliste signature كاتب الكاتب الكاتبة المؤلف مؤلف المحرر محرر المراسل مراسل بقلم كاتب_المقال اسم_الكاتب"
    ),
    "dateline": "dateline date_line",
    "paragraph": (
        "body content contents text article_body article_text article_content main_text full_text fulltext story "
        "news_text news_body body_text body_html content_html content_text content_encoded clean_text raw_text "
        "plain_text paragraphs paragraph maintext article contenu texte corps texte_integral paragraphes "
        "نص النص متن المتن محتوى المحتوى نص_الخبر نص_المقال نص_المادة الخبر المقال التفاصيل تفاصيل الفقرات المضمون"
    ),
    "attr:url": (
        "url link href permalink uri source_url article_url page_url canonical canonical_url web_url news_url lien "
        "adresse رابط الرابط رابط_الخبر رابط_المقال رابط_المصدر الوصلة"
    ),
    "attr:date": (
        "date published published_at pubdate pub_date date_published publication_date publish_date published_date "
        "published_time datetime date_time created created_at timestamp post_date date_publication date_de_publication "
        "تاريخ التاريخ تاريخ_النشر تاريخ_الخبر وقت_النشر تاريخ_المقال"
    ),
    "attr:id": (
        "id _id article_id news_id post_id doc_id guid uuid identifier identifiant معرف المعرف رقم الرقم رقم_الخبر"
    ),
    "attr:section": (
        "section category categories topic desk channel rubrique categorie قسم القسم تصنيف التصنيف باب الباب الفئة"
    ),
    "attr:tags": (
        "tags tag keywords mots_cles motscles etiquettes وسوم الوسوم كلمات_مفتاحية الكلمات_المفتاحية كلمات_دلالية"
    ),
    "attr:source": (
        "source publisher outlet newspaper site site_name sitename website agency source_name journal editeur "
        "مصدر المصدر الصحيفة صحيفة الموقع الجريدة الوكالة الناشر"
    ),
    "attr:language": "lang language langue اللغة لغة",
}
_BY_WORD = (
    ("attr:date", "date time تاريخ"),
    ("attr:url", "url link uri lien رابط"),
    ("caption", "caption legende"),
    ("subheadline", "subtitle subhead subheadline kicker summary description"),
    ("byline", "author byline writer auteur كاتب الكاتب"),
    ("headline", "title headline titre عنوان العنوان"),
    ("paragraph", "body content text texte contenu paragraph نص النص محتوي المحتوي"),
)
_ASIDE = frozenset(
    "image images photo picture thumbnail thumb icon logo video audio media comment comments user avatar "
    "صوره الصوره فيديو تعليقات related ads".split()
)
"""Words of names whose addresses, dates and titles are not the article's."""
_PICTURES = frozenset("image images photo photos picture pictures صوره الصوره صور الصور".split())
_OUTER = frozenset("author publisher site source".split())

_HUMP = re.compile(r"(?<=[a-z])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+")


def words_of(name: str) -> tuple[str, ...]:
    """Return the words of a field's name: folded, without accents, ``imageCaption`` as two."""
    folded = fold(_HUMP.sub(" ", name)).casefold()
    if not folded.isascii():
        letters = unicodedata.normalize("NFKD", folded)
        folded = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return tuple(_WORD.findall(folded))


def _key(words: tuple[str, ...]) -> str:
    return "".join(words)


_TARGETS = {_key(words_of(name)): target for target, names in _NAMES.items() for name in names.split()}
_RANKS = {key: rank for rank, key in enumerate(_TARGETS)}
_WORDS = {word: target for target, words in _BY_WORD for word in words.split()}


def is_known(name: str) -> bool:
    """Return whether archives call a field so."""
    return _key(words_of(name)) in _TARGETS


def is_picture(path: str) -> bool:
    """Return whether a field is called a picture and nothing more, which may mean its address or its caption."""
    return _key(words_of(path.rpartition(".")[2])) in _PICTURES


def target_by_name(path: str) -> tuple[str, int]:
    """Return what a field most likely holds by its name, and how plainly it says so (smaller is plainer).

    The target is empty for a name that says nothing, or that speaks of something beside the article.
    """
    words = words_of(path)
    whole = _key(words)
    if whole in _TARGETS:
        return _TARGETS[whole], _RANKS[whole]
    last = words_of(path.rpartition(".")[2])
    before = words[: len(words) - len(last)]
    if not _ASIDE.isdisjoint(words) or not _OUTER.isdisjoint(before):
        return _aside(words, _key(last))
    if _key(last) in _TARGETS:
        return _TARGETS[_key(last)], 1000 + _RANKS[_key(last)]
    for word in reversed(last):
        if word in _WORDS and "id" not in last:
            return _WORDS[word], 2000
    return "", 3000


def _aside(words: tuple[str, ...], last: str) -> tuple[str, int]:
    """Return what a field beside the article may still be: a picture's caption and credit, an author's name."""
    if last in ("caption", "description", "legende", "credit") and not {"comment", "user"} & set(words):
        return ("credit" if last == "credit" else "caption"), 1500
    if last == "name" and words[-2:-1] in (("author",), ("authors",), ("auteur",)):
        return "byline", 1500
    if last == "name" and words[-2:-1] in (("publisher",), ("source",), ("site",)):
        return "attr:source", 1500
    return "", 3000
