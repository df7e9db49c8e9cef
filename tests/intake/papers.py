"""Papers of our own invention, in the shapes that are met in practice."""

MEMO = """

Öppnare bryggor för att stärka friluftslivet vid Tvärån

Dnr 4127-2021

Förslag till beslut

Regionstyrelsen beslutar att

1. Regiondirektören får i uppdrag att ta fram förslag på hur bryggorna kan hållas öppna året om.
2. Uppdraget redovisas senast i maj 2022.

Yttrande till beslutsförslaget

Bryggorna nyttjas flitigt. Fler behöver kunna nå vattnet.

Samverkan sker med byalagen – energi, vägar och bredband.

Sammanfattning

För att stärka friluftslivet behöver bryggorna öppnas. Underlaget är gott.

Ärendet

Region Tvärådalen äger elva bryggor. De öppnas i juni och stängs i augusti.

Flera byalag har hört av sig. Frågan har vuxit under åren.

Protokollsutdrag skickas till:

Regiondirektören"""

EXTRACT = """§ 23

Överenskommelse om skärgårdstrafik mellan Region Tvärådalen, Lotsverket och byalagen

Dnr 00418-2022

Regionala utvecklingsnämndens beslut

Regionala utvecklingsnämnden föreslår fullmäktige att anta överenskommelsen om skärgårdstrafik

Yttrande till beslutsförslaget

Trafiken ligger i linje med nämndens plan 2022-2024.

Sammanfattning

Parterna har under 2020-2021 arbetat fram en överenskommelse.

Ärendet

Bakgrund

Under 2019 kartlades trafiken. I planen är en av utgångspunk-

terna att båtarna ska gå året om. Nämnden beslutade 2020 (RUN 2020-04-02, §31) att delta.

Syfte

Syftet är att båtarna ska gå. Målen är:

- Skapa en jämn trafik
- Stärka byalagen

- Förbättra kultur- och fritidsresorna

Uppföljning

Överenskommelsen följs upp årligen.

Beslutsunderlag

Överenskommelse om skärgårdstrafik.

Protokollsutdrag skickas till:

Trafikdirektör

Hamnchef

Ekonomidirektör"""

FOLLOW_UP = """

Trafik, hav och hamnar
Tyra Granlund
Tfn: 010555120
E-post: tyra.granlund@tvaradalen.example

2022-04-01

RUN/71/2022

Uppföljning av samverkan med byarna: Hamnavtalet

Bakgrund

Avtalet (HN/1410/2017) reviderades inför 2022 och antogs av regionfullmäktige i juni 2021, § 64.

Måluppfyllelse

Har regionen genomfört sitt uppdrag?

Alla fyra byar uppger att samverkan fungerar.

- *Digitala möten* behöver bli fler.
- Kommunerna vill ha mer *dialog* i frågan."""

AGREEMENT = """

Överenskommelse om samverkan för hamnar 2024–2027

Mellan Region Tvärådalen och
kommunerna i Tvärådalens län

Innehållsförteckning

Inledning\t3
Avgränsning\t4
Finansiering\t5

Inledning

Hamnarna är viktiga för länet och för alla som bor här, och därför sluter parterna denna \
överenskommelse för en god och effektiv samverkan.

Avgränsning

Överenskommelsen omfattar hamnar som ägs av parterna gemensamt, men inte de bryggor som byalagen \
själva sköter under sommaren.

Finansiering av samverkan

Kostnaden delas i tre former:

- 1) Grundavgift
- 2) Särskilda avtal
- 3) Gemensamma projekt
"""

PLAN = """Publicerad: 12 februari 2020

C. Tryggare farleder

Förbundets inriktningsmål 2020-2023

Förbundet ska verka för att farlederna märks ut på samma sätt i hela landet och att kostnaderna \
delas lika mellan alla medlemmar

Förväntat resultat 2021

  • Farlederna är utmärkta.

Aktiviteter 2021

  • Kartläggning av farleder.
  • Analys av kostnader.

Kontakt

Skicka din fråga till förbundet.

Sidfot"""

SUMMONS = """KALLELSE/UNDERRÄTTELSE

Upprättad
2023-03-02

Nämnden  för Hamn & Farled

Sammanträde torsdagen den 9 mars 2023 kl. 09:00
Rorgängaren, Kajgatan 2

[Tabell 1-1](kallelse.tabeller/1-1.csv)

|  | Ärende | Beteckning | Förslag |
| --- | --- | --- | --- |
|  | Val av justerare |  | Sven Krok (S) |
| 1. | Yttrande över förslag till nya<br>farleder (KS-2023-00012)<br>Föredragande: Moa \
Lind,<br>hamnmästare<br>10 min | HF-2023-<br>00031 | Nämnden för Hamn & Farled ställer sig \
bakom<br>förslaget. |
| 2. | Budget 2024 | HF-2023-<br>00040 | Förslag till beslut<br>Nämnden beslutar att:<br>1. \
Godkänna budgeten<br>2. Uppdra åt hamnmästaren att<br>köpa bojar. |

TVÄRÅ  KOMMUN

2(2)

Greta Ask (C)                     Olle Bro
ordförande                        sekreterare
"""

