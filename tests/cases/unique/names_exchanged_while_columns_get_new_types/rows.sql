INSERT INTO public.keys SELECT n, n, n FROM pg_catalog.generate_series(1, 9000) AS n;
INSERT INTO public.uses VALUES (1, 4, '[1,3)');
INSERT INTO public.parts SELECT '2020-01-01', n, n FROM pg_catalog.generate_series(1, 9000) AS n;
