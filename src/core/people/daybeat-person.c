/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-person-private.h"

#include <glib/gi18n-lib.h>

#include "daybeat-absent.h"
#include "daybeat-clock.h"

#define GROUP "Person"

#define MS_PER_DAY (24 * G_GINT64_CONSTANT (3600000))

struct _DaybeatPerson
{
  GObject parent_instance;

  GPtrArray *joined; /* (owned) (element-type DaybeatPerson) */
  char *folder; /* (owned) */
  char *id;     /* (owned): the folder's name */
  char *name;   /* (owned) (nullable), like every text below */
  int source;
  char *user_id;
  char *legacy_user_id;
  char *joined_to;
  char *scopes;
  char *client_id;
  char *redirect_uri;
  char *base_url;
  char *authorize_url;
  gint64 last_sync;
  gint64 refresh_expires_at;
  gboolean signed_in;
  gboolean service_gone;
  gboolean named;
  gboolean tokens_in_memory;
};

enum
{
  PROP_0,
  PROP_ID,
  PROP_NAME,
  PROP_SOURCE,
  PROP_USER_ID,
  PROP_LEGACY_USER_ID,
  PROP_JOINED_TO,
  PROP_SCOPES,
  PROP_CLIENT_ID,
  PROP_REDIRECT_URI,
  PROP_BASE_URL,
  PROP_AUTHORIZE_URL,
  PROP_LAST_SYNC,
  PROP_REFRESH_EXPIRES_AT,
  PROP_SIGNED_IN,
  PROP_SERVICE_GONE,
  PROP_NAMED,
  PROP_TOKENS_IN_MEMORY,
  N_PROPS
};

G_DEFINE_FINAL_TYPE (DaybeatPerson, daybeat_person, G_TYPE_OBJECT)

static GParamSpec *properties[N_PROPS];

/* The texts, by property: what is saved under the property's name. */
static char **
text_of (DaybeatPerson *self, guint prop_id)
{
  switch (prop_id)
    {
    case PROP_ID:
      return &self->id;
    case PROP_NAME:
      return &self->name;
    case PROP_USER_ID:
      return &self->user_id;
    case PROP_LEGACY_USER_ID:
      return &self->legacy_user_id;
    case PROP_JOINED_TO:
      return &self->joined_to;
    case PROP_SCOPES:
      return &self->scopes;
    case PROP_CLIENT_ID:
      return &self->client_id;
    case PROP_REDIRECT_URI:
      return &self->redirect_uri;
    case PROP_BASE_URL:
      return &self->base_url;
    case PROP_AUTHORIZE_URL:
      return &self->authorize_url;
    default:
      return NULL;
    }
}

static void
daybeat_person_finalize (GObject *object)
{
  DaybeatPerson *self = DAYBEAT_PERSON (object);

  g_ptr_array_unref (self->joined);
  g_free (self->folder);
  for (guint prop_id = PROP_ID; prop_id < N_PROPS; prop_id++)
    {
      if (text_of (self, prop_id) != NULL)
        g_free (*text_of (self, prop_id));
    }

  G_OBJECT_CLASS (daybeat_person_parent_class)->finalize (object);
}

static void
daybeat_person_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  DaybeatPerson *self = DAYBEAT_PERSON (object);

  switch (prop_id)
    {
    case PROP_SOURCE:
      g_value_set_int (value, self->source);
      break;
    case PROP_LAST_SYNC:
      g_value_set_int64 (value, self->last_sync);
      break;
    case PROP_REFRESH_EXPIRES_AT:
      g_value_set_int64 (value, self->refresh_expires_at);
      break;
    case PROP_SIGNED_IN:
      g_value_set_boolean (value, self->signed_in);
      break;
    case PROP_SERVICE_GONE:
      g_value_set_boolean (value, self->service_gone);
      break;
    case PROP_NAMED:
      g_value_set_boolean (value, self->named);
      break;
    case PROP_TOKENS_IN_MEMORY:
      g_value_set_boolean (value, self->tokens_in_memory);
      break;
    default:
      if (text_of (self, prop_id) != NULL)
        g_value_set_string (value, *text_of (self, prop_id));
      else
        G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static gboolean
set_flag (gboolean *flag, gboolean value)
{
  gboolean changed = *flag != value;

  *flag = value;
  return changed;
}

static gboolean
set_time (gint64 *time, gint64 value)
{
  gboolean changed = *time != value;

  *time = value;
  return changed;
}

static gboolean
set_number (DaybeatPerson *self, guint prop_id, const GValue *value)
{
  switch (prop_id)
    {
    case PROP_LAST_SYNC:
      return set_time (&self->last_sync, g_value_get_int64 (value));
    case PROP_REFRESH_EXPIRES_AT:
      return set_time (&self->refresh_expires_at, g_value_get_int64 (value));
    case PROP_SIGNED_IN:
      return set_flag (&self->signed_in, g_value_get_boolean (value));
    case PROP_SERVICE_GONE:
      return set_flag (&self->service_gone, g_value_get_boolean (value));
    case PROP_NAMED:
      return set_flag (&self->named, g_value_get_boolean (value));
    case PROP_TOKENS_IN_MEMORY:
      return set_flag (&self->tokens_in_memory, g_value_get_boolean (value));
    default:
      return FALSE;
    }
}

static void
daybeat_person_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  DaybeatPerson *self = DAYBEAT_PERSON (object);
  char **text = text_of (self, prop_id);
  gboolean changed = text != NULL ? g_set_str (text, g_value_get_string (value)) : set_number (self, prop_id, value);

  if (changed)
    g_object_notify_by_pspec (object, pspec);
}

