INSERT INTO public.papers VALUES ('a');
INSERT INTO public.letters VALUES ('b');
INSERT INTO public.cards VALUES ('c');
INSERT INTO public.notes VALUES ('d');
INSERT INTO public.bills VALUES ('e');
INSERT INTO public.drafts VALUES ('f');
INSERT INTO public.lists VALUES ('g');
