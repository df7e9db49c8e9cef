"""The register: what is kept, the rules it obeys, and what can be asked of it.

Imports neither Qt, Word nor PDF, and nothing of ``desktop``.
"""
