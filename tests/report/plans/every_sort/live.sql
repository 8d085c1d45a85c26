CREATE TABLE customers (id int PRIMARY KEY, name text NOT NULL, full_name text, note text);
INSERT INTO customers SELECT g, 'c'||g, 'f'||g, 'n' FROM generate_series(1,1204) g;
CREATE TABLE invoices (id bigint PRIMARY KEY, customer int REFERENCES customers, number text, amount numeric(10,2), status varchar(10), CONSTRAINT amount_ok CHECK (amount >= 0 AND amount < 100000));
INSERT INTO invoices SELECT g, 1+g%1204, 'N'||g, g%977, 'new' FROM generate_series(1,20000) g;
CREATE VIEW open_invoices AS SELECT id, amount FROM invoices WHERE status = 'new';
CREATE INDEX inv_num ON invoices (number);
CREATE FUNCTION total(a int) RETURNS numeric LANGUAGE sql STABLE AS $$
  SELECT sum(amount)
  FROM invoices
  WHERE customer = a
$$;
CREATE TABLE plans (code text PRIMARY KEY, title text, price int);
INSERT INTO plans VALUES ('a','A',1),('b','B',2);
CREATE TABLE legacy (id int);
INSERT INTO legacy VALUES (1),(2);
ANALYZE;
