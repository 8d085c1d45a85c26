CREATE TABLE events (id bigint NOT NULL, at date NOT NULL, kind text) PARTITION BY RANGE (at);
DO $$ BEGIN
  FOR n IN 1..24 LOOP
    EXECUTE format('CREATE TABLE events_%s PARTITION OF events FOR VALUES FROM (%L) TO (%L)', n,
      date '2025-01-01' + 30 * (n - 1), date '2025-01-01' + 30 * n);
  END LOOP;
END $$;
CREATE TABLE old_1 (a int); CREATE TABLE old_2 (a int); CREATE TABLE old_3 (a int); CREATE TABLE old_4 (a int);
CREATE TABLE old_5 (a int);
