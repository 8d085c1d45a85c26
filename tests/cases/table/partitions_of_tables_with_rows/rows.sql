INSERT INTO p SELECT '2023-01-01'::date + g, g, g FROM generate_series(1, 10) g;
INSERT INTO p SELECT '2027-01-01'::date + g, g, g FROM generate_series(1, 10) g;
INSERT INTO p_2024 SELECT '2024-01-01'::date + g, g, g FROM generate_series(1, 10) g;
INSERT INTO q SELECT 'c', g FROM generate_series(2, 10) g;
INSERT INTO q_ab SELECT 'a', g FROM generate_series(1, 10) g;
INSERT INTO q_none SELECT NULL, g FROM generate_series(1, 10) g;
INSERT INTO n_1 SELECT 1, 1;
INSERT INTO checked_1 SELECT 1;
