INSERT INTO parent VALUES ('happy'), ('ok');
INSERT INTO t VALUES ('ok', 'happy', '{ok,happy}', 'ok', 'x'), ('ok', 'ok', NULL, 'happy', 'y');
INSERT INTO u VALUES ('{ok,ok}');
