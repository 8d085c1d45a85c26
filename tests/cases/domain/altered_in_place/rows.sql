INSERT INTO people VALUES (1, 'a@b', 0, 1), (2, 'c@d', 1, 2);
