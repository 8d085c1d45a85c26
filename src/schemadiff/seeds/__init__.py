"""Seeds: the rows that the YAML owns, compared on the server and turned into the data of statements."""
