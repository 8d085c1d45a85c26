-- The domains that have checks, and those.
SELECT t.oid::bigint, t.typname::text, pg_get_expr(c.conbin, 0)
  FROM pg_constraint c
  JOIN pg_type t ON t.oid = c.contypid
 WHERE c.contype = 'c'
