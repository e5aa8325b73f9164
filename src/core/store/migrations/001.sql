-- The first schema. Absent is NULL; instants are a wall time with what is known of its offset; days are Julian days.
-- Forward only: a later change is a file of its own.

CREATE TABLE facts (
  name TEXT NOT NULL PRIMARY KEY,
  value INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE sleep (
  source INTEGER NOT NULL,
  id TEXT NOT NULL,
  day INTEGER NOT NULL,
  start_ms INTEGER, start_offset INTEGER NOT NULL, start_offset_source INTEGER NOT NULL,
  end_ms INTEGER, end_offset INTEGER NOT NULL, end_offset_source INTEGER NOT NULL,
  type INTEGER NOT NULL,
  main INTEGER,
  log_type TEXT,
  info_code INTEGER,
  in_bed_minutes INTEGER,
  asleep_minutes INTEGER,
  awake_minutes INTEGER,
  to_fall_asleep_minutes INTEGER,
  after_wakeup_minutes INTEGER,
  efficiency_received INTEGER,
  score_received INTEGER,
  levels BLOB NOT NULL,
  segments BLOB NOT NULL,
  short_wakes BLOB NOT NULL,
  device TEXT,
  extra TEXT,
  withdrawn INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY (source, id)
) STRICT;

CREATE INDEX sleep_by_day ON sleep (day, source) WHERE withdrawn = 0;
CREATE INDEX sleep_by_time ON sleep (source, start_ms, end_ms);

CREATE TABLE sleep_goal (
  source INTEGER NOT NULL PRIMARY KEY,
  minutes INTEGER,
  bedtime_minute INTEGER,
  wakeup_minute INTEGER,
  updated_ms INTEGER, updated_offset INTEGER NOT NULL, updated_offset_source INTEGER NOT NULL,
  recommended_minutes INTEGER,
  typical_minutes INTEGER,
  typical_wakeup_minute INTEGER,
  awake_restless_percent REAL,
  flow_id INTEGER,
  as_of INTEGER,
  extra TEXT
) STRICT;

CREATE TABLE profile (
  source INTEGER NOT NULL PRIMARY KEY,
  id TEXT, display_name TEXT, full_name TEXT, first_name TEXT, last_name TEXT, nickname TEXT, about_me TEXT,
  birth_date INTEGER, age INTEGER, gender TEXT,
  height_m REAL, weight_kg REAL, stride_walking_m REAL, stride_running_m REAL,
  stride_walking_type TEXT, stride_running_type TEXT,
  member_since INTEGER, timezone TEXT, utc_offset_minutes INTEGER,
  city TEXT, state TEXT, country TEXT, locale TEXT, language_locale TEXT, foods_locale TEXT, avatar_url TEXT,
  average_daily_steps INTEGER, start_of_week TEXT, clock TEXT, sleep_tracking TEXT,
  distance_unit TEXT, height_unit TEXT, weight_unit TEXT, water_unit TEXT, water_unit_name TEXT,
  temperature_unit TEXT, glucose_unit TEXT, swim_unit TEXT,
  child INTEGER, ambassador INTEGER, coach INTEGER, auto_stride INTEGER,
  as_of INTEGER, extra TEXT
) STRICT;

CREATE TABLE badge (
  source INTEGER NOT NULL,
  id TEXT, type TEXT NOT NULL, category TEXT, name TEXT, short_name TEXT, description TEXT, short_description TEXT,
  earned_message TEXT, value INTEGER, unit TEXT, times_achieved INTEGER, date INTEGER,
  gradient_start TEXT, gradient_end TEXT, image_url TEXT, as_of INTEGER, extra TEXT
) STRICT;

CREATE UNIQUE INDEX badge_key ON badge (source, type, coalesce (value, -1), coalesce (id, ''));

CREATE TABLE friend (
  source INTEGER NOT NULL, id TEXT NOT NULL,
  display_name TEXT, avatar_url TEXT, child INTEGER,
  since_ms INTEGER, since_offset INTEGER NOT NULL, since_offset_source INTEGER NOT NULL,
  as_of INTEGER, extra TEXT,
  PRIMARY KEY (source, id)
) STRICT;

CREATE TABLE leaderboard (
  source INTEGER NOT NULL, id TEXT NOT NULL,
  display_name TEXT, avatar_url TEXT, rank INTEGER, steps INTEGER, average_steps REAL,
  self INTEGER NOT NULL, hidden INTEGER NOT NULL, as_of INTEGER, extra TEXT,
  PRIMARY KEY (source, id)
) STRICT;

CREATE TABLE device (
  source INTEGER NOT NULL, id TEXT NOT NULL,
  name TEXT, type TEXT, battery TEXT, battery_percent INTEGER,
  last_sync_ms INTEGER, last_sync_offset INTEGER NOT NULL, last_sync_offset_source INTEGER NOT NULL,
  hardware_address TEXT, features TEXT, as_of INTEGER, extra TEXT,
  PRIMARY KEY (source, id)
) STRICT;

CREATE TABLE checkpoint (
  source INTEGER NOT NULL,
  resource TEXT NOT NULL,
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  fetched_at INTEGER NOT NULL,
  marked TEXT,
  PRIMARY KEY (source, resource, first)
) STRICT, WITHOUT ROWID;

-- What no decoder understood, as it came (deflated).
CREATE TABLE finding (
  source INTEGER NOT NULL,
  path TEXT NOT NULL,
  reason TEXT NOT NULL,
  digest TEXT NOT NULL,
  original BLOB,
  PRIMARY KEY (source, path, reason, digest)
) STRICT;

CREATE TABLE picture (
  url TEXT NOT NULL PRIMARY KEY,
  bytes BLOB NOT NULL,
  fetched_at INTEGER NOT NULL
) STRICT;
