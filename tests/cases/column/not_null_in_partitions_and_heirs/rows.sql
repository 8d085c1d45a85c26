INSERT INTO p (k, b) SELECT g, g FROM generate_series(0, 19) g;
INSERT INTO h (k, b) SELECT g, g FROM generate_series(0, 19) g;
INSERT INTO heir (k, b, own) SELECT g, g, g FROM generate_series(0, 19) g;
INSERT INTO grown SELECT generate_series(0, 19);
INSERT INTO grown_heir SELECT generate_series(0, 19);
