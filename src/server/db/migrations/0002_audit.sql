-- Who changed what, and when: one chain of entries for each client account. The application's
-- role can add an entry and read them; number, link and hash are the database's own business.
CREATE TABLE audit_log (
  client_id integer NOT NULL REFERENCES clients,
  -- 1, 2, 3 … without a gap within a client account.
  id integer NOT NULL,
  dt_created timestamptz(3) NOT NULL,
  -- Who: an access token, or nobody's where the owner of the machine used the command line.
  access_tokens_id integer,
  users_id integer,
  role text NOT NULL COLLATE "C",
  name text NOT NULL COLLATE "C",
  origin text NOT NULL COLLATE "C" CHECK (origin IN ('token', 'session', 'command')),
  -- What: `event.close`, and the record that it was done to.
  action text NOT NULL COLLATE "C",
  object_kind text NOT NULL COLLATE "C",
  object_id integer,
  comment text COLLATE "C",
  -- Kept as the text that came in: the hash is made of it.
  before json,
  after json,
  -- All that a delete took with it.
  copy json,
  previous bytea NOT NULL,
  hash bytea NOT NULL,
  PRIMARY KEY (client_id, id)
);
CREATE INDEX audit_log_by_object ON audit_log (client_id, object_kind, object_id, id);
CREATE INDEX audit_log_by_action ON audit_log (client_id, action, id);

-- The last entry of each chain. Locking it makes the writers of one client account take turns from
-- their entry to their commit; and it tells when the last entries are missing.
CREATE TABLE audit_heads (
  client_id integer PRIMARY KEY REFERENCES clients,
  id integer NOT NULL,
  hash bytea NOT NULL
);

-- Every text with its length in bytes, so that no two different entries read the same.
CREATE FUNCTION callboard_audit_text(VARIADIC parts text[]) RETURNS text
LANGUAGE sql IMMUTABLE
AS $$
  SELECT string_agg(coalesce(octet_length(convert_to(part, 'UTF8')) || ':' || part, '-'), ','
    ORDER BY place)
  FROM unnest(parts) WITH ORDINALITY AS each_part(part, place)
$$;

-- Runs as the owner: the role that adds an entry cannot touch the heads.
CREATE FUNCTION callboard_chain_audit() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
DECLARE
  head audit_heads;
BEGIN
  SELECT * INTO head FROM audit_heads WHERE client_id = NEW.client_id FOR UPDATE;
  IF NOT FOUND THEN
    INSERT INTO audit_heads VALUES (NEW.client_id, 0, '\x') ON CONFLICT DO NOTHING;
    SELECT * INTO STRICT head FROM audit_heads WHERE client_id = NEW.client_id FOR UPDATE;
  END IF;
  NEW.id := head.id + 1;
  NEW.previous := head.hash;
  NEW.hash := sha256(head.hash || convert_to(callboard_audit_text(
    NEW.client_id::text, NEW.id::text,
    (extract(epoch FROM NEW.dt_created) * 1000)::bigint::text,
    NEW.access_tokens_id::text, NEW.users_id::text, NEW.role, NEW.name, NEW.origin,
    NEW.action, NEW.object_kind, NEW.object_id::text, NEW.comment,
    NEW.before::text, NEW.after::text, NEW.copy::text), 'UTF8'));
  UPDATE audit_heads SET id = NEW.id, hash = NEW.hash WHERE client_id = NEW.client_id;
  RETURN NEW;
END
$$;
CREATE TRIGGER chain BEFORE INSERT ON audit_log
  FOR EACH ROW EXECUTE FUNCTION callboard_chain_audit();
CREATE TRIGGER bump_table AFTER INSERT ON audit_log
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();

ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON audit_log TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT ON audit_log TO callboard_app;

ALTER TABLE audit_heads ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_heads FORCE ROW LEVEL SECURITY;
-- For the owner too, who need not be a superuser.
CREATE POLICY own_client ON audit_heads
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT ON audit_heads TO callboard_app;
