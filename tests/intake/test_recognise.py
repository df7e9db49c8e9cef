import pytest

from db.rules.rich_text import Bullets, Heading, Text, plain
from desktop.intake.draft import Kind, PartKind, VoteResult
from tests.intake import papers
from tests.intake.reading import read, said


@pytest.mark.parametrize("name", papers.ALL)
def test_every_line_of_a_paper_is_in_a_part_or_told_as_left_over(name: str) -> None:
    draft = read(papers.ALL[name])
    assert said(draft) == "".join(draft.text.split())
    assert not draft.unassigned


def test_memo() -> None:
    found = read(papers.MEMO).to_json()
    assert found["kind"] == "official_memo"
    assert found["body"] == "Regionstyrelsen"
    assert found["titles"] == ["Öppnare bryggor för att stärka friluftslivet vid Tvärån"]
    assert found["registration_numbers"] == ["4127-2021"]
    assert found["lead_in"] == "Regionstyrelsen beslutar att"
    assert [point[:2] for point in found["proposed_points"]] == ["1.", "2."]
    assert found["statement"].endswith("– energi, vägar och bredband.")
    assert found["matter"].count("\n") == 1
    assert found["recipients"] == ["Regiondirektören"]
    assert "decision_points" not in found


def test_extract_with_a_matter_of_several_headings() -> None:
    draft = read(papers.EXTRACT)
    paragraph = draft.paragraphs[0]
    assert (draft.kind, paragraph.number) == (Kind.PARAGRAPH, "23")
    assert draft.body == "Regionala utvecklingsnämnden"
    assert paragraph.registration_numbers == ("00418-2022",)
    assert paragraph.matter_headings == ("Bakgrund", "Syfte", "Uppföljning")
    assert [type(block) for block in paragraph.matter[:3]] == [Heading, Text, Heading]
    assert "utgångspunkterna att båtarna" in plain(paragraph.matter[1].runs)  # type: ignore[union-attr]
    bullets = next(block for block in paragraph.matter if isinstance(block, Bullets))
    assert len(bullets.items) == 3
    assert paragraph.recipients == ("Trafikdirektör", "Hamnchef", "Ekonomidirektör")
    assert len(draft.joined) == 1


def test_follow_up_with_a_sender() -> None:
    draft = read(papers.FOLLOW_UP)
    found = draft.to_json()
    assert found["kind"] == "follow_up"
    assert found["document_date"] == "2022-04-01"
    assert found["registration_numbers"] == ["RUN/71/2022", "HN/1410/2017"]
    assert found["titles"] == ["Uppföljning av samverkan med byarna: Hamnavtalet"]
    assert PartKind.SENDER in {part.kind for part in draft.parts}


def test_agreement_with_a_list_of_contents() -> None:
    draft = read(papers.AGREEMENT)
    assert draft.kind is Kind.AGREEMENT
    assert draft.titles == ("Överenskommelse om samverkan för hamnar 2024–2027",)
    assert {"Inledning", "Avgränsning", "Finansiering av samverkan"} <= set(
        draft.matters[0].matter_headings
    )
    contents = next(part for part in draft.parts if part.kind is PartKind.CONTENTS)
    assert draft.text[contents.start : contents.end].endswith("Finansiering\t5")


def test_plan() -> None:
    found = read(papers.PLAN).to_json()
    assert (found["kind"], found["document_date"]) == ("plan", "2020-02-12")
    assert found["titles"] == ["C. Tryggare farleder"]
    assert "Aktiviteter 2021" in found["matter_headings"]


