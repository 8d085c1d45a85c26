"""The commands as functions: sources opened, plans made and applied, catalogs dumped."""
