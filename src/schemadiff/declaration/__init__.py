"""YAML to catalog and back."""
