-- Which of the routines that are called so may give another value each time.
SELECT DISTINCT n.nspname::text, p.proname::text
  FROM pg_proc p
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.proname = ANY(%(names)s)
   AND p.provolatile = 'v'
