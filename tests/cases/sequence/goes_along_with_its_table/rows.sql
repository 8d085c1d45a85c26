insert into slips (memo) values ('a'), ('b');