static void
daybeat_person_class_init (DaybeatPersonClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags readable = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;
  GParamFlags writable = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->finalize = daybeat_person_finalize;
  object_class->get_property = daybeat_person_get_property;
  object_class->set_property = daybeat_person_set_property;

  properties[PROP_ID] = g_param_spec_string ("id", NULL, NULL, NULL, readable);
  properties[PROP_NAME] = g_param_spec_string ("name", NULL, NULL, NULL, writable);
  properties[PROP_SOURCE] = g_param_spec_int ("source", NULL, NULL, 0, G_MAXINT, 0, readable);
  properties[PROP_USER_ID] = g_param_spec_string ("user-id", NULL, NULL, NULL, writable);
  properties[PROP_LEGACY_USER_ID] = g_param_spec_string ("legacy-user-id", NULL, NULL, NULL, writable);
  properties[PROP_JOINED_TO] = g_param_spec_string ("joined-to", NULL, NULL, NULL, writable);
  properties[PROP_SCOPES] = g_param_spec_string ("scopes", NULL, NULL, NULL, writable);
  properties[PROP_CLIENT_ID] = g_param_spec_string ("client-id", NULL, NULL, NULL, writable);
  properties[PROP_REDIRECT_URI] = g_param_spec_string ("redirect-uri", NULL, NULL, NULL, writable);
  properties[PROP_BASE_URL] = g_param_spec_string ("base-url", NULL, NULL, NULL, writable);
  properties[PROP_AUTHORIZE_URL] = g_param_spec_string ("authorize-url", NULL, NULL, NULL, writable);
  properties[PROP_LAST_SYNC] = g_param_spec_int64 ("last-sync", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_REFRESH_EXPIRES_AT] =
      g_param_spec_int64 ("refresh-expires-at", NULL, NULL, 0, G_MAXINT64, 0, writable);
  properties[PROP_SIGNED_IN] = g_param_spec_boolean ("signed-in", NULL, NULL, FALSE, writable);
  properties[PROP_SERVICE_GONE] = g_param_spec_boolean ("service-gone", NULL, NULL, FALSE, writable);
  properties[PROP_NAMED] = g_param_spec_boolean ("named", NULL, NULL, FALSE, writable);
  properties[PROP_TOKENS_IN_MEMORY] = g_param_spec_boolean ("tokens-in-memory", NULL, NULL, FALSE, writable);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
daybeat_person_init (DaybeatPerson *self)
{
  self->joined = g_ptr_array_new_with_free_func (g_object_unref);
}

DaybeatPerson *
_daybeat_person_new (const char *folder, const char *name, DaybeatSource source)
{
  DaybeatPerson *self = g_object_new (DAYBEAT_TYPE_PERSON, NULL);

  self->folder = g_strdup (folder);
  self->id = g_path_get_basename (folder);
  self->name = g_strdup (name);
  self->source = (int) source;
  return self;
}

static char *
key_file_path (const char *folder)
{
  return g_build_filename (folder, "person.ini", NULL);
}

static gboolean
is_saved_text (guint prop_id)
{
  return prop_id == PROP_NAME || (prop_id >= PROP_USER_ID && prop_id <= PROP_AUTHORIZE_URL);
}

DaybeatPerson *
_daybeat_person_load (const char *folder, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = key_file_path (folder);
  g_autofree char *source = NULL;
  DaybeatPerson *self;

  if (!g_key_file_load_from_file (file, path, G_KEY_FILE_NONE, error))
    return NULL;
  source = g_key_file_get_string (file, GROUP, "source", error);
  if (source == NULL)
    return NULL;

  self = _daybeat_person_new (folder, NULL, daybeat_source_from_string (source));
  for (guint prop_id = PROP_ID; prop_id < N_PROPS; prop_id++)
    {
      if (is_saved_text (prop_id))
        *text_of (self, prop_id) = g_key_file_get_string (file, GROUP, properties[prop_id]->name, NULL);
    }
  self->last_sync = MAX (0, g_key_file_get_int64 (file, GROUP, "last-sync", NULL));
  self->refresh_expires_at = MAX (0, g_key_file_get_int64 (file, GROUP, "refresh-expires-at", NULL));
  self->signed_in = g_key_file_get_boolean (file, GROUP, "signed-in", NULL);
  self->service_gone = g_key_file_get_boolean (file, GROUP, "service-gone", NULL);
  self->named = g_key_file_get_boolean (file, GROUP, "named", NULL);
  return self;
}

gboolean
daybeat_person_save (DaybeatPerson *self, GError **error)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autofree char *path = NULL;
  g_autofree char *text = NULL;
  gsize length;

  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), FALSE);

  g_key_file_set_string (file, GROUP, "source", daybeat_source_to_string ((DaybeatSource) self->source));
  for (guint prop_id = PROP_ID; prop_id < N_PROPS; prop_id++)
    {
      if (is_saved_text (prop_id) && *text_of (self, prop_id) != NULL)
        g_key_file_set_string (file, GROUP, properties[prop_id]->name, *text_of (self, prop_id));
    }
  g_key_file_set_int64 (file, GROUP, "last-sync", self->last_sync);
  if (self->refresh_expires_at > 0)
    g_key_file_set_int64 (file, GROUP, "refresh-expires-at", self->refresh_expires_at);
  g_key_file_set_boolean (file, GROUP, "service-gone", self->service_gone);
  if (self->named)
    g_key_file_set_boolean (file, GROUP, "named", TRUE);
  /* Tokens that live in memory are gone with the program. */
  g_key_file_set_boolean (file, GROUP, "signed-in", self->signed_in && !self->tokens_in_memory);

  path = key_file_path (self->folder);
  text = g_key_file_to_data (file, &length, NULL);
  return g_file_set_contents_full (path, text, (gssize) length,
                                   G_FILE_SET_CONTENTS_CONSISTENT | G_FILE_SET_CONTENTS_DURABLE, 0600, error);
}

