"""Why a file could not be read or written: the usual answers of the system, in plain Swedish."""

from __future__ import annotations

import errno
from pathlib import PurePath

from db.rules.troubles import FileTrouble

_TRY_AGAIN = "Försök igen. Händer det på nytt, välj en annan mapp."
_CHOOSE_OTHER = (
    "Välj en annan mapp, eller be den som sköter datorn om rätt att läsa och skriva där."
)
_CLOSE_IT = "Stäng filen om den är öppen i ett annat program och försök igen."
_REACH_IT = "Kontrollera att nätverket eller USB-minnet är anslutet och försök igen."
_MISSING = (
    "Filen eller mappen finns inte.",
    "Se efter att den inte har flyttats eller bytt namn, och välj den på nytt.",
)
_FORBIDDEN = ("Du har inte rätt att läsa eller skriva där.", _CHOOSE_OTHER)
_IN_USE = ("Ett annat program använder filen.", _CLOSE_IT)
_AWAY = ("Disken, USB-minnet eller nätverksmappen svarar inte.", _REACH_IT)
_REASONS = {
    errno.ENOENT: _MISSING,
    errno.ENOTDIR: _MISSING,
    # Windows answers so for a file that Word holds open, too.
    errno.EACCES: ("Filen är skyddad, eller öppen i ett annat program.", _CLOSE_IT),
    errno.EPERM: _FORBIDDEN,
    errno.EBUSY: _IN_USE,
    errno.ETXTBSY: _IN_USE,
    errno.EROFS: ("Disken eller mappen är skrivskyddad.", "Välj en annan mapp."),
    errno.EISDIR: ("Det är en mapp och ingen fil.", "Välj en fil."),
    errno.EEXIST: ("Det finns redan något med det namnet.", "Välj ett annat namn."),
    errno.ENAMETOOLONG: (
        "Namnet är för långt.",
        "Välj ett kortare namn eller en mapp närmare roten.",
    ),
    errno.EFBIG: ("Filen är för stor för disken.", "Välj en annan disk."),
    errno.EMFILE: ("För många filer är öppna.", "Stäng några program och försök igen."),
    errno.EINVAL: ("Namnet innehåller tecken som inte går att använda.", "Välj ett annat namn."),
    errno.EIO: ("Disken svarade med ett fel.", _REACH_IT),
    errno.ENODEV: _AWAY,
    errno.ENXIO: _AWAY,
    errno.ETIMEDOUT: _AWAY,
    errno.EHOSTUNREACH: _AWAY,
    errno.ENETUNREACH: _AWAY,
    errno.ENOTCONN: _AWAY,
}


def about_file(met: FileTrouble) -> tuple[str, str, str]:
    """What happened, why, and what to do; the system's own word only when we know no better."""
    happened = f"{PurePath(met.path).name or met.path or 'Filen'} kunde inte läsas eller skrivas."
    if met.number in _REASONS:
        why, advice = _REASONS[met.number]
        return happened, why, advice
    said = met.reason.strip().rstrip(".")
    return (happened, f"Datorn svarade: ”{said}”." if said else "", _TRY_AGAIN)
