"""Groups of actions as SQL statements."""
