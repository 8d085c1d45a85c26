INSERT INTO t SELECT generate_series(1, 5);
INSERT INTO one SELECT generate_series(1, 5);
INSERT INTO other SELECT generate_series(1, 5);
