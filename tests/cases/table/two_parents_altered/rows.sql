INSERT INTO "both" VALUES (1, 's', 2, 3);
INSERT INTO deep VALUES (4, 's', 5, 6);
INSERT INTO diamond VALUES (1, 2, 3);
