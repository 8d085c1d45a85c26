-- Which of the routines with these names are volatile.
SELECT DISTINCT n.nspname::text, p.proname::text
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.proname = ANY(%(names)s)
   AND p.provolatile = 'v'
