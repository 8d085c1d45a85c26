"""What a code host is told about a pull request: one comment that is kept up to date, and a status."""
