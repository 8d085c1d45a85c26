-- The event triggers that temporary objects would fire, and the names of their functions.
SELECT e.evtname::text, p.proname::text
  FROM pg_event_trigger e
  JOIN pg_proc p ON p.oid = e.evtfoid
 WHERE e.evtenabled <> 'D'
   AND e.evtevent <> 'login'
 ORDER BY 1
