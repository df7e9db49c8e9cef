"""The style sheet of a paper as a web page: the house's look, readable on screen and in print.

Sizes follow the reader's own text size, and every colour stands out from white by at least
4.5 : 1 (WCAG 2.1 AA, 1.4.3).
"""

from __future__ import annotations

from desktop.documents.house_style import Look

LEAST_CONTRAST = 4.5
GREY, MARK, HAIRLINE = "#5A5A5A", "#A3161F", "#8A9299"
_DARKER = 0.9
_USUAL_SIZE = 11.0


def style_sheet(look: Look) -> str:
    """The rules for one look; they name nothing outside the page."""
    title, *headings = (size / look.body_size for size in (look.title_size, *look.heading_sizes))
    levels = "".join(
        f"h{level}{{font-size:{size:.3g}em}}\n" for level, size in enumerate((title, *headings), 1)
    )
    accent = readable(look.accent)
    root = max(1.0, look.body_size / _USUAL_SIZE)
    return (
        _RULES.replace("@accent", accent)
        .replace("@grey", GREY)
        .replace("@mark", MARK)
        .replace("@hairline", HAIRLINE)
        .replace("@font", look.word_font.replace('"', ""))
        .replace("@line", f"{max(1.5, look.line_height):g}")
        .replace("@size", f"{root:.3g}rem")
        .replace("@levels", levels)
    )


def contrast(colour: str) -> float:
    """How far a #RRGGBB colour stands out from white, from 1 (not at all) to 21 (black)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def readable(colour: str) -> str:
    """The colour, made darker until it can be read on white."""
    while contrast(colour) < LEAST_CONTRAST:
        parts = (int(int(colour[at : at + 2], 16) * _DARKER) for at in (1, 3, 5))
        colour = "#" + "".join(f"{part:02X}" for part in parts)
    return colour


_RULES = """@counter-style letters{system:extends lower-alpha;suffix:") "}
@counter-style numerals{system:extends lower-roman;suffix:") "}
:root{color-scheme:light}
body{margin:0 auto;padding:1.5rem 1.25rem 3rem;max-width:46rem;background:#FFFFFF;color:#1B1F23;
font-family:"@font",system-ui,sans-serif;font-size:@size;line-height:@line;overflow-wrap:break-word}
body>header{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 2rem;
padding-bottom:.75rem;margin-bottom:2rem;border-bottom:1px solid @accent;font-size:.875em}
body>header p{margin:0;color:@grey}
body>header strong{color:#1B1F23}
header .mark{flex-basis:100%;order:-1;text-align:center}
.mark{color:@mark;font-weight:bold}
header .mark strong{color:@mark;border:1px solid @mark;padding:.15em .6em}
h1,h2,h3,h4,h5,h6{line-height:1.25;margin:1.6em 0 .5em;text-wrap:balance}
h1,h2{color:@accent}
h2{margin-top:2em}
h5,h6{font-size:1em;font-style:italic;font-weight:normal}
@levelsh1{margin-top:0}
.number{white-space:nowrap;margin-right:.5em}
p,ul,ol,dl{margin:0 0 .8em}
li{margin-bottom:.3em}
li>ul,li>ol{margin:.3em 0 0}
ol ol{list-style-type:letters}
ol ol ol{list-style-type:numerals}
a{color:@accent}
a:focus-visible,[tabindex]:focus-visible{outline:3px solid @accent;outline-offset:2px}
nav ol{list-style:none;padding-left:0}
nav ol ol{padding-left:1.5em;list-style:none}
nav .number{margin:0}
nav a{text-decoration-thickness:1px;text-underline-offset:.15em}
.registration-number,.small,.note{color:@grey}
.small,.note{font-size:.875em}
.recipient{margin:0}
.recipient+:not(.recipient){margin-top:.8em}
.lead-in{margin-bottom:.4em}
dl>div{display:grid;grid-template-columns:minmax(7em,30%) 1fr;gap:0 1em;margin-bottom:.5em}
dt{color:@grey;grid-column:1}
dd{margin:0;grid-column:2}
.signatures>div{margin-top:2.2em}
.signatures .line{border-top:1px solid #1B1F23;padding-top:.2em}
.wide{overflow-x:auto;margin:1.2em 0}
table{border-collapse:collapse;width:100%;font-size:.95em}
caption{text-align:left;font-weight:bold;padding-bottom:.4em}
th,td{text-align:left;vertical-align:top;padding:.35em .6em;border-bottom:1px solid @hairline}
thead th{border-bottom:2px solid @accent;background:#F1F3F4}
figure{margin:1.4em 0}
img{max-width:100%;height:auto}
figcaption{font-weight:bold;font-size:.95em;margin-top:.4em}
sup{line-height:0}
.notes{font-size:.875em;border-top:1px solid @hairline;margin-top:2.5em;padding-top:.8em}
.box{border:1px solid @accent;padding:1em 1.2em .4em;margin:1.6em 0}
.box>:first-child{margin-top:0}
.new-page{border:0;margin:2.5em 0}
@media (max-width:34rem){dl>div{display:block}body{padding:1rem}}
@media print{@page{size:A4;margin:20mm 20mm 18mm}
body{max-width:none;padding:0;font-size:11pt}
h1,h2,h3,h4,h5,h6,.lead-in,caption{break-after:avoid}
tr,li,figure,.box,.signatures{break-inside:avoid}
thead{display:table-header-group}
.wide{overflow:visible}
.new-page{margin:0;break-after:page}
header .mark{position:fixed;top:0;left:0;right:0}
a{color:inherit}}
"""
