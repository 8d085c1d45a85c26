CREATE TYPE state AS ENUM ('new', 'open', 'done', 'void');
CREATE DOMAIN email AS text CHECK (VALUE LIKE '%@%');
CREATE TABLE orders (id int PRIMARY KEY, state state DEFAULT 'new', mail email, amount text);
INSERT INTO orders SELECT g, 'open', 'a@b', g::text FROM generate_series(1, 500) g;
CREATE VIEW open_orders AS SELECT id, mail FROM orders WHERE state = 'open';
CREATE VIEW open_mails AS SELECT mail FROM open_orders;
