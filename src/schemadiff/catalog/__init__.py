"""Identities, objects and catalogs: the same immutable types for what is declared and what is live."""
