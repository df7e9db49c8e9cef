"""Writes a draft of the next migration from what the entities have become.

    .venv/bin/python packaging/make_migration.py 0002 "what changes"

Read and mend the draft before it is committed.
"""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

from alembic import command

from db import driver, migrating, schema

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    revision, message = sys.argv[1:]
    with tempfile.TemporaryDirectory() as folder:
        register = Path(folder) / "draft.klubbslag"
        if revision == "0001":
            driver.connect(register).close()
        else:
            schema.build(register)
        engine = migrating.migration_engine(register)
        with engine.connect() as connection:
            config = migrating.configuration(ROOT / "db" / "migrations")
            config.attributes["connection"] = connection
            command.revision(config, message, autogenerate=True, rev_id=revision)
    for tool in (["check", "--fix", "-q"], ["format", "-q"]):
        subprocess.run(
            [sys.executable, "-m", "ruff", *tool, "db/migrations"], cwd=ROOT, check=False
        )


main()
