INSERT INTO public.t VALUES (1, 2);
INSERT INTO public.u VALUES (3, 4);
