-- A talk that is taken up with another edition of its scenario goes on as an attempt of its own; the attempt
-- before it stays as it was played and is no longer listed.
ALTER TABLE attempts ADD COLUMN continues TEXT REFERENCES attempts (id) ON DELETE SET NULL;
CREATE UNIQUE INDEX attempts_continued ON attempts (continues); -- it goes on once
