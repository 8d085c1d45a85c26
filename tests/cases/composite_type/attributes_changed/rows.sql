INSERT INTO t VALUES (1, ('Main Street 1', '12345', 'X', 3)), (2, NULL);
