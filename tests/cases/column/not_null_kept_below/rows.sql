INSERT INTO public.t VALUES (1, 1);
INSERT INTO public.c VALUES (2, 2);
INSERT INTO public.d VALUES (3, 3);
INSERT INTO public.e VALUES (4, 4);
