INSERT INTO plans VALUES (1, 'eu', 1, 'a'), (2, 'us', 1, 'b');
INSERT INTO tags VALUES ('x');
INSERT INTO users VALUES (1, 'eu', 2, 'x'), (NULL, 'us', NULL, NULL);
