INSERT INTO one VALUES (1, 'g', 'o', 2);
INSERT INTO two VALUES (1, 'g', 'o', 2);
