CREATE TABLE sales (id int PRIMARY KEY, region text, product text, amount numeric, at date,
  CONSTRAINT region_known CHECK (region IN ('north', 'north-east', 'east', 'south-east', 'south', 'south-west', 'west',
    'north-west', 'centre', 'overseas', 'islands')));
CREATE VIEW report AS
  SELECT s.region, s.product, sum(s.amount) AS amount, count(*) AS sales, min(s.at) AS first_sale, max(s.at) AS last_sale
  FROM sales s WHERE s.amount > 0 AND s.at >= '2024-01-01' AND s.product NOT LIKE 'test%'
  GROUP BY s.region, s.product ORDER BY s.region, s.product;
CREATE MATERIALIZED VIEW totals AS SELECT region, sum(amount) AS amount FROM sales GROUP BY region;
CREATE UNIQUE INDEX totals_region ON totals (region);
