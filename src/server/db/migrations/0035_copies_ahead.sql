-- A copy is made before its campaign is deleted. One whose deletion did not come about, so that no
-- entry of the audit log names it, goes after an hour, with the next deletion.
CREATE POLICY for_owner ON audit_log FOR SELECT USING (client_id = callboard_client());
CREATE OR REPLACE FUNCTION callboard_give_up_copies() RETURNS SETOF text
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