const char *
daybeat_person_get_id (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), NULL);

  return self->id;
}

const char *
daybeat_person_get_name (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), NULL);

  return self->name != NULL && *self->name != '\0' ? self->name : _("Unnamed person");
}

DaybeatSource
daybeat_person_get_source (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), DAYBEAT_SOURCE_UNKNOWN);

  return (DaybeatSource) self->source;
}

gboolean
daybeat_person_get_signed_in (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), FALSE);

  return self->signed_in;
}

int
daybeat_person_get_days_left (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), DAYBEAT_ABSENT);

  if (!self->signed_in || self->refresh_expires_at == 0)
    return DAYBEAT_ABSENT;
  return (int) CLAMP ((self->refresh_expires_at - daybeat_clock_now ()) / MS_PER_DAY, 0, G_MAXINT);
}

GPtrArray *
daybeat_person_list_joined (DaybeatPerson *self)
{
  GPtrArray *list = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), list);

  for (guint i = 0; i < self->joined->len; i++)
    g_ptr_array_add (list, g_object_ref (g_ptr_array_index (self->joined, i)));
  return list;
}

void
_daybeat_person_add_joined (DaybeatPerson *self, DaybeatPerson *other)
{
  g_ptr_array_add (self->joined, g_object_ref (other));
}

void
_daybeat_person_remove_joined (DaybeatPerson *self, DaybeatPerson *other)
{
  g_ptr_array_remove (self->joined, other);
}

const char *
_daybeat_person_get_folder (DaybeatPerson *self)
{
  return self->folder;
}

char *
daybeat_person_dup_history_path (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), NULL);

  return g_build_filename (self->folder, "history.sqlite", NULL);
}

char *
daybeat_person_dup_lock_path (DaybeatPerson *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PERSON (self), NULL);

  return g_build_filename (self->folder, "token.lock", NULL);
}