def test_summons_with_tables() -> None:
    found = read(papers.SUMMONS).to_json()
    assert (found["kind"], found["body"]) == ("summons", "Nämnden för Hamn & Farled")
    assert (found["meeting_date"], found["document_date"]) == ("2023-03-09", "2023-03-02")
    assert found["titles"][1] == "Yttrande över förslag till nya farleder (KS-2023-00012)"
    assert "HF-2023-00031" in found["registration_numbers"]
    assert found["proposed_points"][1:] == [
        "1. Godkänna budgeten",
        "2. Uppdra åt hamnmästaren att köpa bojar.",
    ]
    assert (found["chair"], found["secretary"]) == ("Greta Ask (C)", "Olle Bro")
    assert found["verifiers"] == ["Sven Krok (S)"]


def test_municipal_minutes_with_proposals_and_vote() -> None:
    draft = read(papers.MUNICIPAL_MINUTES)
    found, paragraph = draft.to_json(), draft.paragraphs[0]
    assert (draft.kind, draft.body) == (Kind.PARAGRAPH, "Nämnden för Hamn & Farled")
    assert found["meeting_date"] == "2023-03-09"
    assert paragraph.title == "Avgifter för gästhamnen"
    assert len(paragraph.decision_points) == 1
    assert paragraph.decision_points[0].endswith("till nya bojar.")
    assert paragraph.proposals == (
        "Greta Ask (C) yrkar bifall till hamnkontorets förslag.",
        "Sven Krok (S) yrkar avslag på hamnkontorets förslag.",
    )
    assert paragraph.votes == (VoteResult(6, 5),)
    assert paragraph.reservations[0].who == ("Sven Krok (S)", "Ida Å (V)")
    assert len(paragraph.decision_basis) == 2
    assert paragraph.recipients == (
        "Kommunstyrelsen (för kännedom)",
        "Hamnkontoret",
        "ekonomiavdelningen",
    )


def test_front_page_in_two_columns() -> None:
    draft = read(papers.FRONT_PAGE)
    present = {who.name: (who.party, who.role) for who in draft.meeting.attendance}
    assert draft.kind is Kind.FRONT_PAGE
    assert present["Greta Ask"] == ("C", "Ordförande")
    assert present["Bo Lund"] == ("M", "Tjänstgörande ersättare")
    assert present["Moa Lind"] == ("", "hamnmästare")
    assert not {"Karin Holm", "Lars Fors"} & set(present)
    assert draft.meeting.paragraph_range == "39-44"
    assert draft.to_json()["verified_on"] == "2023-03-14"
    assert (draft.meeting.chair, draft.meeting.secretary) == ("Greta Ask", "Eva Tall")


def test_whole_minutes_with_proof_of_notice() -> None:
    draft = read(papers.WHOLE_MINUTES)
    found = draft.to_json()
    assert (draft.kind, draft.body) == (Kind.MINUTES, "Kommunfullmäktige")
    assert found["paragraph_numbers"] == ["61", "62"]
    assert [paragraph.title for paragraph in draft.paragraphs] == [
        "Nya stadgar för hamnen",
        "Val av hamnråd",
    ]
    assert (found["posted_on"], found["taken_down_on"]) == ("2017-09-12", "2017-10-04")
    assert draft.paragraphs[0].recipients == ("Hamnkontoret", "Byalagen")
    assert (found["chair"], found["secretary"]) == ("Greta Ask", "Eva Tall")


def test_references_to_paragraphs_open_no_paragraph() -> None:
    draft = read(
        "§ 5\nHamnen\n\nBeslut\nHamnen öppnas.\n\nÄrendet\nFrågan avgjordes i nämnden den 3 maj,\n"
        "§ 4, och i fullmäktige enligt\n§ 12 Hamnordningen.\n\n27 § lagen om hamnar gäller."
    )
    assert [paragraph.number for paragraph in draft.paragraphs] == ["5"]


def test_a_proposal_upward_without_a_decision_is_the_decision() -> None:
    draft = read(
        "§ 7\nBudget\n\nFörslag till beslut i kommunfullmäktige\n\nBudgeten antas.\n\n"
        "Beslutsunderlag\n\nBudget 2024"
    )
    assert draft.paragraphs[0].decision_points == ("Budgeten antas.",)
    assert draft.paragraphs[0].proposed_points == ("Budgeten antas.",)


