INSERT INTO public.t VALUES (1, 1);
INSERT INTO public.d VALUES (3, 3);
