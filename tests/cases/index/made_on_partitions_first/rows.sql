INSERT INTO r VALUES (1);
INSERT INTO p SELECT g, 1, g, 'x' || g FROM generate_series(0, 19) g;
