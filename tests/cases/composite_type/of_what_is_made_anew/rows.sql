INSERT INTO t VALUES (('a b', 'ok'), (('c', 'happy'), ('d,"', NULL)), ARRAY[('e', 'ok')::person]);
