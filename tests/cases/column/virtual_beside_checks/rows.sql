INSERT INTO checked (a, b) VALUES (1, 2);
