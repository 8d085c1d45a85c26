INSERT INTO t (id, plain, listed) VALUES (1, 1, '{1,2}'), (2, 2, '{3}');
INSERT INTO u (id, held.other) VALUES (1, 3);
