-- People, the talks they played step by step, and the editions of the content they were played with.
PRAGMA application_id = 1380995924; -- "RPST"

CREATE TABLE people (
  id TEXT PRIMARY KEY NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  language TEXT NOT NULL,
  theme TEXT NOT NULL,
  text_size INTEGER NOT NULL,
  reduced_motion INTEGER NOT NULL CHECK (reduced_motion IN (0, 1))
) STRICT;

-- Files as they were read when a talk began: an attempt stays replayable when they change on disk.
CREATE TABLE content (
  hash TEXT PRIMARY KEY NOT NULL,
  scenario TEXT NOT NULL,
  version INTEGER NOT NULL,
  source TEXT NOT NULL
) STRICT;

-- A translation can be corrected without a new edition of the scenario, so its own digest is part of the key.
CREATE TABLE content_translations (
  hash TEXT NOT NULL REFERENCES content (hash),
  language TEXT NOT NULL,
  digest TEXT NOT NULL,
  source TEXT NOT NULL,
  PRIMARY KEY (hash, language, digest)
) STRICT;

CREATE TABLE attempts (
  id TEXT PRIMARY KEY NOT NULL,
  person TEXT NOT NULL REFERENCES people (id) ON DELETE CASCADE,
  scenario TEXT NOT NULL,
  version INTEGER NOT NULL,
  hash TEXT NOT NULL REFERENCES content (hash),
  seed TEXT NOT NULL, -- decimal text of an unsigned 64-bit number
  language TEXT NOT NULL,
  started_ms INTEGER NOT NULL,
  timer_used_ms INTEGER NOT NULL DEFAULT 0 CHECK (timer_used_ms >= 0),
  ending TEXT, -- this and the following: null while the talk is open
  outcome TEXT,
  overall REAL, -- null also where no level was recorded
  passed INTEGER CHECK (passed IN (0, 1)),
  finished_ms INTEGER,
  CHECK ((finished_ms IS NULL) = (outcome IS NULL)),
  CHECK ((finished_ms IS NULL) = (ending IS NULL)),
  CHECK ((finished_ms IS NULL) = (passed IS NULL))
) STRICT;
CREATE INDEX attempts_by_person ON attempts (person, started_ms);

CREATE TABLE attempt_translations (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  language TEXT NOT NULL,
  digest TEXT NOT NULL,
  PRIMARY KEY (attempt, language)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt_steps (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  step INTEGER NOT NULL CHECK (step >= 1),
  input TEXT NOT NULL CHECK (input <> ''), -- reply id or ~
  at_ms INTEGER NOT NULL,
  took_ms INTEGER NOT NULL,
  PRIMARY KEY (attempt, step)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt_events (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  step INTEGER NOT NULL CHECK (step >= 0), -- 0: before the first reply
  event TEXT NOT NULL, -- one JSON object
  PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt_hints (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  position INTEGER NOT NULL CHECK (position >= 0),
  after_step INTEGER NOT NULL CHECK (after_step >= 0),
  PRIMARY KEY (attempt, position)
) STRICT, WITHOUT ROWID;
