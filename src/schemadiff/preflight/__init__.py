"""What the server must have before the first statement: versions, extensions, roles, privileges."""
