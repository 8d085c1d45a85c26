INSERT INTO t (a, b, d, p) VALUES ('a', 'a', 'D', ('x', 1)), ('b', 'B', NULL, NULL);
INSERT INTO u VALUES ('a');
