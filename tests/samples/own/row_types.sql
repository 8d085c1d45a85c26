-- A library's loans: PL/pgSQL that declares rows of tables, views and materialized views, and what depends on it in turn.
CREATE SCHEMA loans;
CREATE TYPE loans.state AS ENUM ('out', 'back', 'lost');
CREATE FUNCTION loans.is_isbn(text) RETURNS boolean LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  bare text := replace($1, '-', '');
BEGIN
  RETURN length(bare) IN (10, 13);
END $$;
CREATE DOMAIN loans.isbn AS text CHECK (loans.is_isbn(VALUE));
CREATE TABLE loans.book (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, isbn loans.isbn NOT NULL, title text NOT NULL);
CREATE TABLE loans.reader (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL, since date DEFAULT now());
CREATE TABLE loans.loan (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  book bigint NOT NULL REFERENCES loans.book,
  reader bigint NOT NULL REFERENCES loans.reader,
  state loans.state NOT NULL DEFAULT 'out',
  due date NOT NULL
);
CREATE VIEW loans.zz_overdue AS SELECT l.*, r.name FROM loans.loan l JOIN loans.reader r ON r.id = l.reader WHERE l.due < now();
CREATE MATERIALIZED VIEW loans.zz_per_reader AS SELECT reader, count(*) AS n FROM loans.loan GROUP BY reader;
CREATE FUNCTION loans.a_reminder(late loans.zz_overdue) RETURNS text LANGUAGE plpgsql AS $$
DECLARE
  again loans.zz_overdue;
  r loans.zz_overdue%ROWTYPE;
  n CONSTANT loans.zz_per_reader.n%TYPE := 0;
BEGIN
  again := late;
  SELECT * INTO r FROM loans.zz_overdue o WHERE o.id = again.id;
  RETURN r.name || n;
END $$;
CREATE FUNCTION loans.a_count(who bigint) RETURNS bigint LANGUAGE plpgsql STABLE SET search_path = loans AS $$
DECLARE
  r zz_per_reader%ROWTYPE; -- a row of what is counted
  c CURSOR (whose reader.id%TYPE) FOR SELECT * FROM zz_per_reader p WHERE p.reader = whose;
BEGIN
  OPEN c(who);
  FETCH c INTO r;
  <<inside>>
  DECLARE
    "a book" book;
  BEGIN
    RETURN r.n;
  END;
END $$;
ALTER TABLE loans.reader ADD COLUMN books bigint;
CREATE FUNCTION loans.a_limit() RETURNS int LANGUAGE plpgsql STABLE AS $$
DECLARE r loans.book; BEGIN RETURN 5; END $$;
ALTER TABLE loans.book ADD COLUMN at_most int DEFAULT loans.a_limit();
ALTER TABLE loans.loan ADD CONSTRAINT counted CHECK (loans.a_limit() > 0);
SET check_function_bodies = off;
CREATE FUNCTION loans.a_circle() RETURNS int LANGUAGE plpgsql AS $$ DECLARE r loans.circle; BEGIN RETURN 1; END $$;
CREATE VIEW loans.circle AS SELECT loans.a_circle() AS n;
CREATE FUNCTION loans.keep() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  before loans.loan%ROWTYPE := OLD;
BEGIN
  NEW.state := coalesce(NEW.state, before.state);
  RETURN NEW;
END $$;
CREATE TRIGGER keep BEFORE UPDATE ON loans.loan FOR EACH ROW EXECUTE FUNCTION loans.keep();
CREATE PROCEDURE loans.a_sweep(INOUT swept int) LANGUAGE plpgsql AS $$
DECLARE o loans.zz_overdue; BEGIN FOR o IN SELECT * FROM loans.zz_overdue LOOP swept := swept + 1; END LOOP; END $$;
