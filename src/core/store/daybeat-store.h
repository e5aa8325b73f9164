/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "daybeat-batch.h"
#include "daybeat-checkpoint.h"
#include "daybeat-precedence.h"
#include "daybeat-provenance.h"
#include "daybeat-store-error.h"

G_BEGIN_DECLS

#define DAYBEAT_TYPE_STORE (daybeat_store_get_type ())
G_DECLARE_FINAL_TYPE (DaybeatStore, daybeat_store, DAYBEAT, STORE, GObject)

/**
 * DaybeatStore:
 *
 * One person's history in one SQLite file: one writer thread fed by a queue, read connections beside it. Every async
 * function answers in the caller's main context; none blocks it.
 *
 * Signal `changed (DaybeatStore *self, DaybeatFamilies families)`: after a commit, in the main context in which the
 * store was opened.
 */

/**
 * daybeat_store_open_async:
 * @path: the file; made, with its folders (mode 0700), where it does not exist. `:memory:` is refused: use a file.
 */
void daybeat_store_open_async (const char *path, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);

/**
 * daybeat_store_open_finish:
 *
 * Returns: (transfer full): the store, read-only where the file is from a newer Daybeat; or %NULL with
 *   #DAYBEAT_STORE_ERROR
 */
DaybeatStore *daybeat_store_open_finish (GAsyncResult *result, GError **error);

/**
 * daybeat_store_close_async:
 *
 * Ends the threads after what is queued, and answers when the file is closed. The last unref ends them too, but
 * nobody waits for it.
 */
