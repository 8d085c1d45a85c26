"""Groups of actions as SQL."""
