-- Daily numbers, samples, exercises with their routes, readings: what has vanished upstream is withdrawn, not deleted.

-- One number a metric, day and source: a trend over ten years is one range scan.
CREATE TABLE daily (
  metric TEXT NOT NULL,
  day INTEGER NOT NULL,
  source INTEGER NOT NULL,
  value REAL NOT NULL,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (metric, day, source)
) STRICT, WITHOUT ROWID;

-- The samples of a kind, day and source, packed, their times counted from the day's midnight in UTC.
CREATE TABLE series (
  kind TEXT NOT NULL,
  day INTEGER NOT NULL,
  source INTEGER NOT NULL,
  start_ms INTEGER NOT NULL, start_offset INTEGER NOT NULL, start_offset_source INTEGER NOT NULL,
  n_samples INTEGER NOT NULL,
  samples BLOB NOT NULL,
  withdrawn BLOB,
  PRIMARY KEY (kind, day, source)
) STRICT;

-- The days that have samples, without a look at those.
CREATE INDEX series_by_day ON series (kind, day, n_samples);

-- The day is 0 where there is no start.
CREATE TABLE exercise (
  source INTEGER NOT NULL,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,
  start_ms INTEGER, start_offset INTEGER NOT NULL, start_offset_source INTEGER NOT NULL,
  end_ms INTEGER, end_offset INTEGER NOT NULL, end_offset_source INTEGER NOT NULL,
  name TEXT, type TEXT, active_seconds REAL, distance_m REAL, steps INTEGER, energy_kcal REAL, average_bpm REAL,
  elevation_gain_m REAL, zone_minutes INTEGER, zones TEXT, has_route INTEGER, log_type TEXT, notes TEXT, device TEXT,
  splits TEXT, extra TEXT,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source, id)
) STRICT;

CREATE INDEX exercise_by_day ON exercise (day, source) WHERE withdrawn = 0;
CREATE INDEX exercise_by_time ON exercise (source, start_ms, end_ms);

CREATE TABLE track (
  source INTEGER NOT NULL,
  exercise_id TEXT NOT NULL,
  n_points INTEGER NOT NULL,
  points BLOB NOT NULL,
  PRIMARY KEY (source, exercise_id)
) STRICT;

-- The day is 0 and there is no instant where a reading has no time.
CREATE TABLE reading (
  kind TEXT NOT NULL,
  source INTEGER NOT NULL,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,
  utc_ms INTEGER,
  time_ms INTEGER, time_offset INTEGER NOT NULL, time_offset_source INTEGER NOT NULL,
  end_ms INTEGER, end_offset INTEGER NOT NULL, end_offset_source INTEGER NOT NULL,
  value REAL, text TEXT, device TEXT, details TEXT,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (kind, source, id)
) STRICT;

CREATE INDEX reading_by_day ON reading (kind, day) WHERE withdrawn = 0;
