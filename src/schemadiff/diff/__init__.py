"""Catalog by catalog: what is new, gone, different, and what only the server can tell."""
