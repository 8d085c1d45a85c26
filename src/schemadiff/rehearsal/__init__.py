"""Runs the steps of a plan on a scratch server before the plan is shown."""
