-- A create and its audit entry are one statement (decision 13). There, what runs after the insert of
-- the event runs after the audit entry too, so the count of the table would be locked after the head
-- of the audit chain, and other writers lock it before. A new row waits for nobody, so its table may
-- be counted first. Changes may wait for a row: theirs are counted after it, as before.
DROP TRIGGER bump_table ON acd_events;
CREATE TRIGGER bump_table AFTER UPDATE OR DELETE ON acd_events
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
CREATE TRIGGER bump_table_of_new BEFORE INSERT ON acd_events
  FOR EACH STATEMENT EXECUTE FUNCTION callboard_bump_table();
