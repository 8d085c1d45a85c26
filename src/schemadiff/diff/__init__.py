"""Catalog by catalog, renames first."""
