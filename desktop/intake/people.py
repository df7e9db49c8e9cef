"""Names of people as papers write them: capitalised words, often with a party in brackets."""

from __future__ import annotations

import re

_NAME_WORD = r"[A-ZÅÄÖÉÜ][a-zåäöéüëáóø]+(?:-[A-ZÅÄÖÉÜ]?[a-zåäöéüë]+)*|[A-ZÅÄÖ][a-z]?[A-Z][a-zåäöé]+"
_LINK = r"(?:von|af|de|der|van|la|al|el|di)"
_NO_NAME = (
    r"(?!(?:Ordförande|Ordföranden|Ersättare|Ledamöter|Ledamot|Tjänst\w+|Sekreterare|Justerare|Vice"
    r"|Beslutande|Övriga|Närvarande|Plats|Tid|Förvaltning\w*|Nämnden|Kommun\w*|Region\w*)\b)"
)
NAME = (
    rf"\b{_NO_NAME}(?:{_NAME_WORD})(?:[ ]{_LINK})?(?:[ ](?:{_NAME_WORD}|[A-ZÅÄÖ]\.?(?=[ ]))){{1,3}}"
)
"""A pattern for a first name and up to three more words of a name."""
PARTY = r"\(\s?(?P<party>[A-ZÅÄÖ][A-Za-zÅÄÖåäö]{0,4}|[a-zåäö]{1,3})\s?\)"
"""A pattern for a party's letters in brackets."""
NAME_AND_PARTY = re.compile(rf"(?P<name>{NAME})[ ]?{PARTY}")
_ONLY_NAME = re.compile(rf"(?P<whole>{NAME}(?:[ ]?{PARTY})?)")
_TITLE_END = (
    r"(?:chef|direktör|sekreterare|handläggare|strateg|ledare|ekonom|jurist|samordnare|controller"
    r"|arkitekt|ingenjör|utredare|planerare|utvecklare|ordförande|ordf\.?|rådgivare|registrator"
    r"|assistent|inspektör|kommunalråd|regionråd|rektor|ombud|revisor|konsult|specialist)"
)
_OFFICE = re.compile(
    rf"(?:[A-ZÅÄÖa-zåäö:0-9-]+[ ]){{0,3}}[A-ZÅÄÖa-zåäö]*{_TITLE_END}(?:[ ][a-zåäö]+){{0,2}}",
    re.IGNORECASE,
)


def name_in(text: str) -> str:
    """The first name in a text, with its party as written."""
    found = _ONLY_NAME.search(text)
    return found["whole"] if found else ""


def only_name(text: str) -> bool:
    """Whether the text is one name, with or without a party, and nothing else."""
    return bool(_ONLY_NAME.fullmatch(text.strip()))


def only_office(text: str) -> bool:
    """Whether the text is the title of an office and nothing else."""
    return bool(_OFFICE.fullmatch(text.strip()))


def names_in(text: str) -> list[str]:
    """All names that have a party, as written."""
    return [found.group() for found in NAME_AND_PARTY.finditer(text)]
