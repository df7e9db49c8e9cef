"""Keys made by the client are in time order and never meet."""

from db.entities.base import new_id


def test_a_hundred_thousand_keys_are_all_different_and_in_order() -> None:
    keys = [new_id() for _ in range(100_000)]
    assert keys == sorted(set(keys))
    assert max(keys) < 2**63
