-- Which save wrote the draft: a window whose save was not answered knows it as its own (decision 12).
ALTER TABLE event_drafts ADD COLUMN save_key text COLLATE "C";
