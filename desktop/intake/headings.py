"""The headings met in memos and minutes, and the part that each of them opens."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from desktop.intake.bodies import BODY, capital
from desktop.intake.draft import PartKind

_LONGEST = 110
_OWNER = rf"(?:{BODY}s|[\w&-]+(?: [\w&-]+){{0,4}}(?:kontorets?|förvaltningens?|avdelningens?|kansliets?|enhetens)|[Oo]rdförandens|[Pp]residiets|[Ff]örvaltningens|[Dd]irektörens)"
_SENT = r"(?:skickas|sändes?|sänds|skickat|expedieras|delges|meddelas|översänds|lämnas|går)"

_VOCABULARY: tuple[tuple[PartKind, str], ...] = (
    (
        PartKind.PROPOSALS,
        r"(?:tilläggs|ändrings|avslags|bifalls|återremiss|motför)?(?:yrkanden?|förslag)"
        r"(?: till beslut)? (?:på|under|vid) (?:samman)?(?:trädet|mötet)"
        r"|(?:tilläggs|ändrings|avslags|bifalls|återremiss|bordläggnings)?yrkande(?:n|t)?"
        r"|(?:yrkanden?|förslag) (?:på|under|vid) dagens sammanträde|framställda yrkanden"
        r"|inlägg|debatt|anföranden|talare|förslag och yrkanden|yrkanden och förslag|ändringsförslag|dagens sammanträde",
    ),
    (
        PartKind.ORDER_OF_PROPOSALS,
        r"propositions(?:ordning|ställande)|propositioner(?: på yrkandena)?|beslutsgång(?:en)?"
        r"|(?:förslags-|propositions-|yrkande-)(?: och|/) ?beslutsgång|proposition",
    ),
    (
        PartKind.VOTE,
        r"(?:huvud|kontra|mot|slut)?(?:omröstning|votering)(?:en)?(?: begärs)?(?: \d)?"
        r"|(?:omröstnings|voterings)(?:resultat|ordning|proposition|protokoll)(?:et|en)?"
        r"|resultat(?:et)? av (?:omröstningen|voteringen)"
        r"|(?:omröstnings|voterings)lista(?: ?(?:nr\.?)? ?\d+)?",
    ),
    (PartKind.RESERVATION, r"(?:skriftlig(?:a)? )?reservation(?:er|en)?(?: mot beslutet)?"),
    (
        PartKind.MINUTES_NOTE,
        r"(?:protokolls|röst)anteckning(?:ar|en)?(?: till protokollet)?|till protokollet(?: antecknas)?"
        r"|särskil(?:t|da) (?:yttranden?|uttalanden?)|anteckning(?:ar)? till protokollet"
        r"|deltar (?:inte|ej) i beslutet|deltagande i beslutet|deltar inte|ej deltagande i beslut",
    ),
    (
        PartKind.VERIFICATION,
        r"(?:omedelbar )?justering|omedelbar justering av (?:paragrafen|beslutet)|jäv"
        r"|ajournering(?:ar)?",
    ),
    (
        PartKind.PREVIOUS_HANDLING,
        r"tidigare (?:behandling|beslut|handläggning|beredning)(?: av ärendet| i ärendet)?"
        r"|ärendets (?:gång|beredning)|beredning(?: av ärendet)?",
    ),
    (
        PartKind.DECISION_BASIS,
        r"(?:beslut(?:s|ets)?|ärendets?)[ -]?(?:underlag|handlingar|behandling)|underlag(?: för beslut(?:et)?)?"
        r"|(?:bilagda )?handling(?:ar)?(?: i ärendet)?|handlingar som ligger till grund för beslutet"
        r"|(?:ärendets )?handlingar|bilag(?:a|or)|dokument(?: i ärendet)?|bifogade handlingar",
    ),
    (
        PartKind.RECIPIENTS,
        rf"(?:protokolls?|besluts)?utdrag(?:et)?(?: (?:ur protokollet )?(?:{_SENT} )?till)?"
        rf"|(?:beslut(?:et)?|besluten|paragrafen|protokollet|kopia(?: av beslutet)?) (?:(?:ska |skall )?{_SENT} )?(?:till|för kännedom|för verkställighet)"
        rf"|{_SENT}(?: för kännedom| för åtgärd)?(?: till)?|expediering(?: till)?|expedierat(?: till)?|delgivning|delgivas"
        r"|kopia(?: till)?|sändlista|mottagare|(?:för|till) kännedom|beslutsmottagare|beslutet delges",
    ),
    (
        PartKind.STATEMENT,
        r"yttrande till (?:besluts)?förslaget|yttrande(?: till (?:besluts)?förslag)?"
        r"|sammanfattande (?:inställning|synpunkter|bedömning)|" + _OWNER + r" yttrande",
    ),
    (
        PartKind.SUMMARY,
        r"(?:kort )?(?:sammanfattning|sammandrag)(?: av ärendet| av förslaget)?|ärendesammanfattning"
        r"|ärendet i (?:korthet|sammandrag)|sammanfattning av ärende",
    ),
    (
        PartKind.MATTER,
        r"ärende(?:t|beskrivning(?:en)?)|(?:beskrivning|redogörelse)(?: (?:av|för) ärendet)?"
        r"|beskrivning av ärende|ärendets bakgrund|redovisning av ärendet|ärende",
    ),
    (PartKind.CONTENTS, r"innehåll(?:sförteckning)?"),
)
_PROPOSED = re.compile(
    rf"(?:{_OWNER} )?förslag till (?:beslut|kommunfullmäktige|ställningstagande|yttrande|{BODY})"
    rf"(?: (?:i|för|till) (?P<body>{BODY}))?|besluts?förslag|förslag(?: till beslut)?"
    rf"|(?:{_OWNER}) förslag(?: till beslut)?",
    re.IGNORECASE,
)
_TO_BODY = re.compile(rf"förslag till (?P<to>{BODY})$", re.IGNORECASE)
_OWNED_PROPOSAL = re.compile(rf"(?P<owner>{BODY})s förslag", re.IGNORECASE)
_DECISION = re.compile(
    rf"(?:(?P<body>{BODY})s )?(?:beslut(?:et)?|beslutar)|beslut i (?P<in>{BODY})|det beslutas|fattat beslut",
    re.IGNORECASE,
)
_LEAD = re.compile(
    rf"(?P<body>{BODY}) (?:beslutar|beslutade|(?:föreslår|föreslog)(?: {BODY})?(?: att)? besluta)"
    r"(?: för egen del)?(?: att)?",
    re.IGNORECASE,
)
_SUBHEADING = re.compile(
    r"bakgrund(?: och .{3,40})?|syfte(?:t)?(?: (?:med|och) .{3,40})?"
    r"|(?:[\wåäö-]+(?:s| och) )?(?:bedömning(?:ar)?|överväganden(?:a)?|synpunkter|ställningstagande(?:n)?|slutsats(?:er)?|motivering|analys)(?:en|et)?"
    r"|(?:[\wåäö-]+a |[\wåäö-]+s )?(?:konsekvens(?:er|analys)|perspektiv)(?:na|en|et)?(?: .{3,60})?"
    r"|(?:ekonomi|finansiering|tidplan|genomförande|uppföljning|samråd|lagstiftning|utredning|motivering till beslut(?:et)?|barn(?:konsekvens|rätts)[\wåäö]*|jämställdhets[\wåäö]*|risker|inledning|nuläge|samverkan|kommunikation|löptid|handlingsplan|måluppfyllelse)"
    r"|[\wåäö]+s (?:inställning|synpunkter) (?:i detalj|i övrigt)|(?:koppling till|påverkan på|juridisk|ekonomisk|organisatorisk|förhållande till|prövning av|skäl för|motiv till)[\wåäö]* ?.{0,60}",
    re.IGNORECASE,
)
_PATTERNS = tuple((kind, re.compile(pattern, re.IGNORECASE)) for kind, pattern in _VOCABULARY)
_INLINE = frozenset(
    {
        PartKind.RECIPIENTS,
        PartKind.DECISION_BASIS,
        PartKind.SUMMARY,
        PartKind.MATTER,
        PartKind.DECISION,
        PartKind.PROPOSED_DECISION,
        PartKind.RESERVATION,
    }
)


@dataclass(frozen=True, slots=True)
class PartHeading:
    """A heading that opens a part.

    ``body`` is the body it names, ``to`` the higher body a proposal goes to; ``sub`` tells that
    it is also a sub-heading of the matter, ``lead`` that it leads in to points; ``rest`` is where text on the same line begins.
    """

    kind: PartKind
    body: str = ""
    to: str = ""
    sub: bool = False
    lead: bool = False
    rest: int = -1


@lru_cache(maxsize=4096)
def heading_of(line: str) -> PartHeading | None:
    """What part a line opens, or nothing when it is no heading of the vocabulary."""
    bare = " ".join(line.replace("*", "").replace("#", "").split())
    if not bare[:1].isupper():
        return None
    whole = _whole(bare.rstrip(" :.")) if len(bare) <= _LONGEST else None
    if whole:
        return whole
    return _with_text(line)


def _whole(bare: str) -> PartHeading | None:
    for kind, pattern in _PATTERNS:
        if pattern.fullmatch(bare):
            return PartHeading(kind)
    decision = _DECISION.fullmatch(bare)
    if decision:
        return PartHeading(PartKind.DECISION, capital(decision["body"] or decision["in"] or ""))
    if _PROPOSED.fullmatch(bare):
        return _proposal(bare)
    lead = _LEAD.fullmatch(bare)
    if lead:
        return PartHeading(PartKind.DECISION, capital(lead["body"]), lead=True)
    return PartHeading(PartKind.MATTER, sub=True) if _SUBHEADING.fullmatch(bare) else None


def _proposal(bare: str) -> PartHeading:
    named, owner, to = _PROPOSED.fullmatch(bare), _OWNED_PROPOSAL.match(bare), _TO_BODY.search(bare)
    body = (named["body"] if named else "") or ""
    return PartHeading(
        PartKind.PROPOSED_DECISION,
        capital(owner["owner"]) if owner else "",
        capital(body or (to["to"] if to else "")),
    )


def _with_text(line: str) -> PartHeading | None:
    """A heading with its text after a colon on the same line."""
    head, colon, rest = line.partition(":")
    if not colon or not rest.strip() or len(head) > 50:
        return None
    found = _whole(" ".join(head.split()))
    if not found or found.kind not in _INLINE or found.sub:
        return None
    return PartHeading(found.kind, rest=len(head) + 1)
