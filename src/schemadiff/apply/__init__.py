"""Runs a plan: one run at a time, with consent, and checks afterwards that nothing is left to do."""
