"""The law and the house's own rules as plain values and functions; no SQLAlchemy here."""
