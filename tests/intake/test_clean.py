import pytest

from desktop.intake.clean import clean
from desktop.intake.lines import Joined


def text_of(text: str) -> str:
    return " ".join(line.bare for line in clean(text).lines if line.bare and not line.furniture)


@pytest.mark.parametrize(
    ("found", "cleaned"),
    [
        ("§\u00a011", "§ 11"),
        ("fram\u00adgång", "framgång"),
        ("A\u030ase", "Åse"),
        ("tal\u200b\ufeff", "tal"),
        ("2019–2021 — och", "2019–2021 — och"),
        ("augusti\n2024\\.", "augusti 2024."),
        ("rad\u2028rad", "rad rad"),
        ("KFT-2024-<br>00160", "KFT-2024-00160"),
    ],
)
def test_characters_are_made_right(found: str, cleaned: str) -> None:
    assert text_of(found) == cleaned


@pytest.mark.parametrize(
    ("found", "cleaned"),
    [
        ("en av framgångsfak-\n\ntorerna att", "en av framgångsfaktorerna att"),
        ("kompetens-\nförsörjning. Mer", "kompetensförsörjning. Mer"),
        ("mjuk\u00ad\nvara", "mjukvara"),
        ("kultur-\noch fritid", "kultur- och fritid"),
        ("barn-\neller skolfrågor", "barn- eller skolfrågor"),
        ("medel från EU-\nfonder", "medel från EU-fonder"),
        ("Dnr KS-2024-\n00384 är", "Dnr KS-2024-00384 är"),
        ("Sverige-\nFinland", "Sverige- Finland"),
        ("ord -\ntill", "ord - till"),
    ],
)
def test_broken_words_are_joined_and_shared_endings_kept(found: str, cleaned: str) -> None:
    assert text_of(found) == cleaned


def test_a_join_is_a_question_for_the_clerk() -> None:
    assert clean("en utgångs-\n\npunkt till").joined == (Joined("utgångs- punkt", "utgångspunkt"),)


def test_a_word_is_joined_over_a_page_break() -> None:
    text = "Vi ser fram-\n\n2 (4)\n\ngången komma."
    assert text_of(text) == "Vi ser framgången komma."


def test_page_furniture_is_marked_and_kept_in_the_text() -> None:
    text = (
        "Rubrik\n\nText före.\n\nJusterare                 Expedierat/bestyrkt\n\n"
        "TVÄRÅ KOMMUN          SAMMANTRÄDESPROTOKOLL        4 (9)\nHamnnämnden\nDatum\n"
        "2023-01-02\n\n"
        "Text efter."
    )
    cleaned = clean(text)
    furniture = [line.bare for line in cleaned.lines if line.furniture]
    assert text_of(text) == "Rubrik Text före. Text efter."
    assert furniture[-3:] == ["Hamnnämnden", "Datum", "2023-01-02"]
    assert all(line.text in cleaned.text for line in cleaned.lines)


def test_the_first_running_head_is_text_as_it_tells_body_and_day() -> None:
    head = (
        "TVÄRÅ KOMMUN          SAMMANTRÄDESPROTOKOLL        4 (9)\nHamnnämnden\nDatum\n2023-01-02"
    )
    assert not any(line.furniture for line in clean(head).lines)


def test_recipients_after_a_page_head_are_no_part_of_it() -> None:
    text = (
        "Text\n\n13 (90)\n\nKommunfullmäktige\n\nProtokollsutdrag skickas till\n\nProtokoll nr 7\n"
        "Sammanträdesdatum: 2024-08-22\n\nHamnnämnden"
    )
    assert text_of(text) == "Text Protokollsutdrag skickas till Hamnnämnden"


def test_every_line_knows_its_place() -> None:
    cleaned = clean("ett\n\ntvå-\ntre fyra\n")
    assert all(cleaned.text[line.start : line.end] == line.text for line in cleaned.lines)


def test_a_text_drawn_up_into_one_line_gets_its_headings_back() -> None:
    text = (
        "1 Tjänsteskrivelse 1 (2) 2015-03-04 HN 2015-00012 Handläggare: Tyra Gran Hamnnämnden "
        "Nya bojar i farleden Sammanfattning Hamnkontoret har sett över bojarna och funnit att "
        "de behöver bytas. Bakgrund Bojarna är gamla och slitna. Hamnkontorets förslag till "
        "hamnnämnden 1. Nya bojar köps in. 2. De gamla säljs. Expedieras till Kommunstyrelsen"
    )
    lines = [line.bare for line in clean(text).lines if line.bare]
    assert "Sammanfattning" in lines
    assert "2. De gamla säljs." in lines
    assert lines[-2:] == ["Expedieras till", "Kommunstyrelsen"]
