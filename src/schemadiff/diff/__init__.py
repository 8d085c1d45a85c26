"""The difference of two catalogs; renames are found first."""
