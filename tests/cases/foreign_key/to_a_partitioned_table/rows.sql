INSERT INTO account VALUES (1, 1), (2, 2), (3, 3);
INSERT INTO invoice VALUES (1, 1), (2, 2);
INSERT INTO visit VALUES (3, 3), (2, 2);
