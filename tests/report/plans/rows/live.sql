CREATE TABLE countries (code text PRIMARY KEY, name text, notes text);
INSERT INTO countries SELECT 'c' || g, 'Country ' || g, NULL FROM generate_series(1, 3000) g;
CREATE TABLE flags (name text PRIMARY KEY, on_ boolean, config jsonb);
INSERT INTO flags VALUES ('a', true, '{"x": 1}'), ('b', false, NULL);
