-- Long texts of answers that are kept for their Idempotency-Key, each once: an event that is acted on
-- a thousand times does not keep its body a thousand times.
CREATE TABLE idempotency_texts (
  client_id integer NOT NULL REFERENCES clients,
  sha256 bytea NOT NULL,
  content text NOT NULL COLLATE "C",
  used_at timestamptz NOT NULL,
  PRIMARY KEY (client_id, sha256)
);
CREATE INDEX idempotency_texts_by_age ON idempotency_texts (client_id, used_at);
ALTER TABLE idempotency_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON idempotency_texts TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency_texts TO callboard_app;

-- A refusal did nothing, so the oldest ones of a token may be forgotten before their day is over.
CREATE INDEX idempotency_keys_refused ON idempotency_keys (client_id, access_tokens_id, created_at)
  WHERE status <> 200;

-- The application's role adds pieces of copies and never changes or deletes one. The oldest copies go
-- here, and only where all of a client account together are larger than what is kept of them. A copy
-- is made before its campaign is deleted: one whose deletion did not come about, so that no entry of
-- the audit log names it, goes after an hour.
ALTER TABLE campaign_copy_pieces ADD COLUMN kept_at timestamptz NOT NULL DEFAULT now();
CREATE FUNCTION callboard_give_up_copies() RETURNS SETOF text
LANGUAGE sql SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  DELETE FROM campaign_copy_pieces
  WHERE client_id = callboard_client() AND kept_at < now() - interval '1 hour'
    AND copy_id <> ALL (ARRAY(
      SELECT coalesce(copy -> 'contacts' ->> 'copyID', '') FROM audit_log
      WHERE client_id = callboard_client() AND action = 'campaign.delete'));
  WITH copies AS (
    SELECT copy_id, max(kept_at) AS kept_at, sum(octet_length(contacts)) AS bytes
    FROM campaign_copy_pieces WHERE client_id = callboard_client() GROUP BY copy_id
  ), ranked AS (
    SELECT copy_id, sum(bytes) OVER newest AS bytes, row_number() OVER newest AS place
    FROM copies WINDOW newest AS (ORDER BY kept_at DESC, copy_id)
  ), gone AS (
    DELETE FROM campaign_copy_pieces AS piece USING ranked
    WHERE piece.client_id = callboard_client() AND piece.copy_id = ranked.copy_id
      AND ranked.place > 1 AND ranked.bytes > 1024::bigint * 1024 * 1024
    RETURNING piece.copy_id
  )
  SELECT DISTINCT copy_id FROM gone
$$;
-- For the owner too, who need not be a superuser.
CREATE POLICY for_owner ON campaign_copy_pieces
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
CREATE POLICY for_owner ON audit_log FOR SELECT USING (client_id = callboard_client());
REVOKE ALL ON FUNCTION callboard_give_up_copies() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION callboard_give_up_copies() TO callboard_app;
