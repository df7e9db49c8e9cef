"""The words of headings: what memos and minutes call their parts, as patterns."""

from __future__ import annotations

import re

from desktop.intake.bodies import BODY
from desktop.intake.draft import PartKind

_OWNER = (
    rf"(?:{BODY}s|[\w&-]+(?: [\w&-]+){{0,4}}(?:kontorets?|förvaltningens?|avdelningens?|kansliets?"
    rf"|enhetens)|[Oo]rdförandens|[Pp]residiets|[Ff]örvaltningens|[Dd]irektörens)"
)
_SENT = r"(?:skickas|sändes?|sänds|skickat|expedieras|delges|meddelas|översänds|lämnas|går)"

VOCABULARY: tuple[tuple[PartKind, str], ...] = (
    (
        PartKind.PROPOSALS,
        r"(?:tilläggs|ändrings|avslags|bifalls|återremiss|motför)?(?:yrkanden?|förslag)"
        r"(?: till beslut)? (?:på|under|vid) (?:sammanträdet|mötet)"
        r"|(?:tilläggs|ändrings|avslags|bifalls|återremiss|bordläggnings)?yrkande(?:n|t)?"
        r"|(?:yrkanden?|förslag) (?:på|under|vid) dagens sammanträde|framställda yrkanden"
        r"|inlägg|debatt|anföranden|talare|förslag och yrkanden|yrkanden och förslag"
        r"|ändringsförslag|dagens sammanträde",
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
        r"(?:protokolls|röst)anteckning(?:ar|en)?(?: till protokollet)?"
        r"|till protokollet(?: antecknas)?"
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
        r"(?:beslut(?:s|ets)?|ärendets?)[ -]?(?:underlag|handlingar|behandling)"
        r"|underlag(?: för beslut(?:et)?)?"
        r"|(?:bilagda )?handling(?:ar)?(?: i ärendet)?"
        r"|handlingar som ligger till grund för beslutet"
        r"|(?:ärendets )?handlingar|bilag(?:a|or)|dokument(?: i ärendet)?|bifogade handlingar",
    ),
    (
        PartKind.RECIPIENTS,
        rf"(?:protokolls?|besluts)?utdrag(?:et)?(?: (?:ur protokollet )?(?:{_SENT} )?till)?"
        rf"|(?:beslut(?:et)?|besluten|paragrafen|protokollet|kopia(?: av beslutet)?) (?:(?:ska "
        rf"|skall )?{_SENT} )?(?:till|för kännedom|för verkställighet)"
        rf"|{_SENT}(?: för kännedom| för åtgärd)?(?: till)?|expediering(?: till)?"
        rf"|expedierat(?: till)?|delgivning|delgivas"
        r"|kopia(?: till)?|sändlista|mottagare|(?:för|till) kännedom|beslutsmottagare"
        r"|beslutet delges",
    ),
    (
        PartKind.STATEMENT,
        r"yttrande till (?:besluts)?förslaget|yttrande(?: till (?:besluts)?förslag)?"
        r"|sammanfattande (?:inställning|synpunkter|bedömning)|" + _OWNER + r" yttrande",
    ),
    (
        PartKind.SUMMARY,
        r"(?:kort )?(?:sammanfattning|sammandrag)(?: av ärendet| av förslaget)?"
        r"|ärendesammanfattning"
        r"|ärendet i (?:korthet|sammandrag)|sammanfattning av ärende",
    ),
    (
        PartKind.MATTER,
        r"ärende(?:t|beskrivning(?:en)?)|(?:beskrivning|redogörelse)(?: (?:av|för) ärendet)?"
        r"|beskrivning av ärende|ärendets bakgrund|redovisning av ärendet|ärende",
    ),
    (PartKind.CONTENTS, r"innehåll(?:sförteckning)?"),
)
"""Headings that open a part, whoever it is that decides."""
PROPOSED = re.compile(
    rf"(?:{_OWNER} )?förslag till (?:beslut|kommunfullmäktige|ställningstagande|yttrande|{BODY})"
    rf"(?: (?:i|för|till) (?P<body>{BODY}))?|besluts?förslag|förslag(?: till beslut)?"
    rf"|(?:{_OWNER}) förslag(?: till beslut)?",
    re.IGNORECASE,
)
"""Headings of a proposal for a decision; ``body`` is who is to decide."""
TO_BODY = re.compile(rf"förslag till (?P<to>{BODY})$", re.IGNORECASE)
"""The end of a heading that sends a proposal to a body."""
OWNED_PROPOSAL = re.compile(rf"(?P<owner>{BODY})s förslag", re.IGNORECASE)
"""The beginning of a heading that tells whose the proposal is."""
DECISION = re.compile(
    rf"(?:(?P<body>{BODY})s )?(?:beslut(?:et)?|beslutar)|beslut i (?P<in>{BODY})|det beslutas"
    rf"|fattat beslut",
    re.IGNORECASE,
)
"""Headings of a decision, with the body that decides if it is named."""
LEAD = re.compile(
    rf"(?P<body>{BODY}) (?:beslutar|beslutade|(?:föreslår|föreslog)(?: {BODY})?(?: att)? besluta)"
    r"(?: för egen del)?(?: att)?",
    re.IGNORECASE,
)
"""A line that leads in to points without any heading above it."""
SUBHEADING = re.compile(
    r"bakgrund(?: och .{3,40})?|syfte(?:t)?(?: (?:med|och) .{3,40})?"
    r"|(?:[\wåäö-]+(?:s| och) )?(?:bedömning(?:ar)?|överväganden(?:a)?|synpunkter"
    r"|ställningstagande(?:n)?|slutsats(?:er)?|motivering|analys)(?:en|et)?"
    r"|(?:[\wåäö-]+a |[\wåäö-]+s )?(?:konsekvens(?:er|analys)|perspektiv)(?:na|en|et)?(?: .{3,60})?"
    r"|(?:ekonomi|finansiering|tidplan|genomförande|uppföljning|samråd|lagstiftning|utredning"
    r"|motivering till beslut(?:et)?|barn(?:konsekvens|rätts)[\wåäö]*|jämställdhets[\wåäö]*|risker"
    r"|inledning|nuläge|samverkan|kommunikation|löptid|handlingsplan|måluppfyllelse)"
    r"|[\wåäö]+s (?:inställning|synpunkter) (?:i detalj|i övrigt)|(?:koppling till|påverkan på"
    r"|juridisk|ekonomisk|organisatorisk|förhållande till|prövning av|skäl för"
    r"|motiv till)[\wåäö]* ?.{0,60}",
    re.IGNORECASE,
)
"""Sub-headings of the matter that are the same nearly everywhere."""
