"""schemadiff keeps a PostgreSQL database in step with a folder of YAML files."""

__version__ = "0.2.0"
