"""The stages from two sources to a plan, in their order; the only package that calls them all."""
