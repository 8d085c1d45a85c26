"""What the server must have before the first statement: version, extensions, roles, privileges, locks."""
