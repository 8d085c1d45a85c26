INSERT INTO c VALUES (1, 'kept');
