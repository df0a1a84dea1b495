-- Contacts and result codes of a mirrored campaign are read when somebody looks at them, and kept
-- for when the upstream is silent (decision 47).

-- Nothing has written to it so far.
TRUNCATE upstream_looks;
ALTER TABLE upstream_looks
  -- When the last whole reading began; null: none was whole.
  ALTER COLUMN as_of DROP NOT NULL,
  -- When the last reading began, and before when nobody asks again.
  ADD COLUMN asked_at timestamptz(3) NOT NULL,
  ADD COLUMN next_at timestamptz(3) NOT NULL,
  -- Which process reads, and until when that is believed.
  ADD COLUMN reader uuid,
  ADD COLUMN read_until timestamptz(3),
  -- Why the last reading was not whole; null: it was, or is the first.
  ADD COLUMN fault text COLLATE "C" CHECK (fault IN ('silent', 'refused', 'broken'));

ALTER TABLE upstream_records
  DROP CONSTRAINT upstream_records_kind_check,
  ADD CONSTRAINT upstream_records_kind_check CHECK (kind IN ('event', 'group', 'user', 'campaign',
    'contact', 'resultCode'));

-- Which campaign's list told of it; 0: the list of all.
ALTER TABLE upstream_rejected ADD COLUMN dialler_campaigns_id integer NOT NULL DEFAULT 0;
ALTER TABLE upstream_shrinks
  ADD COLUMN dialler_campaigns_id integer NOT NULL DEFAULT 0,
  DROP CONSTRAINT upstream_shrinks_pkey,
  ADD PRIMARY KEY (client_id, kind, dialler_campaigns_id);

-- A result code is told in each language by itself.
ALTER TABLE dialler_campaigns_result_codes
  ADD COLUMN upstream_text_en text COLLATE "C",
  ADD COLUMN upstream_text_de text COLLATE "C";

-- Which types there are is the upstream's business.
DO $$
DECLARE
  rule text;
BEGIN
  SELECT conname INTO STRICT rule FROM pg_constraint
    WHERE conrelid = 'dialler_campaigns_result_codes'::regclass AND contype = 'c'
      AND pg_get_constraintdef(oid) LIKE '%dialler_result_codes_types_id%';
  EXECUTE format('ALTER TABLE dialler_campaigns_result_codes DROP CONSTRAINT %I', rule);
END
$$;
