INSERT INTO t (down, plain) VALUES (-1, 7), (-5, 8);
INSERT INTO u VALUES (1, 'first'), (3, 'third');
