"""A body's rules: what the house decides itself, and what the law has decided already."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from db.queries.bodies import BodyRow
from db.rules.lifecycle import BodyKind
from db.rules.statutes import RuleLabel
from desktop.ui.law_words import label_words
from desktop.ui.widgets.autosave_form import AutosaveForm
from desktop.ui.widgets.legal_facts import Fact, LegalFacts
from desktop.ui.widgets.sheet import words

RULES = (
    "call_days", "may_return", "asks_urgency", "appeal_weeks", "opens_series", "shows_year",
    "notice_boards",
)  # fmt: skip
_BY_LAW_IN_ASSEMBLY = ("call_days", "may_return", "asks_urgency")
_LAW = (
    Fact("Kallelse", "Minst en vecka före sammanträdet", "KL 5:13"),
    Fact(
        "Tjänstgöra igen samma dag",
        "Inte för den som har avbrutit av annat skäl än jäv",
        "KL 5:20",
    ),
    Fact(
        "Ärenden som kommer till",
        "Avgörs bara om det är brådskande och alla närvarande är överens",
        "KL 5:52",
    ),
)
_YES_NO = ((True, "Ja"), (False, "Nej"))
_LOCAL, _BY_LAW = label_words(RuleLabel.LOCAL_RULE), label_words(RuleLabel.LAW)


class BodyRules(QWidget):
    """``changed(rule, value)`` when a rule is given another value."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = AutosaveForm()
        self.law = LegalFacts("Det som lagen bestämmer", stacked=True)
        self._by_law = words(f"{_BY_LAW}: för fullmäktige bestämmer lagen det här.", "small")
        self._add_rules()
        self.form.changed.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for part in (self._by_law, self.law, self.form):
            column.addWidget(part)

    def show_body(self, body: BodyRow) -> None:
        """Shows a body's rules; of the assembly what the law says in place of some."""
        assembly = body.kind is BodyKind.ASSEMBLY
        self._by_law.setVisible(assembly)
        self.law.setVisible(assembly)
        self.law.show_facts(_LAW if assembly else ())
        for rule in _BY_LAW_IN_ASSEMBLY:
            self.form.row(rule).setVisible(not assembly)
        values: dict[str, Any] = {rule: getattr(body, rule) for rule in RULES}
        values["notice_boards"] = "; ".join(body.notice_boards)
        self.form.show_values(values)

    def flush(self) -> None:
        """Saves every field."""
        self.form.flush()

    @Slot(str, object)
    def _on_changed(self, rule: str, value: Any) -> None:
        if rule == "notice_boards":
            value = tuple(name for part in value.split(";") if (name := part.strip()))
        self.changed.emit(rule, value)

    def _add_rules(self) -> None:
        form = self.form
        days = form.add_number(
            "call_days", "Kallelse, dagar före sammanträdet",
            f"{_LOCAL}: står i reglementet. Fem och sju dagar är vanligt.", most=60,
        )  # fmt: skip
        form.add_choice(
            "may_return", "Får tjänstgöra igen samma dag", _YES_NO,
            f"{_LOCAL} (KL 6:17), för den som har lämnat. Nej ger en anmärkning om någon "
            "kommer tillbaka.",
        )  # fmt: skip
        form.add_choice(
            "asks_urgency", "Fråga om brådska", _YES_NO,
            f"{_LOCAL}, när ett ärende kommer till. Bara fullmäktige måste (KL 5:52).",
        )  # fmt: skip
        weeks = form.add_number(
            "appeal_weeks", "Tid för överklagande, veckor",
            f"{_BY_LAW}: tre veckor (KL 13:5). Ändra bara för organ utanför kommunallagen.",
            most=52,
        )  # fmt: skip
        for field in (days, weeks):
            field.setMinimum(1)
            field.setMaximumWidth(120)
        form.add_choice(
            "opens_series", "Ny paragrafserie varje år", _YES_NO,
            f"{_LOCAL}. Nej gör att den läggs upp under Nummerserier.",
        )  # fmt: skip
        form.add_choice(
            "shows_year", "Året efter paragrafens nummer", _YES_NO,
            f"{_LOCAL}: § 1/2026 i stället för § 1.",
        )  # fmt: skip
        form.add_line(
            "notice_boards", "Anslagstavlor",
            f"{_BY_LAW}: en gemensam nämnd anslår hos alla som samverkar (KL 13:5). Skilj dem åt "
            "med semikolon. Tomt betyder en enda tavla.", "Norrby kommun; Älvstads kommun",
        )  # fmt: skip
