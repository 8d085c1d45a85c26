"""Database to catalog."""
