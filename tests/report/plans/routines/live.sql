CREATE FUNCTION price(amount numeric) RETURNS numeric LANGUAGE sql IMMUTABLE AS 'SELECT amount * 1.2';
CREATE TABLE items (id int PRIMARY KEY, amount numeric, total numeric GENERATED ALWAYS AS (price(amount)) STORED);
CREATE VIEW prices AS SELECT id, price(amount) FROM items;
CREATE FUNCTION touched() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  NEW.amount := coalesce(NEW.amount, 0);
  RETURN NEW;
END
$$;
CREATE TRIGGER touch BEFORE UPDATE ON items FOR EACH ROW EXECUTE FUNCTION touched();
CREATE PROCEDURE clean() LANGUAGE sql AS 'DELETE FROM items WHERE amount IS NULL';
