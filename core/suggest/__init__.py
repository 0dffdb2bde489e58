"""What a better model would divide otherwise: what is known, what may be thought over, and what differs."""

from __future__ import annotations

from core.suggest.choices import other_roles
from core.suggest.contradicted import agreed
from core.suggest.differences import Difference, differences
from core.suggest.known import held, learned
from core.suggest.present import PresentArticle, PresentBlock, present

__all__ = [
    "Difference",
    "PresentArticle",
    "PresentBlock",
    "agreed",
    "differences",
    "held",
    "learned",
    "other_roles",
    "present",
]
