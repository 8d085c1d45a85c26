"""What the engine talks about: identities, objects, catalogs, and kinds as data."""
