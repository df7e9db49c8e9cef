"""Signing finished papers digitally (PAdES), and telling what signatures are worth.

Only here is pyHanko known. The paper must have its places to sign from the start (``write_pdf``
with ``signable``), for a signed file may only grow.
"""
