"""What all entities share: the base class, keys made by the client, and column types of our own."""

from __future__ import annotations

import enum
import json
import secrets
import threading
import time
import unicodedata
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import BigInteger, Enum, Integer, MetaData, String, Text, TypeDecorator
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    MappedAsDataclass,
    declared_attr,
    mapped_column,
)

from db.rules.rich_text import (
    RichText,
    Runs,
    from_json,
    normal,
    normal_runs,
    runs_from_json,
    runs_to_json,
    to_json,
)

_EPOCH = 1_577_836_800_000  # 2020-01-01 in milliseconds: 41 bits of time last until 2089.


_last_id = 0
_making_id = threading.Lock()


def new_id() -> int:
    """A key in time order: 41 bits of time, 22 of chance.

    Greater than every earlier one of this process, so that many made within a millisecond never
    meet; that another desk makes the same in the same millisecond is one chance in four million.
    """
    global _last_id
    milliseconds = time.time_ns() // 1_000_000 - _EPOCH
    with _making_id:
        drawn = milliseconds << 22 | secrets.randbits(22)
        _last_id = drawn if drawn > _last_id else _last_id + 1 + secrets.randbits(6)
        return _last_id


def now() -> datetime:
    """The moment in UTC."""
    return datetime.now(UTC)


class Utc(TypeDecorator[datetime]):
    """An aware moment, kept in UTC as text that sorts."""

    impl = String(32)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> str | None:
        """The moment as ISO text in UTC."""
        return None if value is None else value.astimezone(UTC).isoformat(timespec="milliseconds")

    def process_result_value(self, value: str | None, dialect: Dialect) -> datetime | None:
        """The moment, aware."""
        return None if value is None else datetime.fromisoformat(value)


class _Json(TypeDecorator[Any]):
    """A value kept as compact JSON text; ``encode`` and ``decode`` are given by the subclass."""

    impl = Text
    cache_ok = True
    encode: Callable[[Any], Any]
    decode: Callable[[Any], Any]

    def process_bind_param(self, value: Any, dialect: Dialect) -> str | None:
        """The value as JSON text; nothing for ``None``."""
        if value is None:
            return None
        return json.dumps(type(self).encode(value), ensure_ascii=False, separators=(",", ":"))

    def process_result_value(self, value: str | None, dialect: Dialect) -> Any:
        """The value from its JSON text."""
        return None if value is None else type(self).decode(json.loads(value))


def _encode_rich(value: RichText) -> Any:
    return to_json(normal(value))


def _encode_lines(value: tuple[Runs, ...]) -> Any:
    return [runs_to_json(normal_runs(line)) for line in value]


def _decode_lines(value: Any) -> tuple[Runs, ...]:
    return tuple(runs_from_json(line) for line in value)


class RichTextType(_Json):
    """A part of a text: ``RichText`` as JSON."""

    cache_ok = True
    encode = staticmethod(_encode_rich)
    decode = staticmethod(from_json)


class LinesType(_Json):
    """A list of lines: ``tuple[Runs, ...]`` as JSON."""

    cache_ok = True
    encode = staticmethod(_encode_lines)
    decode = staticmethod(_decode_lines)


def _encode_names(value: tuple[str, ...]) -> list[str]:
    return [unicodedata.normalize("NFC", name) for name in value]


def _decode_names(value: list[str]) -> tuple[str, ...]:
    return tuple(value)


class NamesType(_Json):
    """A tuple of plain strings as JSON."""

    cache_ok = True
    encode = staticmethod(_encode_names)
    decode = staticmethod(_decode_names)


def _values(kind: type[enum.Enum]) -> list[str]:
    return [member.value for member in kind]


_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(MappedAsDataclass, DeclarativeBase, kw_only=True, eq=False):
    """The ground of every entity: a dataclass that needs no database to be made and tested."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy's own way
        int: BigInteger().with_variant(Integer, "sqlite"),
        datetime: Utc,
        enum.Enum: Enum(
            enum.Enum, native_enum=False, create_constraint=True, values_callable=_values, length=32
        ),
    }


class Keyed(MappedAsDataclass, kw_only=True, eq=False):
    """An entity with a key of its own, made before the database has seen it."""

    id: Mapped[int] = mapped_column(primary_key=True, default_factory=new_id, init=False)


class Versioned(Keyed, kw_only=True, eq=False):
    """An entity that is edited: a save over somebody else's newer save is refused."""

    version: Mapped[int] = mapped_column(init=False, default=1)

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:  # noqa: N805 - SQLAlchemy hands over the class
        return {"version_id_col": cls.version}
