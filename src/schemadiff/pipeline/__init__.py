"""The stages from two catalogs to a plan, in their order; the only package that calls planner, ddl and preflight."""
