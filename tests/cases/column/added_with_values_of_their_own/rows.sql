INSERT INTO t SELECT generate_series(1, 10);
INSERT INTO p SELECT generate_series(1, 10);
INSERT INTO touched SELECT generate_series(1, 10);
