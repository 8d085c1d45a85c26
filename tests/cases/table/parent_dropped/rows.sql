INSERT INTO c VALUES (3, 'b', 'm');
INSERT INTO d VALUES (4, 'b', 'm');