def test_statement_addressed_to_another_body() -> None:
    draft = read(
        "YTTRANDE\nHamnnämnden\nTill                                   Datum\n"
        "Kommunstyrelsen                        2023-04-05\n\nDiarienummer\nHN-2023-00007\n\n"
        "Yttrande över remiss om farleder\n\nSammanfattande inställning\n\nNämnden tillstyrker."
    )
    found = draft.to_json()
    assert (found["kind"], found["body"]) == ("statement", "Hamnnämnden")
    assert found["recipients"] == ["Kommunstyrelsen"]
    assert found["statement"] == "Nämnden tillstyrker."


def test_summons_with_numbered_lines() -> None:
    found = read(papers.NUMBERED_SUMMONS).to_json()
    assert (found["kind"], found["body"]) == ("summons", "Barn- och utbildningsnämnden")
    assert (found["meeting_date"], found["chair"]) == ("2022-04-06", "Karin Ros (S)")
    assert len(found["titles"]) == 6
    assert found["proposed_points"][0] == "Barn- och utbildningsnämnden godkänner uppföljningen."


def test_memo_with_headings_in_capitals_and_points_that_begin_with_att() -> None:
    found = read(papers.CAPITAL_MEMO).to_json()
    assert (found["kind"], found["body"]) == ("official_memo", "Kommunstyrelsen")
    assert found["registration_numbers"] == ["2016/KS 0311 003"]
    assert found["titles"] == ["Reviderat reglemente för valnämnden"]
    assert found["lead_in"] == "Kommunstyrelsen föreslår kommunfullmäktige"
    assert [point.split()[0] for point in found["proposed_points"]] == ["att", "att"]
    assert found["matter_headings"] == ["Bakgrund", "Ekonomiska konsekvenser"]
    assert found["recipients"][-1] == "Författningssamlingen"


def test_extract_from_a_regional_assembly() -> None:
    found = read(papers.REGION_EXTRACT).to_json()
    assert (found["kind"], found["body"]) == ("minutes_extract", "Regionfullmäktige")
    assert found["registration_numbers"] == ["RS 190455"]
    assert found["votes"] == [{"yes": 52, "no": 14, "abstain": 3}]
    assert found["reservations"][0]["who"] == ["SD"]
    assert found["proposals"][0].startswith("Bo Ahl (SD):")
    assert found["recipients"] == ["Samtliga nämnder", "Revisorerna"]


def test_urgent_decision_of_a_chair() -> None:
    found = read(papers.CHAIR_DECISION).to_json()
    assert found["kind"] == "urgent_chair_decision"
    assert found["titles"] == ["Brådskande beslut om stöd till föreningar"]
    assert found["document_date"] == "2020-04-01"
    assert len(found["decision_points"]) == 1


def test_notes_of_a_meeting() -> None:
    found = read(papers.NOTES).to_json()
    assert (found["kind"], found["meeting_date"]) == ("notes", "2021-09-30")
    assert [who["name"] for who in found["attendance"]] == ["Per Lind", "Eva Strand", "Nils Kvist"]
    assert (found["chair"], found["secretary"]) == ("Per Lind", "Nils Kvist")
    assert found["matter_headings"] == ["1. Inledning", "2. Laget runt", "3. Nästa möte"]


def test_paragraphs_that_decide_without_a_heading() -> None:
    first, second = read(papers.ASSEMBLY).paragraphs
    assert first.lead_in == "Kommunfullmäktige beslutar"
    assert first.decision_points == (
        "att interpellationen får ställas, och",
        "att den anses besvarad.",
    )
    assert second.decision_points == ("att välja Ida Sten (M) till nämndeman.",)
    assert second.recipients == ("Tingsrätten", "Den valda", "Troman")
