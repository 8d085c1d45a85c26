"""Tests of what the planning stages cost, and need no server for."""
