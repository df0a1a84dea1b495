-- Campaigns' and contacts' calls go to the upstream too (decision 47).
ALTER TABLE upstream_writes
  DROP CONSTRAINT upstream_writes_kind_check,
  ADD CONSTRAINT upstream_writes_kind_check CHECK (kind IN ('createEvent', 'holdEvent',
    'cloneCampaign', 'deleteCampaign', 'importContact', 'deleteContact', 'deleteContacts')),
  -- Whole polls, one after the other, that did not hold what is to be deleted.
  ADD COLUMN gone_polls smallint NOT NULL DEFAULT 0;
