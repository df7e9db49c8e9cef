"""What an empty list of decisions says, and what adding the first is called."""

from __future__ import annotations

from db.rules.lifecycle import DecisionMaker

EMPTY = {
    DecisionMaker.DELEGATE: (
        "Inga delegationsbeslut än",
        "Här registreras det som delegaterna har beslutat, anmäls till nämnden och anslås.",
    ),
    DecisionMaker.CHAIR: (
        "Inga ordförandebeslut än",
        "Här registreras det som ordföranden har beslutat för att det inte kunde vänta. Det "
        "hamnar på dagordningen för nästa sammanträde (KL 6:39).",
    ),
}
VERBS = {
    DecisionMaker.DELEGATE: "Registrera delegationsbeslut",
    DecisionMaker.CHAIR: "Registrera ordförandebeslut",
}
