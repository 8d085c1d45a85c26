INSERT INTO p (id, a) VALUES (1, 1);
INSERT INTO c1 (id, a) VALUES (2, 2);
INSERT INTO c2 (id, a) VALUES (3, 3);
INSERT INTO d (id, a) VALUES (4, 4);
