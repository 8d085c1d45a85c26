"""Runs a plan: one at a time, with consent, and looks afterwards whether anything is left."""
