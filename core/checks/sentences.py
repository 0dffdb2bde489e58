"""Which text says what a finding is: a rule may have more than one way to be struck."""

from __future__ import annotations

import unicodedata

from core.model import Finding


def sentence_key(finding: Finding) -> str:
    """Return the key of a finding's sentence.

    A mark without its partner is one that opens or one that closes; a near-duplicate may be the shorter of the two.
    """
    key, mark = f"check.{finding.rule}", str(finding.values.get("mark", ""))
    if finding.rule == "near-duplicate" and finding.values["kind"] != "alike":
        return f"{key}-{finding.values['kind']}"
    if finding.rule != "unbalanced" or not mark:
        return key
    return f"{key}-open" if unicodedata.category(mark[0]) in ("Ps", "Pi") else f"{key}-close"
