-- How wide somebody made the columns of a saved view, in px; those before this one have none.
ALTER TABLE saved_views ADD COLUMN widths jsonb NOT NULL DEFAULT '{}';
