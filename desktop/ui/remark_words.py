"""Remarks in plain Swedish: what was found, why it matters, and what to do about it."""

from __future__ import annotations

from datetime import date

from db.checks.remark import Remark
from desktop.ui.states import day_in_words

_REGISTER = {
    "database_damaged": "Registerfilen är skadad: {0}.",
    "reference_broken": "En rad i {where} hänvisar till något som saknas (rad {0}).",
    "journal_broken": "Loggen är bruten: händelse {where} saknas eller har flyttats.",
    "journal_changed": "Loggens händelse {where} ({0}) har ändrats utanför programmet.",
    "verified_text_changed": "Texten i {where} ({0}) har ändrats efter justeringen.",
    "file_changed": "En sparad fil ({where} …) är inte längre som den var.",
    "series_behind": "Nummerserien {where} står på {1} fast {0} redan är använt.",
    "series_gap": "Nummerserien {where} har en lucka: {2} nummer mellan {0} och {1}.",
}
_TEXT = {
    "no_number": "{where} saknar paragrafnummer. Numret ska stå i det justerade protokollet. "
    "Tilldela paragrafer.",
    "no_decision": "{where} saknar beslut. Protokollet ska redovisa vilka beslut som har fattats. "
    "Skriv beslutet, eller stryk paragrafen med skäl.",
    "no_lead_in": "{where} säger inte vem som beslutar. Utdraget ska kunna läsas för sig. "
    "Skriv en ingress, till exempel ”Nämnden beslutar att”.",
    "no_recipients": "{where} har ingen mottagare. Då får ingen veta vad som beslutades. "
    "Ange vilka som ska ha utdraget.",
    "decision_reworded": "{where}: beslutsformuleringen är ändrad efter sammanträdet. Den löd "
    "”{0}” och lyder nu ”{1}”. Stäm av med ordförande och justerare.",
    "referral_without_reason": "{where} är återremitterad utan motivering. En återremiss ska "
    "motiveras. Skriv skälet.",
    "personal_number": "{where} innehåller personnummer ({0} st.). Det får inte läggas ut på "
    "anslagstavlan eller webben. Ta bort det, eller märk orden som sekretess.",
    "secret_case_open": "{where} gäller ett ärende med sekretess ({0}) men är själv öppen. Allt i "
    "paragrafen blir offentligt. Ange lagrum, eller bekräfta att texten kan visas.",
    "number_missing": "{where} saknas i nummerserien. En lucka ska ha ett skäl. "
    "Ta reda på vart paragrafen tog vägen.",
    "verification_refused": "{0} har vägrat att justera {where}: {1}. Paragrafen är inte justerad. "
    "Red ut frågan och justera den för sig.",
}
_HANDLING = {
    "proposals_without_order": "{where} har flera yrkanden men ingen propositionsordning. "
    "Protokollet ska visa hur förslagen ställdes. Ange ordningen.",
    "votes_do_not_add_up": "{where}, omröstning {0}: {1} röster mot {2} som tjänstgör. "
    "Summorna måste stämma. Rätta rösterna eller närvaron.",
    "votes_missing": "{where}, omröstning {0}: {1} av {2} röster är registrerade. "
    "Alla som tjänstgör ska finnas med. Bekräfta de som saknas, eller rätta summan.",
    "vote_unsettled": "{where}, omröstning {0} slutade lika och är inte avgjord. Ordförandens "
    "röst eller lotten avgör. Ange vilket.",
    "reservation_late": "{where}: {0} anmälde reservation kl. {1}, efter att sammanträdet "
    "avslutades kl. {2}. Den ska anmälas innan. Bekräfta den, eller ta bort den.",
    "not_quorate": "{where}: {0} tjänstgör, men det krävs {1}. Organet är inte beslutför. "
    "Rätta närvaron, eller ta upp ärendet igen.",
    "served_again": "{0} tjänstgör igen i {where} efter att ha avbrutit sin tjänstgöring. Det är "
    "inte tillåtet samma dag. Låt ersättaren tjänstgöra.",
    "nobody_presides": "{where} har ingen ordförande. Någon måste leda behandlingen. "
    "Välj en ordförande för paragrafen.",
    "urgency_open": "{where} kom till efter kallelsen. Ett sådant ärende får avgöras bara om det "
    "är brådskande. Anteckna det beslutet, eller skjut upp ärendet.",
}
_MEETING = {
    "no_items": "{where} har inga ärenden. Ett sammanträde utan ärenden ger inget protokoll. "
    "Lägg till ärenden, eller ställ in sammanträdet.",
    "no_end": "{where} saknar sluttid. Utan den går det inte att se om en reservation kom i tid. "
    "Ange när sammanträdet avslutades.",
    "no_proposal": "{where} har inget förslag till beslut. Ett ärende ska vara berett innan det "
    "avgörs. Lägg till förslaget, eller ändra punktens slag.",
    "summoned_late": "Kallelsen till {where} gick ut {0}. Den skulle ha gått senast {1}. "
    "Anteckna skälet i protokollet.",
    "summoned_early": "Kallelsen till {where} gick ut redan {0}. Mycket hinner ändras. "
    "Skicka en ny kallelse om något har kommit till.",
    "summons_due": "Kallelsen till {where} ska gå senast {0}. Den är inte skickad. Skicka den.",
    "summons_overdue": "Kallelsen till {where} skulle ha gått senast {0}. Den är inte skickad. "
    "Skicka den nu, och anteckna skälet.",
    "older_unverified": "Protokollet från {0} är inte justerat. Det skulle ha skett inom fjorton "
    "dagar. Justera det före {where}.",
    "vacant_seats": "{where} har vakanta platser ({0} st.). De räknas med när beslutförheten "
    "prövas. Se över vem som ska väljas in.",
    "origin_corrected": "Förslaget i {where} kommer från {0}, som rättades {1}. Punkten kan bygga "
    "på den gamla lydelsen. Jämför med rättelsen.",
}
_MINUTES = {
    "no_paragraphs": "{where} har inga paragrafer. Det finns inget att justera. "
    "Skriv paragraferna.",
    "before_meeting": "{where} kan inte justeras före sammanträdet. Justeringsdagen är för tidig. "
    "Välj en senare dag.",
    "no_chair": "{where} saknar ordförande. Ordföranden justerar protokollet. "
    "Ange vem som ledde sammanträdet.",
    "no_verifiers": "{where} saknar justerare. Minst en ska justera utöver ordföranden. "
    "Välj justerare.",
    "chair_verifies": "{0} är både ordförande och justerare för {where}. Minst en annan ska "
    "justera. Välj en annan justerare.",
    "verify_due": "{where} ska vara justerat senast {0}. Fjorton dagar är lagens gräns. "
    "Justera protokollet.",
    "verify_overdue": "{where} skulle ha justerats senast {0}. Lagens fjorton dagar har gått. "
    "Justera så snart det går.",
    "verified_late": "{where} justerades {0}. Det skulle ha skett senast {1}. "
    "Anteckna skälet, och anslå så snart det går.",
    "announce_due": "{where} är justerat och ska anslås senast {0}{1:på}. Först då börjar tiden "
    "för överklagande. Sätt upp anslaget.",
    "announce_overdue": "{where} skulle ha anslagits senast {0}{1:på}. Tiden för överklagande har "
    "inte börjat. Sätt upp anslaget nu.",
    "posted_late": "Anslaget om {where} sattes upp {0}{2:på}. Det skulle ha skett senast {1}. "
    "Låt det sitta hela tiden för överklagande.",
    "taken_down_early": "Anslaget om {where} togs ned {0}{2:på}. Det skulle ha suttit till {1}, "
    "annars löper tiden inte ut. Sätt upp det igen.",
}
_CASE = {
    "motion_due": "{where} väcktes {0} och bör vara besvarat senast {1}. Ett år är lagens mål. "
    "Ta upp ärendet till beslut.",
    "motion_overdue": "{where} väcktes {0} och borde ha besvarats senast {1}. Ett år har gått. "
    "Redovisa ärendet för fullmäktige och ta upp det till beslut.",
    "case_without_body": "{where} hör inte till något organ. Då syns det inte i någons lista. "
    "Ange vilket organ som ska handlägga.",
    "protected_without_basis": "{where} har en skyddad beskrivning utan lagrum. Sekretess måste ha "
    "stöd i lag. Ange lagrummet.",
}
_DELEGATION = {
    "chair_decision_unreported": "{where}: ordförandens beslut den {0} anmäldes inte den {1}. Det "
    "ska anmälas vid nämndens nästa sammanträde. Ta upp det på dagordningen.",
    "delegation_unreported": "{where}: beslutet den {0} är inte anmält, fast nämnden sammanträdde "
    "den {1}. Nämnden har begärt det. Ta upp det på dagordningen.",
    "delegation_not_announced": "{where} anmäls inte och är inte anslaget. Tiden för överklagande "
    "börjar först när det är anslaget. Sätt upp ett anslag.",
    "undelegable_aims": "{where} kan gälla verksamhetens mål, inriktning, omfattning eller "
    "kvalitet. Sådant får inte delegeras. Pröva om nämnden ska besluta.",
    "undelegable_to_assembly": "{where} kan gälla en framställning eller ett yttrande till "
    "fullmäktige. Sådant får inte delegeras. Pröva om nämnden ska besluta.",
    "undelegable_principle": "{where} kan vara av principiell beskaffenhet eller större vikt. "
    "Sådant får inte delegeras. Pröva om nämnden ska besluta.",
    "undelegable_citizen_proposal": "{where} kan gälla ett medborgarförslag. Ett sådant får inte "
    "delegeras när det har lämnats över till nämnden. Låt nämnden besluta.",
    "undelegable_by_statute": "{where} kan vara undantaget från delegering i lag. Sådant får inte "
    "delegeras. Pröva om nämnden ska besluta.",
}
_GRAVITY = {
    "danger": ("!", "hindrar justering"),
    "": ("○", "anmärkning"),
    "muted": ("✓", "låten stå"),
}
_REWORDED = (
    "{where}: beslutsformuleringen är ändrad efter sammanträdet. "
    "Stäm av med ordförande och justerare."
)
SENTENCES = _DELEGATION | _REGISTER | _TEXT | _HANDLING | _MEETING | _MINUTES | _CASE


