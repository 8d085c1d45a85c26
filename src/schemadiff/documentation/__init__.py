"""The documentation of a schema as a static site: a page for each object, links between them, search, pictures."""
