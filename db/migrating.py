"""Running the migrations: the one place that loads Alembic."""

from __future__ import annotations

from importlib.resources import as_file, files
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.pool import NullPool
from sqlcipher3 import dbapi2

from db import driver, triggers
from db.schema import begin_immediately


def upgrade(path: Path) -> None:
    """Bring the register to the newest shape, its triggers made anew."""
    engine = migration_engine(path)
    try:
        with engine.begin() as connection, as_file(files("db.migrations")) as folder:
            config = configuration(folder)
            config.attributes["connection"] = connection
            command.upgrade(config, "head")
            triggers.install(connection)
    finally:
        engine.dispose()


def configuration(folder: Path) -> Config:
    """Alembic's configuration for the migrations in the folder."""
    config = Config()
    config.set_main_option("script_location", str(folder))
    return config


def script_directory(folder: Path) -> ScriptDirectory:
    """Alembic's view of the migrations in the folder."""
    return ScriptDirectory.from_config(configuration(folder))


def migration_engine(path: Path) -> Engine:
    """An engine whose transactions hold changes of the schema too."""
    engine = create_engine(
        "sqlite://", creator=lambda: driver.connect(path), module=dbapi2, poolclass=NullPool
    )
    event.listen(engine, "begin", begin_immediately)
    return engine