class _Fact(str):
    """A fact that a sentence may ask for with "på" before it, when there is one."""

    __slots__ = ()

    def __format__(self, spec: str) -> str:
        if not spec:
            return str(self)
        return f" {spec} {self}" if self else ""


def remark_in_words(remark: Remark, *, shortly: bool = False) -> str:
    """The remark's sentences; a kind without words of its own is named as it is.

    ``shortly`` leaves out what ``change_in_words`` tells by itself.
    """
    sentence = SENTENCES.get(remark.what)
    if remark.what == "decision_reworded" and shortly:
        sentence = _REWORDED
    if sentence is None:
        return f"{remark.where}: {remark.what.replace('_', ' ')}"
    return sentence.format(*(_Fact(_day(fact)) for fact in remark.facts), where=remark.where)


def gravity(remark: Remark) -> tuple[str, str, str]:
    """How grave a remark is: a shape, a word, and the tone of colour (empty for none)."""
    tone = "muted" if remark.acknowledged else "danger" if remark.grave else ""
    return (*_GRAVITY[tone], tone)


def change_in_words(remark: Remark) -> tuple[tuple[str, str], ...]:
    """What stood before and what stands now, each under its label; empty for other remarks."""
    if remark.what != "decision_reworded":
        return ()
    before, now = remark.facts
    return (("Vid sammanträdet", before or "(tomt)"), ("Nu", now or "(tomt)"))


def _day(fact: str) -> str:
    """A fact that is a day as "12 mars 2026", others as they are."""
    try:
        return day_in_words(date.fromisoformat(fact))
    except ValueError:
        return fact
