"""The text that is signed, and whether a file is that text with nothing but signatures added.

The PDF writer gives the same bytes for the same text, so that a signed file can be held against
the register: it must begin with the very file that the register would make now.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from db.entities.meeting import Meeting
from db.entities.minutes import MinutesPart
from db.queries.papers import paper_file, papers_of, signed_papers
from db.rules.signatures import Kinship
from db.rules.signing_refusals import SignedFileBroken
from db.store import Session
from desktop.documents.compose.minutes import NOT_VERIFIED, part_paragraphs
from desktop.documents.compose.sealed import SealedFile, sealed_blocks
from desktop.documents.model import Block, Document, Protected
from desktop.documents.pdf_writer import write_pdf
from desktop.documents.signatures.origin import only_signed
from desktop.operations.attachments import attachments
from desktop.operations.office import found
from desktop.operations.paper_setting import Order
from desktop.operations.papers import minutes_order


def pdf_to_sign(
    session: Session, order: Order, part: MinutesPart, *, public: bool, sealed: bool
) -> bytes:
    """The minutes with their places to sign; ``sealed`` lists the attachments' checksums."""
    return _pdf(_document(session, order, part, public=public, sealed=sealed), order)


def demand_own(session: Session, part: MinutesPart, pdf: bytes) -> bool:
    """Whether the file is the public version of the minutes; raises ``SignedFileBroken``."""
    kinship, public = _own(session, part, pdf)
    if kinship is not Kinship.OWN:
        raise SignedFileBroken("added_to" if kinship is Kinship.ADDED_TO else "other_text")
    return public


def kinship_of(session: Session, part: MinutesPart, pdf: bytes) -> Kinship:
    """How a file is related to the minutes, and to the signed file that is kept of them."""
    order = minutes_order(session, part)
    for row in signed_papers(papers_of(session, (order.subject_id,))):
        kinship = beside_kept(paper_file(session, row.id).content, pdf)
        if kinship is not Kinship.OTHER:
            return kinship
    return _own(session, part, pdf)[0]


def beside_kept(kept: bytes, pdf: bytes) -> Kinship:
    """How a file is related to a signed one that is kept."""
    if pdf == kept:
        return Kinship.KEPT
    if kept.startswith(pdf):
        return Kinship.CUT_BACK
    return Kinship.ADDED_TO if pdf.startswith(kept) else Kinship.OTHER


def _own(session: Session, part: MinutesPart, pdf: bytes) -> tuple[Kinship, bool]:
    """How the file is related to the register's text, and whether it is the public version."""
    order = minutes_order(session, part)
    tried: list[Document] = []
    for public in (True, False):
        for sealed in (False, True):
            document = _document(session, order, part, public=public, sealed=sealed)
            if document not in tried and pdf.startswith(unsigned := _pdf(document, order)):
                signed = only_signed(unsigned, pdf)
                return Kinship.OWN if signed else Kinship.ADDED_TO, public
            tried.append(document)
    return Kinship.OTHER, False


def _document(
    session: Session, order: Order, part: MinutesPart, *, public: bool, sealed: bool
) -> Document:
    """The text that is signed: it does not say that it is not verified."""
    if sealed:
        blocks = (*order.manuscript.blocks, _attachment_list(session, part))
        order = replace(order, manuscript=replace(order.manuscript, blocks=blocks))
    document = order.document(public=public)
    # Who signs digitally signs every page; there is nothing to put initials to.
    document = replace(document, initials=())
    return replace(document, mark="") if document.mark == NOT_VERIFIED else document


def _pdf(document: Document, order: Order) -> bytes:
    return write_pdf(document, order.style, signable=True)


def _attachment_list(session: Session, part: MinutesPart) -> Protected:
    internal, public = (_sealed(session, part, public=public) for public in (False, True))
    return Protected(tuple(internal), tuple(public))


def _sealed(session: Session, part: MinutesPart, *, public: bool) -> Iterator[Block]:
    meeting = found(session, Meeting, part.meeting_id)
    items = {paragraph.item_id for paragraph in part_paragraphs(meeting, part)}
    files = [
        SealedFile(each.label, each.title, each.registration_number, each.sha256)
        for each in attachments(session, meeting, public=public)
        if each.item_id in items
    ]
    return sealed_blocks(files)
