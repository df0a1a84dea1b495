-- Typographic apostrophes and quotes are folded anew, in every table that stores folded texts. Plain
-- ASCII, which most rows are, stays as it is and is not written again.
ALTER TABLE acd_events NO FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_groups NO FORCE ROW LEVEL SECURITY;
ALTER TABLE users NO FORCE ROW LEVEL SECURITY;
ALTER TABLE dialler_campaigns NO FORCE ROW LEVEL SECURITY;
ALTER TABLE dialler_contacts NO FORCE ROW LEVEL SECURITY;
-- The records themselves do not change, so nobody is told of a change.
ALTER TABLE acd_events DISABLE TRIGGER USER;
ALTER TABLE acd_groups DISABLE TRIGGER USER;
ALTER TABLE users DISABLE TRIGGER USER;
ALTER TABLE dialler_campaigns DISABLE TRIGGER USER;
ALTER TABLE dialler_contacts DISABLE TRIGGER USER;

CREATE FUNCTION callboard_plain_signs(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT translate($1,
    U&'\2018\2019\201B\02BC\2032\2035`\00B4\201C\201D\201E\201F\00AB\00BB\2033\2010\2011\2012\2013\2014\2015\2212\FE58\FE63\FF0D',
    '''''''''''''''''"""""""----------')
$$;
CREATE FUNCTION callboard_refold(text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT lower(callboard_plain_signs(regexp_replace(normalize(callboard_plain_signs($1), NFKD),
    '[\u0300-\u036F\u00AD\u061C\u115F\u1160\u180E\u200B-\u200F\u202A-\u202E\u2060-\u206F\u3164\uFE00-\uFE0F\uFEFF\uFFA0]',
    '', 'g')))
$$;
UPDATE acd_events SET search_text = callboard_refold(search_text)
  WHERE search_text ~ '[^\u0001-\u005F\u0061-\u007F]' AND search_text <> callboard_refold(search_text);
UPDATE acd_groups SET name_fold = callboard_refold(name_fold) WHERE name_fold <> callboard_refold(name_fold);
UPDATE users SET name_fold = callboard_refold(name_fold), uid_fold = callboard_refold(uid_fold)
  WHERE name_fold <> callboard_refold(name_fold) OR uid_fold <> callboard_refold(uid_fold);
UPDATE dialler_campaigns SET name_fold = callboard_refold(name_fold)
  WHERE name_fold <> callboard_refold(name_fold);
UPDATE dialler_contacts SET name_fold = callboard_refold(name_fold)
  WHERE name_fold <> callboard_refold(name_fold);
DROP FUNCTION callboard_refold(text);
DROP FUNCTION callboard_plain_signs(text);

ALTER TABLE acd_events ENABLE TRIGGER USER;
ALTER TABLE acd_groups ENABLE TRIGGER USER;
ALTER TABLE users ENABLE TRIGGER USER;
ALTER TABLE dialler_campaigns ENABLE TRIGGER USER;
ALTER TABLE dialler_contacts ENABLE TRIGGER USER;
ALTER TABLE acd_events FORCE ROW LEVEL SECURITY;
ALTER TABLE acd_groups FORCE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
ALTER TABLE dialler_campaigns FORCE ROW LEVEL SECURITY;
ALTER TABLE dialler_contacts FORCE ROW LEVEL SECURITY;
