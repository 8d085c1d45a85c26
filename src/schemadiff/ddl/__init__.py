"""Actions to SQL."""
