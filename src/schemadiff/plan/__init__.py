"""Changes, their dependents and their order."""
