-- A large campaign is restored in pieces, between which others go on (decision 13). Until it is whole
-- nobody sees it, its result codes or its contacts but the transactions that restore it.
ALTER TABLE dialler_campaigns
  -- The last piece, until the campaign is whole; and the deleted campaign whose copy it is made of.
  ADD COLUMN restoring_at timestamptz,
  ADD COLUMN restoring_id integer,
  ADD CHECK ((restoring_at IS NULL) = (restoring_id IS NULL));
CREATE INDEX dialler_campaigns_restoring ON dialler_campaigns (client_id, restoring_id, id)
  WHERE restoring_at IS NOT NULL;

CREATE FUNCTION callboard_restores() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE
  AS $$ SELECT current_setting('callboard.restoring', true) = 'on' IS TRUE $$;

-- The owner looks for them, as their policy hides them from the application.
CREATE FUNCTION callboard_unfinished_campaigns() RETURNS integer[]
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp
AS $$
  SELECT coalesce(array_agg(id), '{}') FROM dialler_campaigns
  WHERE client_id = callboard_client() AND restoring_at IS NOT NULL AND NOT callboard_restores()
$$;
REVOKE ALL ON FUNCTION callboard_unfinished_campaigns() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION callboard_unfinished_campaigns() TO callboard_app;
CREATE POLICY for_owner ON dialler_campaigns FOR SELECT USING (client_id = callboard_client());

CREATE POLICY whole ON dialler_campaigns AS RESTRICTIVE TO callboard_app
  USING (restoring_at IS NULL OR callboard_restores());
CREATE POLICY whole ON dialler_campaigns_result_codes AS RESTRICTIVE TO callboard_app
  USING (dialler_campaigns_id <> ALL ((SELECT callboard_unfinished_campaigns())::integer[]));
CREATE POLICY whole ON dialler_contacts AS RESTRICTIVE TO callboard_app
  USING (dialler_campaigns_id <> ALL ((SELECT callboard_unfinished_campaigns())::integer[]));
