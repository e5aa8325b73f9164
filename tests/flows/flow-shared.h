/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "flow-person.h"

G_BEGIN_DECLS

/**
 * FlowShared:
 * @undisturbed: the export of a sync without faults
 * @n_sleeps: how many sleeps that was
 *
 * One service and one person for all cases of a program: each case begins with an empty history.
 */
typedef struct
{
  FlowService *service;
  FlowPerson *person;
  char *undisturbed;
  guint n_sleeps;
} FlowShared;

extern FlowShared flow_shared;

/* A whole program: returns its exit status. */
int flow_shared_run (int argc, char **argv, void (*add_cases) (void));

/* The same with a Google account; @scopes as for flow_person_new_at_google(). */
int flow_shared_run_at_google (int argc, char **argv, const char *const *scopes, void (*add_cases) (void));

/* Without faults, and without a history. */
void flow_begin (void);

/* From now on; the counts begin anew. */
void flow_set_faults (const char *list);
void flow_sync_well (void);
void flow_assert_undisturbed (void);

/* What has nothing to do with badges is whole. */
void flow_assert_rest_is_there (void);

/* Without faults, the next sync ends where an undisturbed one does. */
void flow_recover (void);

G_END_DECLS
