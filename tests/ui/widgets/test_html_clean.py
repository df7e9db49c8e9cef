"""Text pasted from Word and from the web comes out clean, with its structure."""

from hypothesis import given
from hypothesis import strategies as st

from db.rules.rich_text import Bullets, Heading, Item, Points, Run, Table, Text, plain_text, runs
from desktop.ui.widgets.html_clean import from_html

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
<meta charset=utf-8>
<title>Utkast</title><style><!-- p.MsoNormal {font-family:"Times New Roman"; color:red} --></style>
<xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml></head>
<body lang=SV><!--StartFragment-->
<h2><span style='font-size:16.0pt;color:#2E74B5'>Bakgrund till&nbsp;ärendet<o:p></o:p></span></h2>
<p class=MsoNormal><span style='color:red'>Nämnden har
   tidigare <b>återremitterat</b> <i style='mso-bidi-font-style:normal'>ärendet</i>.</span>
<img width=20 src="file:///C:/temp/logga.png"><o:p></o:p></p>
<p class=MsoListParagraph style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'>
<![if !supportLists]><span style='font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span></span><![endif]>Yttre
punkt</p>
<p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span>&nbsp; </span></span><![endif]>Inre punkt</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Att godkänna planen</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span>&nbsp; </span></span><![endif]>Att anslå medel</p>
<table class=MsoTableGrid><tr><th><p class=MsoNormal>År</p></th><th><p>Kronor</p></th></tr>
<tr><td><p class=MsoNormal>2026</p></td><td><p>120&nbsp;000</p><p>preliminärt</p></td></tr></table>
<p class=MsoNormal>Se <a href="https://exempel.se/plan">planen</a> och
<a href="javascript:alert(1)">bilagan</a>.<script>alert("nej")</script></p>
<!--EndFragment--></body></html>
"""


def test_a_page_of_word_becomes_clean_blocks():
    assert from_html(WORD) == (
        Heading(runs("Bakgrund till\u00a0ärendet"), 2),
        Text(
            (
                Run("Nämnden har tidigare "),
                Run("återremitterat", bold=True),
                Run(" "),
                Run("ärendet", italic=True),
                Run("."),
            )
        ),
        Bullets((Item(runs("Yttre punkt")), Item(runs("Inre punkt"), 1))),
        Points((Item(runs("Att godkänna planen")), Item(runs("Att anslå medel")))),
        Table(
            (
                (runs("År"), runs("Kronor")),
                (runs("2026"), runs("120\u00a0000\npreliminärt")),
            ),
            1,
        ),
        Text(
            (
                Run("Se "),
                Run("planen", link="https://exempel.se/plan"),
                Run(" och bilagan."),
            )
        ),
    )


def test_lists_of_the_web_keep_their_levels():
    html = "<ol><li>ett<ol><li>inre</li></ol></li><li>två</li></ol><ol><li>ny</li></ol>"
    assert from_html(html) == (
        Points((Item(runs("ett")), Item(runs("inre"), 1), Item(runs("två")))),
        Points((Item(runs("ny")),)),
    )


def test_bold_by_style_and_bold_undone_are_understood():
    html = (
        "<p><span style='font-weight:700'>fet</span> <b style='font-weight:normal'>inte fet</b></p>"
    )
    assert from_html(html) == (Text((Run("fet", bold=True), Run(" inte fet"))),)


def test_line_breaks_stay_in_their_paragraph():
    assert from_html("<p>Rad ett<br>rad två</p><p>  </p>") == (Text(runs("Rad ett\nrad två")),)


def test_a_ragged_table_is_made_even():
    html = "<table><tr><td>a</td></tr><tr><td>b</td><td>c</td></tr></table>"
    assert from_html(html) == (Table(((runs("a"), ()), (runs("b"), runs("c"))), 0),)


def test_text_without_tags_is_text():
    assert from_html("bara text") == (Text(runs("bara text")),)
    assert from_html("") == ()


@given(st.lists(st.text("abcåäö", min_size=1, max_size=8), min_size=1, max_size=6))
def test_no_word_is_lost(words):
    html = "".join(f"<p><b>{word}</b> slut</p>" for word in words)
    assert plain_text(from_html(html)) == "\n".join(f"{word} slut" for word in words)


@given(st.text("<>/=\"'abp !-[]&;lit", max_size=80))
def test_broken_markup_is_survived(html):
    assert isinstance(from_html(html), tuple)
