/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * Every record is a plain struct, counted by reference so that threads can pass it on, and not changed once it has
 * been handed over. This writes the three functions that are the same for all; `prefix_clear` frees the members.
 */
#define DAYBEAT_DEFINE_RECORD(Type, prefix)                                                                            \
  Type *prefix##_ref (Type *self)                                                                                      \
  {                                                                                                                    \
    return g_atomic_rc_box_acquire (self);                                                                             \
  }                                                                                                                    \
  void prefix##_unref (Type *self)                                                                                     \
  {                                                                                                                    \
    g_atomic_rc_box_release_full (self, (GDestroyNotify) prefix##_clear);                                              \
  }
