-- What is asked of the parent alone holds for none of its heir's rows.
INSERT INTO one VALUES (1);
INSERT INTO parent VALUES (1, 1);
INSERT INTO heir VALUES (1, 7), (1, 8);
INSERT INTO with_far VALUES (1, 'a');
INSERT INTO near VALUES (2, 'b');
