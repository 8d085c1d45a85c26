INSERT INTO p SELECT 1 + g % 3, g, g FROM generate_series(1, 9) g;
