INSERT INTO public.parent VALUES (1, 'x');
INSERT INTO public.child SELECT n, 'x', 2 FROM pg_catalog.generate_series(1, 120000) AS n;
INSERT INTO public.other VALUES ('a', 'x', 2);
INSERT INTO public.typed SELECT n, 'x' FROM pg_catalog.generate_series(1, 120000) AS n;
INSERT INTO public.plain VALUES ('a', 'x');
