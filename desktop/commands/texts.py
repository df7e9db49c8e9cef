"""The words of the command line, in Swedish; errors in English too when asked for."""

from __future__ import annotations

HELP = {
    "klubbslag": "Ärenden, beslut och deras handlingar. Utan kommando öppnas fönstret.",
    "register": "registret som används (annars KLUBBSLAG_REGISTER eller det förvalda)",
    "lang": "språk för felmeddelanden",
    "json": "skriv svaret som JSON",
    "new": "skapa ett register",
    "sample": "fyll det med exempelorganisationen",
    "demo": "gör hela jobbet på exempelorganisationen och lägg handlingarna i en mapp",
    "add": "läs in och registrera dokument",
    "dry_run": "pröva bara, spara inget",
    "read": "visa vad som känns igen i dokument, utan register",
    "list": "skriv ut en lista",
    "show": "visa ett ärende, ett sammanträde eller en paragraf",
    "search": "sök i registret",
    "dates": "räkna ut lagens dagar",
    "assembly": "räkna för fullmäktige",
    "paper": "skriv en handling till en mapp",
    "check": "visa anmärkningar på ett ärende, ett sammanträde eller en paragraf",
    "audit": "kontrollera att registret är helt",
    "backup": "gör en kontrollerad säkerhetskopia medan registret används",
    "restore": "återställ en säkerhetskopia till en ny fil",
    "internal": "ta med det som är sekretessbelagt",
    "bundle": "kallelsen med alla bilagor i en enda PDF",
}
