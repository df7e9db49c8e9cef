"""What can be found by words, one row of public text for each thing; and named settings."""

from __future__ import annotations

from datetime import date

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, mapped_column

from db.entities.base import Base


class SearchEntry(Base, kw_only=True):
    """The public text of a case, paragraph, record or recipient; its key is the thing's own.

    Secret words and protected titles never come here, so the index holds nothing secret.
    """

    __tablename__ = "search_entry"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    kind: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(120))
    body: Mapped[str] = mapped_column(String(20), default="")
    day: Mapped[date | None] = mapped_column(default=None)
    title: Mapped[str] = mapped_column(Text)
    text: Mapped[str] = mapped_column(Text, default="")


class Setting(Base, kw_only=True):
    """A named value of the register itself, such as what this file is."""

    __tablename__ = "setting"

    name: Mapped[str] = mapped_column(String(60), primary_key=True)
    value: Mapped[str] = mapped_column(Text)
