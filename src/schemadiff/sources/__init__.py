"""Folders, commits, SQL scripts, snapshots and databases: each as a catalog and as a database."""