MUNICIPAL_MINUTES = """TVÄRÅ KOMMUN                  SAMMANTRÄDESPROTOKOLL           6 (9)
Nämnden för Hamn & Farled
Datum
2023-03-09

§ 41                       Dnr HF-2023-00044
Avgifter för gästhamnen

Beslut
Nämnden för Hamn & Farled beslutar att höja avgiften för gästhamnen med tio kronor
per natt från och med den 1 maj 2023. Intäkten går till nya bojar.

Reservation
Sven Krok (S) och Ida Å (V) reserverar sig mot beslutet till förmån för Sven Kroks
yrkande.

Sammanfattning av ärendet
Avgiften har varit densamma i tio år. Kostnaderna för el, vatten och sopor har under
tiden ökat mer än vad avgiften ger, särskilt i den yttre hamnen.

Beslutsunderlag
Hamnkontorets tjänsteskrivelse, 2023-02-20
Jämförelse av avgifter i kustens hamnar, daterad 2023-01-15

Förslag till beslut på sammanträdet
Greta Ask (C) yrkar bifall till hamnkontorets förslag.
Sven Krok (S) yrkar avslag på hamnkontorets förslag.

Expedierat/bestyrkt

TVÄRÅ KOMMUN                  SAMMANTRÄDESPROTOKOLL           7 (9)
Nämnden för Hamn & Farled
Datum
2023-03-09

Propositionsordning
Ordföranden ställer förslagen mot varandra. Omröstning begärs.

Omröstning
Med 6 ja-röster mot 5 nej-röster beslutar nämnden enligt hamnkontorets förslag.

Beslutet skickas till
Kommunstyrelsen (för kännedom)
Hamnkontoret, ekonomiavdelningen

Justerare                         Expedierat/bestyrkt
"""

FRONT_PAGE = """TVÄRÅ KOMMUN                  SAMMANTRÄDESPROTOKOLL
Nämnden för Hamn & Farled
Datum
2023-03-09

Plats och tid för Rorgängaren, Kajgatan 2 Klockan 09.00–11.15
sammanträde
Beslutande    Ledamöter                     Tjänstgörande ersättare
Greta Ask (C), Ordförande     Bo Lund (M) ersätter Karin
Sven Krok (S), 1:e vice       Holm (M)
ordförande
Ida Åberg (V)                 Anna-Lisa Ek (S) ersätter
Per Strand (TVP)              Lars Fors (S)

Övriga närvarande Ersättare                 Tjänstepersoner
Nils Berg (M)                 Moa Lind, hamnmästare
Karl Ulv (S)                  Eva Tall, nämndsekreterare

Plats och tid för justering Kommunhuset, 2023-03-14

Sekreterare   Eva Tall              Paragrafer § 39-44

Ordförande    Greta Ask

Protokolljusterare Ida Åberg (V)
"""

WHOLE_MINUTES = """Plats och tid Tinghuset, måndagen den 4 september 2017 kl 18.30-20.05.

Beslutande Greta Ask (C), ordförande
Sven Krok (S)

Utses att justera Sven Krok (S)

Tid och plats för justering Måndagen den 11 september 2017 kl 16.00

Underskrifter Sekreterare ... Paragrafer 61 - 62

Eva Tall

Ordförande ...

Greta Ask

ANSLAG/BEVIS

Protokollet är justerat. Justeringen har tillkännagivits genom anslag.

Nämnd/Styrelse Kommunfullmäktige

Sammanträdesdatum 2017-09-04

Datum för anslags uppsättande 2017-09-12 Datum för anslags nedtagande 2017-10-04

(2)

KF § 61 DNR: KU.2017.8

Nya stadgar för hamnen

Kommunfullmäktiges beslut

Stadgarna antas.

Beslutet sändes till: Hamnkontoret, Byalagen

(3)

KF § 62 DNR: KU.2017.9

Val av hamnråd

Kommunfullmäktiges beslut

Valet bordläggs.
"""

NUMBERED_SUMMONS = """Kallelse till sammanträde med Barn- och utbildningsnämnden

Tid: Onsdagen den 6 april 2022 kl. 13.15
Plats: Kommunhuset, sal Linden
Ordförande: Karin Ros (S)
Sekreterare: Tom Ek

Föredragningslista

1. Upprop och val av justerare
2. Godkännande av dagordning
3. Budgetuppföljning per mars 2022
   BUN 2022/31
   Föredragande: ekonom Lisa Vik
   Förslag till beslut
   Barn- och utbildningsnämnden godkänner uppföljningen.
4. Skolskjutsreglemente
   BUN 2021/212
   Förslag till beslut
   1. Reglementet antas.
   2. Reglementet gäller från den 1 augusti 2022.
5. Anmälan av delegationsbeslut
   BUN 2022/2
6. Övriga frågor
"""

