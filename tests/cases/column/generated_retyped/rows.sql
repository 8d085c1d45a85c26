INSERT INTO t (a, b, from_plain) VALUES (1, false, '2020-01-01'), (2, true, null);
