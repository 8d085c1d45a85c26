INSERT INTO t VALUES ('ok', '{sad}'), ('ok', NULL);
