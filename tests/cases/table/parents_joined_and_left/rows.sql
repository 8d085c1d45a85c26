INSERT INTO leaves VALUES (1, 'x', 2, 'l');
INSERT INTO joins VALUES (2, 'y', 3, 'j');
INSERT INTO changes VALUES (3, 'z', 4, 5);
INSERT INTO "both" VALUES (4, 'w', 5, 6);
INSERT INTO one VALUES (5, 'v', 6);
