"""Runs the migrations on the connection that ``db.schema`` hands over."""

from typing import Any, Literal

from alembic import context
from sqlalchemy import TypeDecorator

from db.entities import everything


def _rendered(kind: str, item: Any, _: object) -> str | Literal[False]:
    """Column types of our own as what they are kept in, so that migrations stand alone."""
    if kind == "type" and isinstance(item, TypeDecorator):
        length = getattr(item.impl_instance, "length", None)
        return f"sa.String(length={length})" if length else "sa.Text()"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=everything.metadata,
    render_as_batch=True,
    render_item=_rendered,
    include_object=everything.belongs,
)
context.run_migrations()
