"""Refusals at the meeting and after it, in plain Swedish: votes, ballots, extracts, seats."""

from __future__ import annotations

from db.rules import refusals as no
from desktop.ui.states import count_in_words, day_in_words

Parts = tuple[str, str, str]


def at_meeting(said: no.Refusal) -> Parts | None:
    """What happened, why and what to do; None for a refusal of another kind."""
    return _voting(said) or _handling(said) or _after(said)


def _voting(said: no.Refusal) -> Parts | None:
    match said:
        case no.VotedWithoutServing():
            return (
                f"{_persons(len(said.persons))} har röstat utan att tjänstgöra i paragrafen.",
                "Bara den som tjänstgör får rösta.",
                "Ta bort rösterna, eller rätta närvaron.",
            )
        case no.BallotsMissing():
            return (
                f"{_persons(len(said.persons))} som tjänstgör saknar röst.",
                "Omröstningen är inte hel förrän var och en har ja, nej eller avstår.",
                "Fyll i rösterna, med avstår för den som inte röstade.",
            )
        case no.PresidingMustVote():
            return (
                f"Omröstningen slutade lika, {said.yes} mot {said.no}.",
                "Ordföranden har utslagsrösten och måste då rösta.",
                "Fyll i ordförandens röst.",
            )
        case no.LotNeeded():
            return (
                f"Omröstningen slutade lika, {said.yes} mot {said.no}.",
                "Vid lika röstetal i val och sluten omröstning avgör lotten.",
                "Ange vilken sida lotten föll på.",
            )
        case _:
            return _counting(said)


def _counting(said: no.Refusal) -> Parts | None:
    match said:
        case no.NotWholeVotes():
            return (
                f"”{said.value}” är inget antal röster.",
                "Röster räknas i hela tal från 0 och uppåt.",
                "Rätta antalet.",
            )
        case no.TooManyVotes():
            return (
                f"{count_in_words(said.votes)} röster är fler än de "
                f"{count_in_words(said.serving)} som tjänstgör.",
                "Ingen har mer än en röst.",
                "Rätta antalet röster, eller närvaron.",
            )
        case _:
            return None


def _handling(said: no.Refusal) -> Parts | None:
    match said:
        case no.VoteStands():
            return (
                f"{said.paragraph} har en omröstning som ändringen skulle rubba.",
                f"{', '.join(said.persons)} har röstat, eller skulle ha gjort det.",
                "Rätta omröstningen först, och ändra sedan närvaron.",
            )
        case no.ProposalVotedOn():
            return (
                f"Yrkandet av {said.proposers} har redan ställts under proposition.",
                "Det som mötet har tagit ställning till står kvar.",
                "Ta bort ställningstagandet först om det är fel.",
            )
        case no.NothingVotedOn():
            return (
                f"{said.paragraph} har inget sådant att ta ställning till.",
                "Ett ställningstagande gäller ett eller två olika yrkanden i samma paragraf.",
                "Välj vilka yrkanden det gäller.",
            )
        case no.ItemHasSteps():
            return (
                f"Vid {said.title} har någon kommit, gått eller anmält jäv.",
                "Utan punkten vet ingen när det hände.",
                "Ta tillbaka noteringen i närvaron först.",
            )
        case _:
            return _differing(said)


def _differing(said: no.Refusal) -> Parts | None:
    match said:
        case no.TookNoPart():
            return (
                f"{', '.join(said.names)} deltog inte i paragrafen.",
                "Bara den som har deltagit i ett beslut kan reservera sig mot det.",
                "Välj någon som tjänstgjorde, eller rätta närvaron.",
            )
        case no.LateReservation():
            return (
                f"Reservationen anmäldes kl. {_clock(said.announced_at)}, "
                f"efter att sammanträdet avslutades kl. {_clock(said.ended_at)}.",
                "En reservation ska anmälas innan sammanträdet avslutas.",
                "Bekräfta om den ändå ska stå i protokollet.",
            )
        case no.ReferralLost():
            return (
                f"{count_in_words(said.votes)} röster räcker inte för att skjuta upp ärendet.",
                f"Det behövs {count_in_words(said.needed)}.",
                "Rätta omröstningen, eller välj ett annat utfall.",
            )
        case _:
            return None


def _after(said: no.Refusal) -> Parts | None:
    match said:
        case no.AlreadySent():
            return (
                f"{said.label} har redan skickats, den {day_in_words(said.sent_on)}.",
                "Ett utdrag skickas inte två gånger utan skäl.",
                "Ange ett skäl om det ska skickas igen.",
            )
        case no.NoSuchParagraph():
            return (
                "Paragrafen hör inte till sammanträdet.",
                "Uppgiften gäller en paragraf som inte finns där.",
                "Ladda om med F5 och välj en paragraf ur listan.",
            )
        case no.NameTaken():
            return (
                f"Namnet {said.name} används redan.",
                "Två av samma slag kan inte heta lika.",
                "Välj ett annat namn, eller öppna det som finns.",
            )
        case no.Overlapping():
            return (
                f"{said.name} har redan den platsen den {day_in_words(said.starts_on)}.",
                "Två uppdrag på samma plats kan inte gälla samtidigt.",
                "Avsluta det tidigare uppdraget, eller ändra datumen.",
            )
        case _:
            return None


def _clock(time: str) -> str:
    return time.replace(":", ".")


def _persons(number: int) -> str:
    return "En person" if number == 1 else f"{count_in_words(number)} personer"
