/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "daybeat-google-health-type.h"

G_BEGIN_DECLS

/**
 * DaybeatGoogleHealthQuestionKind:
 *
 * What can be asked: points of a type, or one of the documents beside them.
 */
typedef enum
{
  DAYBEAT_GOOGLE_HEALTH_ASK_POINTS,
  DAYBEAT_GOOGLE_HEALTH_ASK_PROFILE,
  DAYBEAT_GOOGLE_HEALTH_ASK_SETTINGS,
  DAYBEAT_GOOGLE_HEALTH_ASK_IDENTITY,
  DAYBEAT_GOOGLE_HEALTH_ASK_USERINFO,
  DAYBEAT_GOOGLE_HEALTH_ASK_DEVICES,
  DAYBEAT_GOOGLE_HEALTH_ASK_IRN_PROFILE,
  DAYBEAT_GOOGLE_HEALTH_ASK_ROUTE,
} DaybeatGoogleHealthQuestionKind;

/**
 * DaybeatGoogleHealthQuestion:
 * @kind: what is asked
 * @type: (nullable): of points
 * @first: of points
 * @last: of points
 * @today: of points
 * @detail: (nullable) (owned): of a route its exercise, of the userinfo its address
 *
 * One address with all its pages, and how the answer is read. It is not changed once it was asked, so that answers may
 * be read on any thread.
 */
typedef struct
{
  DaybeatGoogleHealthQuestionKind kind;
  const DaybeatGoogleHealthType *type;
  DaybeatDay first;
  DaybeatDay last;
  DaybeatDay today;
  char *detail;
} DaybeatGoogleHealthQuestion;

DaybeatGoogleHealthQuestion *_daybeat_google_health_question_new (DaybeatGoogleHealthQuestionKind kind,
                                                                  const char *detail);
void _daybeat_google_health_question_free (DaybeatGoogleHealthQuestion *self);

/**
 * _daybeat_google_health_question_is_optional:
 *
 * Returns: whether an answer without this one is worth having
 */
gboolean _daybeat_google_health_question_is_optional (const DaybeatGoogleHealthQuestion *self);

/**
 * _daybeat_google_health_question_get_name:
 *
 * Returns: what findings call it
 */
const char *_daybeat_google_health_question_get_name (const DaybeatGoogleHealthQuestion *self);

char *_daybeat_google_health_question_dup_target (const DaybeatGoogleHealthQuestion *self, const char *page_token);

/**
 * _daybeat_google_health_question_dup_body:
 *
 * Returns: (transfer full) (nullable): JSON for a POST; %NULL where it is a GET
 */
char *_daybeat_google_health_question_dup_body (const DaybeatGoogleHealthQuestion *self, const char *page_token);

/**
 * _daybeat_google_health_question_prepare:
 *
 * Writes into @batch of what it will hold everything.
 */
void _daybeat_google_health_question_prepare (const DaybeatGoogleHealthQuestion *self, DaybeatBatch *batch);

/**
 * _daybeat_google_health_question_decode:
 * @next_page_token: (out) (transfer full) (nullable):
 */
gboolean _daybeat_google_health_question_decode (const DaybeatGoogleHealthQuestion *self, GBytes *body,
                                                 DaybeatBatch *batch, char **next_page_token, GError **error);

G_END_DECLS
