from datetime import datetime
from typing import Any, Self

class Name:
    hashable: str
    human_friendly: str
    native: dict[str, Any]

class KeyUsage:
    native: set[str]

class Certificate:
    subject: Name
    issuer: Name
    serial_number: int
    not_valid_before: datetime
    not_valid_after: datetime
    key_usage_value: KeyUsage | None
    native: dict[str, Any]
    @classmethod
    def load(cls, encoded_data: bytes, strict: bool = False) -> Self: ...
