-- Measurements: partitions of two levels with keys and indexes of their own beside, and as parts of, those above.
CREATE TABLE site (region text NOT NULL, id int NOT NULL, PRIMARY KEY (region, id)) PARTITION BY LIST (region);
CREATE TABLE site_eu PARTITION OF site (UNIQUE (id)) FOR VALUES IN ('eu');
CREATE TABLE site_us PARTITION OF site FOR VALUES IN ('us');
CREATE UNIQUE INDEX site_us_id ON site_us (id);
CREATE TABLE reading (
  region text NOT NULL, at timestamptz NOT NULL, site int, value numeric,
  UNIQUE (region, at), FOREIGN KEY (region, site) REFERENCES site
) PARTITION BY LIST (region);
CREATE TABLE reading_eu PARTITION OF reading (PRIMARY KEY (region, at)) FOR VALUES IN ('eu');
CREATE TABLE reading_us PARTITION OF reading FOR VALUES IN ('us') PARTITION BY RANGE (at);
CREATE TABLE reading_us_old PARTITION OF reading_us (CONSTRAINT old_once UNIQUE (at, region)) FOR VALUES FROM (MINVALUE) TO ('2026-01-01');
CREATE TABLE reading_us_new PARTITION OF reading_us FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
CREATE UNIQUE INDEX reading_us_new_own ON reading_us_new (region, at);
CREATE INDEX reading_by_site ON reading (site);
CREATE INDEX reading_eu_by_site_too ON reading_eu (site);
CREATE TABLE event (kind text, id int, note text) PARTITION BY LIST (kind);
CREATE TABLE event_a PARTITION OF event (CONSTRAINT event_a_key UNIQUE (kind, id)) FOR VALUES IN ('a');
CREATE TABLE event_b PARTITION OF event FOR VALUES IN ('b');
CREATE UNIQUE INDEX event_b_made ON event_b (kind, id);
ALTER TABLE event_b ADD CONSTRAINT event_b_key PRIMARY KEY USING INDEX event_b_made;
CREATE UNIQUE INDEX event_once ON event (kind, id);
CREATE TABLE event_c PARTITION OF event (UNIQUE (kind, id)) FOR VALUES IN ('c');
CREATE TABLE event_d (note text DEFAULT 'd', id int, kind text, UNIQUE (kind, id));
ALTER TABLE event ATTACH PARTITION event_d FOR VALUES IN ('d');
COMMENT ON CONSTRAINT event_a_key ON event_a IS 'both a key and a part';
CREATE TABLE remark (kind text, id int, FOREIGN KEY (kind, id) REFERENCES event_a (kind, id));
