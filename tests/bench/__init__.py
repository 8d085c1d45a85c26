"""Benchmarks: pg_dump is the yardstick, in the same run on the same cores."""
