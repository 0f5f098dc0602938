#include "daemon/history/migrations.hpp"

#include <array>

namespace knead::history {

namespace {

// Times are milliseconds since 1970 UTC, `at_ms` since the session's begin, days are local days
// since 1970. An outcome that is NULL is not known: the session runs, or was cut off.
constexpr const char* kFirst = R"sql(
CREATE TABLE person (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL UNIQUE COLLATE NOCASE CHECK (length(name) BETWEEN 1 AND 64),
  added_day INTEGER NOT NULL
) STRICT;

CREATE TABLE intake (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  day INTEGER NOT NULL,
  version INTEGER NOT NULL
) STRICT;
CREATE INDEX intake_of_person ON intake (person_id, id);

CREATE TABLE intake_answer (
  intake_id INTEGER NOT NULL REFERENCES intake (id) ON DELETE CASCADE,
  question TEXT NOT NULL,
  number INTEGER NOT NULL,
  PRIMARY KEY (intake_id, question)
) STRICT, WITHOUT ROWID;

CREATE TABLE course (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('classic', 'acupressure')),
  planned INTEGER NOT NULL CHECK (planned > 0),
  began_day INTEGER NOT NULL,
  given_up_day INTEGER
) STRICT;
CREATE INDEX course_of_person ON course (person_id, id);

CREATE TABLE session (
  id INTEGER PRIMARY KEY,
  person_id INTEGER NOT NULL REFERENCES person (id) ON DELETE CASCADE,
  course_id INTEGER REFERENCES course (id) ON DELETE SET NULL,
  intake_id INTEGER REFERENCES intake (id) ON DELETE SET NULL,
  programme TEXT NOT NULL,
  day INTEGER NOT NULL,
  began_ms INTEGER NOT NULL,
  ended_ms INTEGER,
  outcome TEXT,
  massage_s REAL NOT NULL DEFAULT 0,
  force_mean_n REAL NOT NULL DEFAULT 0,
  force_peak_n REAL NOT NULL DEFAULT 0,
  signs INTEGER NOT NULL DEFAULT 0,
  pains INTEGER NOT NULL DEFAULT 0,
  stiffness_n_per_mm REAL,
  comfort INTEGER CHECK (comfort BETWEEN 0 AND 10)
) STRICT;
CREATE INDEX session_of_person ON session (person_id, id);
CREATE INDEX session_of_course ON session (course_id, id);

CREATE TABLE phase (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  name TEXT NOT NULL,
  technique TEXT NOT NULL,
  PRIMARY KEY (session_id, at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE event (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  at_ms INTEGER NOT NULL,
  reason TEXT NOT NULL,
  channel TEXT NOT NULL,
  value REAL NOT NULL,
  limit_value REAL NOT NULL,
  lasted_ms INTEGER NOT NULL,
  PRIMARY KEY (session_id, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE trace (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  at_ms INTEGER NOT NULL,
  force_left_n REAL NOT NULL,
  force_right_n REAL NOT NULL,
  ceiling_n REAL NOT NULL,
  jet_kpa REAL NOT NULL,
  PRIMARY KEY (session_id, at_ms)
) STRICT, WITHOUT ROWID;

CREATE TABLE zone_stiffness (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  region TEXT NOT NULL CHECK (region IN ('cervical', 'thoracic', 'lumbar', 'sacral')),
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  value_n_per_mm REAL NOT NULL,
  uncertainty_n_per_mm REAL NOT NULL,
  PRIMARY KEY (session_id, region, side)
) STRICT, WITHOUT ROWID;
)sql";

/// The care rule that set a limit for this person; empty: the reason's own, or none.
constexpr const char* kRuleOfEvents = R"sql(
ALTER TABLE event ADD COLUMN rule TEXT NOT NULL DEFAULT '';
)sql";

/// An intake of a backup that was put back may not be the newest that was given. What each zone had
/// in a session counts into its day's dose. The newest time that was ever written says whether a
/// clock has gone back; it tells of nobody, so it stays when people are forgotten.
constexpr const char* kWhatTodayIs = R"sql(
ALTER TABLE intake ADD COLUMN restored INTEGER NOT NULL DEFAULT 0;
CREATE TABLE zone_dose (
  session_id INTEGER NOT NULL REFERENCES session (id) ON DELETE CASCADE,
  region TEXT NOT NULL CHECK (region IN ('cervical', 'thoracic', 'lumbar', 'sacral')),
  side TEXT NOT NULL CHECK (side IN ('left', 'right')),
  rollers_n_s REAL NOT NULL,
  jets_kpa_s REAL NOT NULL,
  PRIMARY KEY (session_id, region, side)
) STRICT, WITHOUT ROWID;
CREATE TABLE newest_time (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  unix_ms INTEGER NOT NULL
) STRICT;
INSERT INTO newest_time
  SELECT 1, MAX(0, IFNULL(MAX(began_ms), 0), IFNULL(MAX(ended_ms), 0)) FROM session;
)sql";

/// Which start of the board an intake was given in: after another one the clock may be wrong.
constexpr const char* kBootOfIntakes = R"sql(
ALTER TABLE intake ADD COLUMN boot TEXT NOT NULL DEFAULT '';
)sql";

constexpr std::array kSteps{kFirst, kRuleOfEvents, kWhatTodayIs, kBootOfIntakes};

}  // namespace

std::span<const char* const> migrations() { return kSteps; }

}  // namespace knead::history
