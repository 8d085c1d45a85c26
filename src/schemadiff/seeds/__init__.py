"""Seeds: the rows that the YAML manages, compared on the server and turned into the data of statements."""
