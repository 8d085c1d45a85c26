CREATE TABLE accounts (id int PRIMARY KEY, full_name text, status text);
CREATE INDEX accounts_name ON accounts (full_name);
CREATE VIEW names AS SELECT id, full_name FROM accounts;
CREATE TABLE a (v int); CREATE TABLE b (v text);
CREATE TYPE mood AS ENUM ('sad', 'ok');
