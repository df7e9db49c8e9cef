"""Cases and the memos written in them."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from db.entities.base import Base, NamesType, Versioned
from db.entities.organisation import Body, Register
from db.entities.record import Record
from db.entities.text_parts import TextParts
from db.rules.lifecycle import CaseKind, CaseStatus, may_become
from db.rules.refusals import ReasonNeeded, StepNotOpen


class Memo(TextParts, Versioned, Base, kw_only=True):
    """A memo (tjänsteskrivelse): a proposal to a body, held as parts."""

    __tablename__ = "memo"
    __table_args__ = (Index("ix_memo_case_id", "case_id"),)

    case_id: Mapped[int] = mapped_column(ForeignKey("case_file.id"))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), default=None)
    record_id: Mapped[int | None] = mapped_column(ForeignKey("record.id"), default=None)
    title: Mapped[str] = mapped_column(String(1000))
    dated_on: Mapped[date | None] = mapped_column(default=None)
    author: Mapped[str] = mapped_column(String(200), default="")
    recipients: Mapped[tuple[str, ...]] = mapped_column(NamesType, default=())

    case: Mapped[Case] = relationship(back_populates="memos", init=False, repr=False)
    body: Mapped[Body | None] = relationship(init=False, viewonly=True, repr=False)


class Case(Versioned, Base, kw_only=True):
    """A case with its registration number.

    The key is (register, year, serial); ``registration_number`` is the printed form and
    ``search_form`` what every spelling of it comes down to. ``title`` is public; what must be
    kept apart stands in ``protected_title`` with its ``legal_basis`` (OSL 5:2).
    """

    __tablename__ = "case_file"
    __table_args__ = (
        UniqueConstraint("register_id", "year", "serial"),
        UniqueConstraint("register_id", "search_form"),
        CheckConstraint("search_form <> ''", name="has_search_form"),
        CheckConstraint("legal_basis <> '' OR protected_title = ''", name="protected_has_basis"),
        Index("ix_case_file_opened_on_id", "opened_on", "id"),
        Index("ix_case_file_search_form", "search_form"),
        Index("ix_case_file_title_sort", "title_sort"),
        Index("ix_case_file_number_sort", "number_sort"),
    )

    register_id: Mapped[int] = mapped_column(ForeignKey("register.id"))
    body_id: Mapped[int | None] = mapped_column(ForeignKey("body.id"), default=None)
    year: Mapped[int]
    serial: Mapped[int | None]
    registration_number: Mapped[str] = mapped_column(String(80))
    search_form: Mapped[str] = mapped_column(String(80), default="")
    number_sort: Mapped[str] = mapped_column(String(160), default="")
    title: Mapped[str] = mapped_column(String(1000))
    title_sort: Mapped[str] = mapped_column(String(2000), default="")
    protected_title: Mapped[str] = mapped_column(String(1000), default="")
    legal_basis: Mapped[str] = mapped_column(String(100), default="")
    status: Mapped[CaseStatus] = mapped_column(default=CaseStatus.OPEN)
    status_reason: Mapped[str] = mapped_column(String(400), default="")
    kind: Mapped[CaseKind] = mapped_column(default=CaseKind.ORDINARY)
    submitted_by: Mapped[str] = mapped_column(String(300), default="")
    case_officer: Mapped[str] = mapped_column(String(200), default="")
    their_reference: Mapped[str] = mapped_column(String(100), default="")
    opened_on: Mapped[date]
    closed_on: Mapped[date | None] = mapped_column(default=None)

    register: Mapped[Register] = relationship(init=False, viewonly=True, repr=False)
    body: Mapped[Body | None] = relationship(init=False, viewonly=True, repr=False)
    records: Mapped[list[Record]] = relationship(
        order_by=Record.running_number, init=False, viewonly=True, repr=False
    )
    memos: Mapped[list[Memo]] = relationship(
        back_populates="case", order_by=Memo.id, init=False, repr=False
    )

    def become(self, status: CaseStatus, day: date, reason: str = "") -> None:
        """Pass to another status; striking the case needs a reason.

        Raises ``StepNotOpen`` when there is no way from here to there.
        """
        if not may_become(self.status, status):
            raise StepNotOpen(self.registration_number, self.status, status)
        if status is CaseStatus.OBLITERATED and not reason.strip():
            raise ReasonNeeded("obliterate")
        self.status, self.status_reason = status, reason.strip()
        self.closed_on = None if status in (CaseStatus.OPEN, CaseStatus.ON_HOLD) else day
