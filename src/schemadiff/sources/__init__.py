"""Folders, commits, SQL scripts, saved catalogs and databases: each as a catalog and as a database."""
