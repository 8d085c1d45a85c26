"""Connections to PostgreSQL, quoting, and the embedded server."""
