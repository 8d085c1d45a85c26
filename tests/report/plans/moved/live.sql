CREATE SCHEMA billing;
CREATE TABLE invoices (id serial PRIMARY KEY, note text);
CREATE SEQUENCE numbers START 100;
CREATE TABLE counters (id int NOT NULL);
