"""The first list, read with nothing but the driver: what the window shows while the rest loads."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

from db.driver import connect, demand_register
from db.rows import CaseEvent, CaseRow
from db.rules.lifecycle import CaseStatus

PAGE = 200

_SQL = """
WITH page AS (
    SELECT id FROM case_file ORDER BY opened_on DESC, id DESC LIMIT :limit
), happened (case_id, id, kind, day, words) AS (
    SELECT id, id, 'opened', opened_on, title FROM case_file WHERE id IN page
    UNION ALL
    SELECT id, id, 'closed', closed_on, status_reason FROM case_file
    WHERE id IN page AND closed_on IS NOT NULL
    UNION ALL
    SELECT case_id, id,
           CASE direction WHEN 'incoming' THEN 'incoming' WHEN 'outgoing' THEN 'outgoing'
                ELSE 'drawn_up' END,
           coalesce(received_on, drawn_up_on, substr(registered_at, 1, 10)), title
    FROM record WHERE case_id IN page
    UNION ALL
    SELECT case_id, id, 'memo', dated_on, title FROM memo
    WHERE case_id IN page AND dated_on IS NOT NULL
    UNION ALL
    SELECT pc.case_id, p.id, 'paragraph', p.heard_on,
           b.abbreviation || coalesce(' § ' || p.number, '')
    FROM paragraph_case AS pc
    JOIN paragraph AS p ON p.id = pc.paragraph_id
    JOIN body AS b ON b.id = p.body_id
    WHERE pc.case_id IN page AND p.heard_on IS NOT NULL
    UNION ALL
    SELECT pc.case_id, d.id, 'dispatch', d.dispatched_on, d.label
    FROM paragraph_case AS pc
    JOIN extract AS e ON e.paragraph_id = pc.paragraph_id
    JOIN dispatch AS d ON d.extract_id = e.id
    WHERE pc.case_id IN page
), ranked AS (
    SELECT case_id, kind, day, words,
           row_number() OVER (PARTITION BY case_id ORDER BY day DESC, id DESC) AS place
    FROM happened
)
SELECT c.id, c.registration_number, c.title, c.protected_title <> '',
       coalesce(b.abbreviation, ''), c.case_officer, c.status, c.opened_on,
       r.kind, r.day, r.words
FROM case_file AS c
JOIN ranked AS r ON r.case_id = c.id AND r.place = 1
LEFT JOIN body AS b ON b.id = c.body_id
ORDER BY c.opened_on DESC, c.id DESC
"""


def first_cases(path: Path, limit: int = PAGE) -> tuple[CaseRow, ...]:
    """The newest cases of the register at the path, as ``db.queries.cases`` lists them.

    Raises ``RegisterMissing``, ``NotARegister`` or ``UnsafePlace``; the register is not changed.
    """
    demand_register(path)
    connection = connect(path, read_only=True)
    try:
        return tuple(_row(*row) for row in connection.execute(_SQL, {"limit": limit}).fetchall())
    finally:
        connection.close()


def _row(*values: Any) -> CaseRow:
    key, number, title, protected, body, officer, status, opened, kind, day, words = values
    return CaseRow(
        id=key,
        registration_number=number,
        title=title,
        protected=bool(protected),
        body=body,
        officer=officer,
        status=CaseStatus(status),
        opened_on=date.fromisoformat(opened),
        latest=CaseEvent(kind),
        latest_on=date.fromisoformat(day),
        latest_text=words,
    )
