from db.rules.rich_text import Run, Text, runs
from desktop.documents.house_style import house_style
from desktop.documents.pdf_characters import MissingCharacter, missing_characters, settable
from desktop.documents.pdf_fonts import Face, covered
from desktop.documents.pdf_reader import read_tagged_text
from desktop.documents.pdf_writer import write_pdf
from tests.documents.papers import paper

SAMI = "ÁáČčĐđŊŋŠšŦŧŽžÅåÄäÖöÏïÂâÃãÕõÛûŒœÜüŸÿÑñŃńÆæØø"
TYPOGRAPHY = "–—…”’»«§°½×−‰€•☐☑✓→\u2011\u202f\u00ad"


def test_every_face_sets_swedish_sami_and_office_signs():
    for face in Face:
        assert covered(face).issuperset(SAMI + TYPOGRAPHY)


def test_text_with_glyphs_is_left_as_it_is():
    text = "Sámi giella – § 4, 50 % ”så”"
    assert settable(text) is text


def test_a_character_without_glyph_is_spelled_out():
    assert settable("Bra 😀!") == "Bra [U+1F600 GRINNING FACE]!"


def test_signs_without_a_look_vanish_and_tabs_become_spaces():
    assert settable("a\u200db\ufe0f\x07c\td\u2028e") == "abc d e"


def test_missing_characters_are_told_with_name_and_place():
    document = paper(
        Text((Run("Motion av "), Run("Lo 😀 Ek", bold=True), Run(" om parker 😀"))),
        Text(runs("Och אב")),
    )
    first, second, third = missing_characters(document)
    assert first == MissingCharacter("😀", "GRINNING FACE", "Motion av Lo 😀 Ek om parker 😀")
    assert (second.character, second.name) == ("א", "HEBREW LETTER ALEF")
    assert third.near == "Och אב"


def test_papers_without_such_characters_have_none_missing():
    assert missing_characters(paper(Text(runs(SAMI + TYPOGRAPHY)))) == ()


def test_no_box_is_ever_printed():
    data = write_pdf(paper(Text(runs("Hej 😀"))), house_style("region"))
    assert read_tagged_text(data) == [("P", "Hej [U+1F600 GRINNING FACE]")]
