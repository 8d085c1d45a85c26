INSERT INTO tickets (note) VALUES ('first'), ('second');
INSERT INTO readings (note) VALUES ('warm');
INSERT INTO letters (note) VALUES ('a');
INSERT INTO parts (note) VALUES ('bolt'), ('nut');
