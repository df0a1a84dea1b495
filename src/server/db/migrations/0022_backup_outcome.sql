-- How the backups by the server itself went (decision 48): one row for all processes. Who moves
-- `due_at` on makes the backup of that moment.
CREATE TABLE backup_outcome (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  due_at timestamptz(3),
  running_since timestamptz(3),
  last_success_at timestamptz(3),
  last_failure_at timestamptz(3),
  fault text
);
INSERT INTO backup_outcome DEFAULT VALUES;
ALTER TABLE backup_outcome ENABLE ROW LEVEL SECURITY;
ALTER TABLE backup_outcome FORCE ROW LEVEL SECURITY;
CREATE POLICY gate ON backup_outcome TO callboard_gate USING (true) WITH CHECK (true);
GRANT SELECT, UPDATE ON backup_outcome TO callboard_gate;
