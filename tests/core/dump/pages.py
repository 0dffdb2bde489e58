"""Pages of news written for the tests, in the layouts that dumps come in."""

from __future__ import annotations

PARAGRAPHS = (
    "أعلنت بلدية الميناء، أمس، أنها أنهت تجديد السوق القديمة بعد عامين من العمل المتواصل في أزقتها.",
    "وقال رئيس البلدية إن المحال ستفتح أبوابها تباعاً، وإن الحرفيين سيعودون إلى أماكنهم قبل نهاية الشهر.",
    "ومن المقرر أن تنظم البلدية معرضاً للصناعات اليدوية في الساحة الكبرى، تشارك فيه قرى الساحل كلها.",
)
HEADLINES = (
    "سوق الميناء القديمة تستعيد زوارها بعد عامين من التجديد",
    "مزارعو الوادي يجنون أول محصول من الزعفران هذا الموسم",
    "قطار الضواحي ينقل مليون راكب في شهره الأول",
)
CAPTION = "حرفي ينقش طبقاً من النحاس في سوق الميناء (رويترز)"


def page(headline: str, caption: str = "", kicker: str = "", gap: str = "\n\n") -> str:
    """Return a page as it is copied off a site with a font-size control: header lines stand twice."""
    picture = [f"{caption}\n{caption}"] if caption else []
    header = [headline, *([kicker] if kicker else []), *picture, "TT", headline, *picture]
    return gap.join([*header, *PARAGRAPHS])


def plain(headline: str, byline: str = "") -> str:
    """Return a page of headline, byline and body with one blank line after each of the first two."""
    return "\n\n".join([headline, *([byline] if byline else []), "\n".join(PARAGRAPHS)])