void daybeat_store_close_async (DaybeatStore *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_store_close_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_is_read_only:
 *
 * Returns: whether a newer Daybeat wrote the file, so that nothing can be written to it here
 */
gboolean daybeat_store_is_read_only (DaybeatStore *self);

/**
 * daybeat_store_apply_async:
 * @batch: (nullable): what came; %NULL to write the checkpoint alone
 * @checkpoint: (nullable): what it is of
 *
 * Writes both in one transaction, or nothing.
 */
void daybeat_store_apply_async (DaybeatStore *self, DaybeatBatch *batch, DaybeatCheckpoint *checkpoint,
                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_store_apply_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_absorb_async:
 * @path: the file of another history, which is brought up to date first and otherwise only read
 * @copied: a source of which nothing is here but what was copied from that history before, or %DAYBEAT_SOURCE_UNKNOWN
 *
 * Copies everything that the other history holds but what its syncs remember (checkpoints) into this one, whole or not
 * at all. Doing it again changes nothing. %DAYBEAT_STORE_ERROR_CONFLICT where both hold different records of one
 * source that is not @copied; daybeat_store_forget_source_async() makes room for it. The sample is nobody's: both may
 * have it.
 */
void daybeat_store_absorb_async (DaybeatStore *self, const char *path, DaybeatSource copied, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_store_absorb_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_forget_source_async:
 *
 * Deletes everything that came from one source, with its checkpoints.
 */
void daybeat_store_forget_source_async (DaybeatStore *self, DaybeatSource source, GCancellable *cancellable,
                                        GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_store_forget_source_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_sleeps_async:
 * @first: first civil day
 * @last: last civil day
 *
 * Every sleep that ends on those days and is shown (what vanished upstream is kept, not shown), by end, then id.
 */
void daybeat_store_load_sleeps_async (DaybeatStore *self, DaybeatDay first, DaybeatDay last,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_sleeps_finish:
 *
 * Returns: (transfer full) (element-type DaybeatSleep):
 */
GPtrArray *daybeat_store_load_sleeps_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_every_sleep_async:
 *
 * Every copy from every source that has not vanished upstream, for the export; daybeat_store_load_sleeps_finish()
 * takes the answer.
 */
void daybeat_store_load_every_sleep_async (DaybeatStore *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_sleep_days_async:
 *
 * The civil days that have a sleep, newest first: what a list of thousands of nights needs to know at once.
 */
void daybeat_store_load_sleep_days_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);

/**
 * daybeat_store_load_sleep_days_finish:
 *
 * Returns: (transfer full) (element-type DaybeatDay):
 */
GArray *daybeat_store_load_sleep_days_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_dailies_async:
 * @metric: (nullable): id of a metric; %NULL for all
 *
 * The daily numbers that are shown: one a metric and day, whoever recorded it.
 */
void daybeat_store_load_dailies_async (DaybeatStore *self, const char *metric, DaybeatDay first, DaybeatDay last,
                                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_dailies_finish:
 *
 * Returns: (transfer full) (element-type DaybeatDailyRow): by day, then metric, then source
 */
GArray *daybeat_store_load_dailies_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_every_daily_async:
 * @metric: (nullable):
 *
 * Every copy from every source that has not vanished upstream; daybeat_store_load_dailies_finish() takes the answer.
 */
void daybeat_store_load_every_daily_async (DaybeatStore *self, const char *metric, DaybeatDay first, DaybeatDay last,
                                           GCancellable *cancellable, GAsyncReadyCallback callback,
                                           gpointer user_data);

/**
 * daybeat_store_load_series_async:
 * @kind: id of a kind of series
 *
 * The samples that are shown: one series a day. Ten years of heart rate do not fit in memory: ask by year or less.
 */
void daybeat_store_load_series_async (DaybeatStore *self, const char *kind, DaybeatDay first, DaybeatDay last,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_series_finish:
 *
 * Returns: (transfer full) (element-type DaybeatSeries): by day, then source
 */
GPtrArray *daybeat_store_load_series_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_every_series_async:
 *
 * Every copy from every source; daybeat_store_load_series_finish() takes the answer, and
 * daybeat_precedence_decide_series() says which are shown.
 */
void daybeat_store_load_every_series_async (DaybeatStore *self, const char *kind, DaybeatDay first, DaybeatDay last,
                                            GCancellable *cancellable, GAsyncReadyCallback callback,
                                            gpointer user_data);

/**
 * daybeat_store_load_series_days_async:
 * @kind: id of a kind of series
 *
 * The civil days that have samples, newest first.
 */
void daybeat_store_load_series_days_async (DaybeatStore *self, const char *kind, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_series_days_finish:
 *
 * Returns: (transfer full) (element-type DaybeatDay):
 */
GArray *daybeat_store_load_series_days_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_exercises_async:
 *
 * Every exercise that begins on those days and is shown.
 */
void daybeat_store_load_exercises_async (DaybeatStore *self, DaybeatDay first, DaybeatDay last,
                                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_exercises_finish:
 *
 * Returns: (transfer full) (element-type DaybeatExercise): by start, then id
 */
GPtrArray *daybeat_store_load_exercises_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_every_exercise_async:
 *
 * Every copy from every source; daybeat_store_load_exercises_finish() takes the answer, and
 * daybeat_precedence_decide_exercises() says which are shown.
 */
void daybeat_store_load_every_exercise_async (DaybeatStore *self, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_tracks_async:
 *
 * The routes of exercises that begin on those days, of every source: each belongs to the exercise of its source and
 * id. With 0 as @first those whose exercise is not known, too.
 */
void daybeat_store_load_tracks_async (DaybeatStore *self, DaybeatDay first, DaybeatDay last,
                                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_tracks_finish:
 *
 * Returns: (transfer full) (element-type DaybeatTrack): by start, then id
 */
GPtrArray *daybeat_store_load_tracks_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_readings_async:
 * @kind: (nullable): id of a kind of readings; %NULL for all
 * @first: 0 for what has no time, too
 *
 * Every reading of those days that is shown.
 */
void daybeat_store_load_readings_async (DaybeatStore *self, const char *kind, DaybeatDay first, DaybeatDay last,
                                        GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_readings_finish:
 *
 * Returns: (transfer full) (element-type DaybeatReading): by kind where all were asked for, then time, then id
 */
GPtrArray *daybeat_store_load_readings_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_every_reading_async:
 * @kind: (nullable):
 *
 * Every copy from every source; daybeat_store_load_readings_finish() takes the answer, and
 * daybeat_precedence_decide_readings() says which are shown.
 */
void daybeat_store_load_every_reading_async (DaybeatStore *self, const char *kind, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_provenance_async:
 * @family: sleep, exercises, dailies, series or readings
 * @kind: (nullable): id of a metric, a kind of series or a kind of readings; series need one
 * @resource: (nullable): id of the service's resource that it comes from; %NULL for the latest of all that were
 *   fetched for that day
 *
 * Where what is shown of a day came from.
 */
void daybeat_store_load_provenance_async (DaybeatStore *self, DaybeatFamilies family, const char *kind, DaybeatDay day,
                                          const char *resource, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_provenance_finish:
 *
 * Returns: (transfer full) (element-type DaybeatProvenance): each source and device once, in the order of the records
 */
GPtrArray *daybeat_store_load_provenance_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_family_async:
 * @family: one of profile, badges, friends, leaderboard, devices, sleep goal
 *
 * Everything of one small family.
 */
void daybeat_store_load_family_async (DaybeatStore *self, DaybeatFamilies family, GCancellable *cancellable,
                                      GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_family_finish:
 *
 * Returns: (transfer full) (element-type gpointer): records of that family, in the order of the export; for profile
 *   and sleep goal at most one. What the profile of the first source in the order of precedence lacks comes from the
 *   newest readings of height and weight, then from the other sources.
 */
GPtrArray *daybeat_store_load_family_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_checkpoints_async:
 */
void daybeat_store_load_checkpoints_async (DaybeatStore *self, GCancellable *cancellable,
                                           GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_checkpoints_finish:
 *
 * Returns: (transfer full) (element-type DaybeatCheckpoint): by resource, newest window first
 */
GPtrArray *daybeat_store_load_checkpoints_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_oldest_day_async:
 *
 * The first civil day of which @source has told something that has not vanished: how far back it is known to reach.
 */
void daybeat_store_load_oldest_day_async (DaybeatStore *self, DaybeatSource source, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_oldest_day_finish:
 * @day: (out): %DAYBEAT_DAY_NONE where there is nothing
 */
gboolean daybeat_store_load_oldest_day_finish (DaybeatStore *self, GAsyncResult *result, DaybeatDay *day,
                                               GError **error);

/**
 * daybeat_store_clear_marks_async:
 *
 * Makes marked resources be asked for again, as after a new sign-in.
 */
void daybeat_store_clear_marks_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                      gpointer user_data);
gboolean daybeat_store_clear_marks_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_findings_async:
 *
 * What decoders could not understand, as kept.
 */
void daybeat_store_load_findings_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);

/**
 * daybeat_store_load_findings_finish:
 *
 * Returns: (transfer full) (element-type DaybeatFinding):
 */
GPtrArray *daybeat_store_load_findings_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_get_last_change_async:
 *
 * When the history last changed: milliseconds since 1970 UTC, 0 for an empty one.
 */
void daybeat_store_get_last_change_async (DaybeatStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gint64 daybeat_store_get_last_change_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_save_picture_async:
 * @url: where it came from: its key
 * @bytes: the encoded picture
 *
 * Keeps a badge's or avatar's picture for reading offline.
 */
void daybeat_store_save_picture_async (DaybeatStore *self, const char *url, GBytes *bytes, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
gboolean daybeat_store_save_picture_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

/**
 * daybeat_store_load_picture_async:
 */
void daybeat_store_load_picture_async (DaybeatStore *self, const char *url, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);

/**
 * daybeat_store_load_picture_finish:
 *
 * Returns: (transfer full) (nullable): the encoded picture; %NULL without @error where it is not kept
 */
GBytes *daybeat_store_load_picture_finish (DaybeatStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
