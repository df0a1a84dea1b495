-- Who wrote a comment. Comments of the time before the audit log have no author.
ALTER TABLE acd_event_comments
  ADD author text COLLATE "C",
  ADD role text COLLATE "C",
  ADD users_id integer;
