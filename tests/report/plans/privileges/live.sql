CREATE ROLE plans_app; CREATE ROLE plans_reader;
CREATE TABLE notes (id int PRIMARY KEY, owner text, body text);
ALTER TABLE notes ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON notes FOR SELECT TO plans_app USING (owner = current_user);
GRANT SELECT, INSERT ON notes TO plans_app;
GRANT SELECT (id) ON notes TO plans_reader;
COMMENT ON TABLE notes IS 'Notes';