CAPITAL_MEMO = """Hällstads kommun                         Tjänsteskrivelse            1(3)
Kommunledningskontoret                   2016-11-08                  Dnr 2016/KS 0311 003
Per Modig
Kommunjurist
per.modig@hallstad.example
                                         Till kommunstyrelsen

Reviderat reglemente för valnämnden

FÖRSLAG TILL BESLUT
Kommunstyrelsen föreslår kommunfullmäktige

att   anta reviderat reglemente för valnämnden, samt

att   reglementet gäller från och med den 1 januari 2017.

SAMMANFATTNING
Valnämndens reglemente är från 1998 och behöver ses över med anledning av
ändringar i vallagen (2005:837) och i kommunallagen.

ÄRENDET
Bakgrund
Nuvarande reglemente antogs av kommunfullmäktige 1998-12-14, § 122.

Ekonomiska konsekvenser
Inga.

BESLUTSUNDERLAG
Tjänsteskrivelse 2016-11-08
Förslag till reglemente

SÄNDLISTA
Valnämnden
Kommunledningskontoret
Författningssamlingen

Anna Hök                                 Per Modig
Kommunchef                               Kommunjurist
"""

REGION_EXTRACT = """Utdrag ur protokoll fört vid sammanträde med Regionfullmäktige 2019-06-17--18

§ 61 Regionplan och budget 2020
Diarienummer RS 190455

Behandlat av      Datum           Ärende
1 Regionstyrelsen 2019-05-28      18

Regionfullmäktiges beslut
1. Regionplan 2020 fastställs.
2. Skattesatsen för 2020 fastställs till 11:18 kronor per skattekrona.

Propositionsordning
Ordföranden finner att det finns två förslag, regionstyrelsens förslag och Bo Ahls (SD) förslag, \
och ställer dessa mot varandra. Votering begärs.
Regionfullmäktige beslutar genom votering enligt regionstyrelsens förslag. Resultatet är 52 \
ja-röster, 14 nej-röster och 3 ledamöter avstår.

Förslag till beslut på sammanträdet
Bo Ahl (SD): Avslag på punkt 2.
Stina Berg (S), Ola Frid (M) m.fl. yrkar bifall till regionstyrelsens förslag.

Reservationer
SD-gruppen reserverar sig mot beslutet.

Beslutsunderlag
- Regionstyrelsens protokollsutdrag 2019-05-28 § 98
- Regionplan 2020

Beslutet skickas till
- Samtliga nämnder
- Revisorerna

Rätt utdraget intygar
Eva Lind, sekreterare
"""

CHAIR_DECISION = """ORDFÖRANDEBESLUT

Kommunstyrelsen                       2020-04-01
                                      KS 2020:311

Brådskande beslut om stöd till föreningar

Beslut
Kommunstyrelsens ordförande beslutar med stöd av 6 kap. 39 § kommunallagen att
föreningarnas hyror efterskänks under april 2020.

Skäl för beslutet
Nästa sammanträde hålls först den 29 april 2020. Beslutet kan inte vänta.

Beslutet anmäls vid kommunstyrelsens nästa sammanträde.

Anders Vik
Kommunstyrelsens ordförande
"""

NOTES = """Minnesanteckningar från samråd om regional utveckling

Datum: 2021-09-30
Plats: Digitalt via Teams
Närvarande: Per Lind (ordförande), Eva Strand, Nils Kvist
Frånvarande: Åsa Hed

1. Inledning
Per hälsar välkommen.

2. Laget runt
Eva berättar om arbetet i Älvbyn. Dnr RUN/12/2021 är klart.

3. Nästa möte
Nästa möte är den 4 november 2021.

Vid anteckningarna
Nils Kvist
"""

ASSEMBLY = """Kommunfullmäktige                                    Sammanträdesprotokoll
                                                     2019-11-25

Kf § 131                                    Dnr 2019/455

Interpellation om skolskjutsar

Kommunfullmäktige beslutar
att interpellationen får ställas, och
att den anses besvarad.

Sammanfattning
Sven Ö (L) har ställt en interpellation till utbildningsnämndens ordförande Kerstin Alm (S).

Inlägg
I debatten yttrar sig Sven Ö (L) och Kerstin Alm (S).

_________________________

Utdrag till
Utbildningsnämnden


Kf § 132                                    Dnr 2019/460

Val till nämndeman

Kommunfullmäktige beslutar

att välja Ida Sten (M) till nämndeman.

Utdrag till
Tingsrätten
Den valda
Troman
"""

ALL = {
    "memo": MEMO,
    "extract": EXTRACT,
    "follow_up": FOLLOW_UP,
    "agreement": AGREEMENT,
    "plan": PLAN,
    "summons": SUMMONS,
    "municipal_minutes": MUNICIPAL_MINUTES,
    "front_page": FRONT_PAGE,
    "whole_minutes": WHOLE_MINUTES,
    "numbered_summons": NUMBERED_SUMMONS,
    "capital_memo": CAPITAL_MEMO,
    "region_extract": REGION_EXTRACT,
    "chair_decision": CHAIR_DECISION,
    "notes": NOTES,
    "assembly": ASSEMBLY,
}
