INSERT INTO public.readings VALUES (1, 1), (2, 1), (3, 1), (4, 1), (4, 2), (5, 1), (5, 2), (6, 1), (8, 1);
