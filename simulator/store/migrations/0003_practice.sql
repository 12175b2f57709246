-- How a talk is played, lines played on from a turn of an earlier one, what the trainee noted and thought of it,
-- and what came of each skill.
ALTER TABLE people ADD COLUMN mode TEXT NOT NULL DEFAULT 'practice'; -- chosen last
ALTER TABLE people ADD COLUMN timer_percent INTEGER NOT NULL DEFAULT 100;
ALTER TABLE people ADD COLUMN pace_percent INTEGER NOT NULL DEFAULT 100;
ALTER TABLE people ADD COLUMN speech INTEGER NOT NULL DEFAULT 0 CHECK (speech IN (0, 1));

ALTER TABLE attempts ADD COLUMN mode TEXT NOT NULL DEFAULT 'practice'
  CHECK (mode IN ('guided', 'practice', 'assessment'));
ALTER TABLE attempts ADD COLUMN timer_percent INTEGER NOT NULL DEFAULT 100
  CHECK (timer_percent IN (0, 100, 150, 200)); -- of the time to reply; 0: no limit
-- A line that goes another way from a turn of this attempt; the attempt itself stays as it was played.
ALTER TABLE attempts ADD COLUMN branch_of TEXT REFERENCES attempts (id) ON DELETE SET NULL;
ALTER TABLE attempts ADD COLUMN branch_step INTEGER NOT NULL DEFAULT 0 CHECK (branch_step >= 0);
ALTER TABLE attempts ADD COLUMN note TEXT NOT NULL DEFAULT '';
ALTER TABLE attempts ADD COLUMN self_review TEXT NOT NULL DEFAULT 'open'
  CHECK (self_review IN ('open', 'skipped', 'given'));
CREATE INDEX attempts_by_branch ON attempts (branch_of);

CREATE TABLE attempt_ratings (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  skill TEXT NOT NULL,
  level INTEGER NOT NULL CHECK (level BETWEEN 0 AND 4),
  PRIMARY KEY (attempt, skill)
) STRICT, WITHOUT ROWID;

-- Of finished talks; those finished before this migration are worked out from their steps.
CREATE TABLE attempt_skills (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  skill TEXT NOT NULL,
  level REAL NOT NULL, -- mean, 0–4
  observed INTEGER NOT NULL CHECK (observed >= 1),
  PRIMARY KEY (attempt, skill)
) STRICT, WITHOUT ROWID;

CREATE TABLE attempt_objections (
  attempt TEXT NOT NULL REFERENCES attempts (id) ON DELETE CASCADE,
  objection TEXT NOT NULL,
  PRIMARY KEY (attempt, objection)
) STRICT, WITHOUT ROWID;
