"""Names as Swedish minutes join and bend them."""

from __future__ import annotations

from collections.abc import Sequence


def listed(names: Sequence[str]) -> str:
    """Names in a row: "Anna Berg (S), Karl Ek (S) och Sten Wik (M)"."""
    return " och ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def genitive(name: str) -> str:
    """The owner's form of a name, its party last: "Anna Bergs (S)", "Per Näs (S)"."""
    name, bracket, party = name.partition(" (")
    ending = "" if name.endswith(("s", "x", "z")) else "s"
    return f"{name}{ending}{bracket}{party}"


def owners(names: Sequence[str]) -> str:
    """Whose a proposal is: one or two by name, more as "Anna Bergs (S) m.fl."."""
    if len(names) > 2:
        return f"{genitive(names[0])} m.fl."
    return " och ".join(genitive(name) for name in names)


def short_body(name: str, kind: str) -> str:
    """What the body calls itself in running text: "nämnden", "fullmäktige", "regionstyrelsen"."""
    if kind == "committee":
        return "nämnden"
    if kind == "assembly":
        return "fullmäktige"
    return "utskottet" if kind == "subcommittee" else name[:1].lower() + name[1:]
