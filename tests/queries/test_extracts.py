"""Who is to have which extract, who has it, and who cannot be reached (AC-47, AC-48)."""

from __future__ import annotations

from datetime import date

import pytest

from db.entities.base import now
from db.entities.extract import Dispatch, Extract
from db.queries.addresses import AddressState, address_of
from db.queries.dispatches import dispatch_ids, dispatch_rows
from db.queries.extracts import ExtractRow, meeting_extracts, unsent_extracts
from db.queries.meetings import meeting_rows
from db.rules.lifecycle import Channel
from tests.queries.statements import sent
from tests.world import CLERK, World, add_meeting, add_paragraph, number, verify

DAY = date(2026, 3, 16)
WHO = ("Ekonomichefen", "Kommunerna i länet", "Skattekontoret", "Anna Berg", "Okänd")


@pytest.fixture
def meeting(world: World) -> int:
    """A verified meeting with one paragraph that goes to all sorts of recipients."""
    key = add_meeting(world)
    paragraph = add_paragraph(world, key, "Plan", cases=("00677-2020",), recipients=WHO)
    add_paragraph(world, key, "Utan mottagare", place=2)
    number(world, paragraph)
    verify(world, key)
    return key


def rows(world: World, meeting: int) -> tuple[ExtractRow, ...]:
    with world.store.reading() as session:
        return meeting_extracts(session, meeting)


def send(
    world: World, paragraph: int, label: str, names: tuple[str, ...], edition: int = 1
) -> None:
    """Record that an edition of the extract went to recipients of that name."""
    with world.store.writing(CLERK, "extract.sent") as session:
        extract = session.query(Extract).filter_by(paragraph_id=paragraph, edition=edition).first()
        if extract is None:
            extract = Extract(paragraph_id=paragraph, edition=edition, made_at=now())
            session.add(extract)
            session.flush()
        for name in names:
            session.add(
                Dispatch(
                    extract_id=extract.id, recipient_id=world.recipients.get(name), label=label,
                    name=name, channel=Channel.POST, dispatched_on=DAY, sent_by=CLERK,
                )
            )  # fmt: skip


def test_a_group_spreads_out_and_each_gets_a_channel(world: World, meeting: int) -> None:
    only = rows(world, meeting)[0]
    assert [(one.label, one.name) for one in only.deliveries] == [
        ("Ekonomichefen", "Ekonomichefen"),
        ("Kommunerna i länet", "Granby kommun"),
        ("Kommunerna i länet", "Åsele by"),
        ("Kommunerna i länet", "Östanå kommun"),
        ("Skattekontoret", "Skattekontoret"),
        ("Anna Berg", "Anna Berg"),
        ("Okänd", "Okänd"),
    ]
    assert [one.address.state for one in only.deliveries] == [
        AddressState.MISSING, AddressState.READY, AddressState.READY, AddressState.READY,
        AddressState.READY, AddressState.INVALID, AddressState.UNKNOWN,
    ]  # fmt: skip
    assert only.deliveries[4].address.channel is Channel.POST
    assert (only.edition, len(only.unsent)) == (None, 7)


def test_a_role_goes_to_whoever_holds_it(world: World) -> None:
    key = add_meeting(world)
    paragraph = add_paragraph(world, key, "Plan", recipients=("Regionala utvecklingsdirektören",))
    number(world, paragraph)
    assert rows(world, key)[0].deliveries[0].name == "Moa Sund"


def test_drafts_have_no_extract(world: World, meeting: int) -> None:
    assert [row.title for row in rows(world, meeting)] == ["Plan"]


def test_what_was_sent_is_told_and_the_rest_is_missing(world: World, meeting: int) -> None:
    paragraph = rows(world, meeting)[0].id
    send(world, paragraph, "Kommunerna i länet", ("Granby kommun", "Östanå kommun"))
    send(world, paragraph, "Okänd", ("Okänd",))
    only = rows(world, meeting)[0]
    assert [one.name for one in only.unsent] == [
        "Ekonomichefen", "Åsele by", "Skattekontoret", "Anna Berg",
    ]  # fmt: skip
    granby = only.deliveries[1]
    assert (granby.sent_on, granby.channel_used, granby.is_sent) == (DAY, Channel.POST, True)
    with world.store.reading() as session:
        counts = meeting_rows(session, [meeting])[0].counts
    assert (counts.deliveries, counts.sent) == (7, 3)


def test_a_new_edition_is_to_be_sent_anew(world: World, meeting: int) -> None:
    paragraph = rows(world, meeting)[0].id
    send(world, paragraph, "Okänd", ("Okänd",))
    send(world, paragraph, "Skattekontoret", ("Skattekontoret",), edition=2)
    only = rows(world, meeting)[0]
    assert only.edition == 2
    assert "Okänd" in [one.name for one in only.unsent]
    assert "Skattekontoret" not in [one.name for one in only.unsent]


def test_only_verified_paragraphs_that_somebody_lacks_are_unsent(
    world: World, meeting: int
) -> None:
    other = add_meeting(world, day=date(2026, 5, 5))
    number(world, add_paragraph(world, other, "Ojusterad", recipients=("Ekonomichefen",)))
    with world.store.reading() as session:
        assert [row.title for row in unsent_extracts(session)] == ["Plan"]
        assert unsent_extracts(session, body_id=world.bodies["RS"]) == ()
        assert unsent_extracts(session, since=date(2026, 3, 11)) == ()
    paragraph = rows(world, meeting)[0]
    for one in paragraph.deliveries:
        send(world, paragraph.id, one.label, (one.name,))
    with world.store.reading() as session:
        assert unsent_extracts(session) == ()


def test_a_matrix_takes_two_statements(world: World, meeting: int) -> None:
    assert sent(world, lambda session: meeting_extracts(session, meeting)) == 2


def test_what_was_sent_is_listed_as_it_was(world: World, meeting: int) -> None:
    paragraph = rows(world, meeting)[0].id
    send(world, paragraph, "Ekonomichefen", ("Ekonomichefen",))
    send(world, paragraph, "Okänd", ("Okänd",))
    with world.store.reading() as session:
        found = dispatch_rows(session, dispatch_ids(session, sort="label", descending=False))
        assert dispatch_ids(session, body_id=world.bodies["RS"]).tolist() == []
        assert dispatch_ids(session, since=date(2026, 3, 17)).tolist() == []
        assert len(dispatch_ids(session, channel=Channel.POST)) == 2
    assert [row.label for row in found] == ["Ekonomichefen", "Okänd"]
    assert (found[0].body, found[0].number, found[0].dispatched_on) == ("RUN", 1, DAY)


@pytest.mark.parametrize(
    ("channel", "email", "postal", "state"),
    [
        (Channel.EMAIL, "eva@region.example", "", AddressState.READY),
        (Channel.EMAIL, "", "Box 1", AddressState.MISSING),
        (Channel.EMAIL, "anna@", "", AddressState.INVALID),
        (Channel.EMAIL, "a b@c.se", "", AddressState.INVALID),
        (Channel.EMAIL, "a@b", "", AddressState.INVALID),
        (Channel.EMAIL, "a@b..se", "", AddressState.INVALID),
        (Channel.POST, "a@b.se", "", AddressState.MISSING),
        (Channel.POST, "", "Box 1", AddressState.READY),
        (Channel.ORAL, "", "", AddressState.READY),
        (None, None, None, AddressState.UNKNOWN),
    ],
)
def test_an_address_is_looked_at_before_it_is_used(
    channel: Channel | None, email: str | None, postal: str | None, state: AddressState
) -> None:
    assert address_of(channel, email, postal).state is state
