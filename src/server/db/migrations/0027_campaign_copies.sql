-- The contacts of a deleted campaign, in pieces of some hundred, as JSON texts with commas between:
-- the audit entry of the deletion names the pieces and their hashes. Added to and read, never changed.
CREATE TABLE campaign_copy_pieces (
  client_id integer NOT NULL REFERENCES clients,
  copy_id text NOT NULL COLLATE "C",
  place integer NOT NULL,
  contacts text NOT NULL COLLATE "C",
  PRIMARY KEY (client_id, copy_id, place)
);
ALTER TABLE campaign_copy_pieces ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaign_copy_pieces FORCE ROW LEVEL SECURITY;
CREATE POLICY own_client ON campaign_copy_pieces TO callboard_app
  USING (client_id = callboard_client()) WITH CHECK (client_id = callboard_client());
GRANT SELECT, INSERT ON campaign_copy_pieces TO callboard_app;
