"""The organisation's own Word templates, one for all its papers or one for each body."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, NamesType, Versioned
from db.entities.paper import FileContent
from db.rules.lifecycle import PaperKind


class PaperTemplate(Versioned, Base, kw_only=True):
    """A Word file whose styles, heads, logo and fields papers take.

    Without ``body_id`` it serves all bodies that have none of their own, without ``kind`` all
    kinds of papers. ``styles`` are pairs "role=name" of what the organisation chose itself.
    ``look`` names the measures that the other forms are set with ("large"), empty for the house's.
    """

    __tablename__ = "paper_template"
    __table_args__ = (UniqueConstraint("body_id", "kind"),)

    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), default=None)
    kind: Mapped[PaperKind | None] = mapped_column(default=None)
    name: Mapped[str] = mapped_column(String(200))
    sha256: Mapped[str] = mapped_column(ForeignKey("file_content.sha256"))
    styles: Mapped[tuple[str, ...]] = mapped_column(NamesType, default=())
    look: Mapped[str] = mapped_column(String(20), default="")
    added_at: Mapped[datetime]
    added_by: Mapped[str] = mapped_column(String(200))

    file: Mapped[FileContent] = relationship(init=False, viewonly=True, repr=False)
