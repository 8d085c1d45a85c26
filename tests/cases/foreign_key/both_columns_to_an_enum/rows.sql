INSERT INTO moods VALUES ('sad'); INSERT INTO pets VALUES ('sad');
