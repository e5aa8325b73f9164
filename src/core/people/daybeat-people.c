/* SPDX-License-Identifier: GPL-3.0-or-later */
#define G_LOG_DOMAIN "daybeat-people"

#include "config.h"

#include "daybeat-people-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "daybeat-person-private.h"

struct _DaybeatPeople
{
  GObject parent_instance;

  char *data_dir;   /* (owned) */
  GListStore *list; /* (owned): DaybeatPerson */
};

static void daybeat_people_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (DaybeatPeople, daybeat_people, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, daybeat_people_list_model_init))

static GType
daybeat_people_get_item_type (GListModel *model)
{
  return DAYBEAT_TYPE_PERSON;
}

static guint
daybeat_people_get_n_items (GListModel *model)
{
  return g_list_model_get_n_items (G_LIST_MODEL (DAYBEAT_PEOPLE (model)->list));
}

static gpointer
daybeat_people_get_item (GListModel *model, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (DAYBEAT_PEOPLE (model)->list), position);
}

static void
daybeat_people_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = daybeat_people_get_item_type;
  iface->get_n_items = daybeat_people_get_n_items;
  iface->get_item = daybeat_people_get_item;
}

static void
daybeat_people_dispose (GObject *object)
{
  g_clear_object (&DAYBEAT_PEOPLE (object)->list);

  G_OBJECT_CLASS (daybeat_people_parent_class)->dispose (object);
}

static void
daybeat_people_finalize (GObject *object)
{
  g_free (DAYBEAT_PEOPLE (object)->data_dir);

  G_OBJECT_CLASS (daybeat_people_parent_class)->finalize (object);
}

static void
daybeat_people_class_init (DaybeatPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = daybeat_people_dispose;
  G_OBJECT_CLASS (klass)->finalize = daybeat_people_finalize;
}

static void
daybeat_people_init (DaybeatPeople *self)
{
  self->list = g_list_store_new (DAYBEAT_TYPE_PERSON);
  g_signal_connect_object (self->list, "items-changed", G_CALLBACK (g_list_model_items_changed), self,
                           G_CONNECT_SWAPPED);
}

static int
compare_names (gconstpointer a, gconstpointer b, gpointer data)
{
  DaybeatPerson *one = (DaybeatPerson *) a, *other = (DaybeatPerson *) b;
  int order = g_utf8_collate (daybeat_person_get_name (one), daybeat_person_get_name (other));

  return order != 0 ? order : g_strcmp0 (daybeat_person_get_id (one), daybeat_person_get_id (other));
}

static void
on_renamed (DaybeatPeople *self)
{
  g_list_store_sort (self->list, compare_names, NULL);
}

void
_daybeat_people_show (DaybeatPeople *self, DaybeatPerson *person)
{
  g_list_store_insert_sorted (self->list, person, compare_names, NULL);
  g_signal_connect_object (person, "notify::name", G_CALLBACK (on_renamed), self, G_CONNECT_SWAPPED);
}

void
_daybeat_people_hide (DaybeatPeople *self, DaybeatPerson *person)
{
  guint position;

  g_signal_handlers_disconnect_by_func (person, on_renamed, self);
  if (g_list_store_find (self->list, person, &position))
    g_list_store_remove (self->list, position);
}

/* Returns: (transfer none) (nullable): */
static DaybeatPerson *
find_by_id (DaybeatPeople *self, const char *id)
{
  for (guint i = 0; id != NULL && i < daybeat_people_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (DaybeatPerson) person = daybeat_people_get_item (G_LIST_MODEL (self), i);

      if (g_str_equal (daybeat_person_get_id (person), id))
        return person; /* the list keeps it alive */
    }
  return NULL;
}

static char *
dup_joined_to (DaybeatPerson *person)
{
  char *id = NULL;

  g_object_get (person, "joined-to", &id, NULL);
  return id;
}

/* Whoever is joined to somebody who is not here stands alone. */
static void
place_joined (DaybeatPeople *self, GPtrArray *joined)
{
  for (guint i = 0; i < joined->len; i++)
    {
      DaybeatPerson *person = g_ptr_array_index (joined, i);
      g_autofree char *id = dup_joined_to (person);
      DaybeatPerson *keeper = find_by_id (self, id);

      if (keeper != NULL)
        {
          _daybeat_person_add_joined (keeper, person);
          continue;
        }
      g_object_set (person, "joined-to", NULL, NULL);
      _daybeat_people_show (self, person);
    }
}

/* @joined: (element-type DaybeatPerson): those whose place is known when everybody is here */
static void
load_person (DaybeatPeople *self, const char *folder, GPtrArray *joined)
{
  g_autoptr (DaybeatPerson) person = _daybeat_person_load (folder, NULL);
  g_autofree char *joined_to = person != NULL ? dup_joined_to (person) : NULL;

  if (joined_to != NULL)
    g_ptr_array_add (joined, g_steal_pointer (&person));
  else if (person != NULL)
    _daybeat_people_show (self, person);
  else
    /* The error quotes the line, which may say more of somebody than belongs into a log. */
    g_message ("The person in %s cannot be read and is left out", folder);
}

DaybeatPeople *
daybeat_people_new (const char *data_dir)
{
  DaybeatPeople *self = g_object_new (DAYBEAT_TYPE_PEOPLE, NULL);
  g_autoptr (GPtrArray) joined = g_ptr_array_new_with_free_func (g_object_unref);
  g_autofree char *people = NULL;
  g_autoptr (GDir) dir = NULL;
  const char *name;

  self->data_dir = data_dir != NULL ? g_canonicalize_filename (data_dir, NULL)
                                    : g_build_filename (g_get_user_data_dir (), "daybeat", NULL);
  people = g_build_filename (self->data_dir, "people", NULL);
  dir = g_dir_open (people, 0, NULL);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *folder = g_build_filename (people, name, NULL);

      load_person (self, folder, joined);
    }
  place_joined (self, joined);
  return self;
}

const char *
daybeat_people_get_data_dir (DaybeatPeople *self)
{
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self), NULL);

  return self->data_dir;
}

DaybeatPerson *
daybeat_people_add (DaybeatPeople *self, const char *name, DaybeatSource source, GError **error)
{
  g_autofree char *id = g_uuid_string_random ();
  g_autofree char *folder = NULL;
  g_autoptr (DaybeatPerson) person = NULL;

  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self), NULL);

  folder = g_build_filename (self->data_dir, "people", id, NULL);
  if (g_mkdir_with_parents (folder, 0700) != 0)
    {
      int code = errno;

      g_set_error (error, G_IO_ERROR, (int) g_io_error_from_errno (code),
                   _("The folder %s could not be made: %s"), folder, g_strerror (code));
      return NULL;
    }

  person = _daybeat_person_new (folder, name, source);
  if (!daybeat_person_save (person, error))
    {
      g_rmdir (folder);
      return NULL;
    }
  _daybeat_people_show (self, person);
  return person;
}

static gboolean
is_user (DaybeatPerson *person, DaybeatSource source, const char *user_id)
{
  g_autofree char *theirs = NULL;

  g_object_get (person, "user-id", &theirs, NULL);
  return daybeat_person_get_source (person) == source && g_strcmp0 (theirs, user_id) == 0;
}

DaybeatPerson *
daybeat_people_find (DaybeatPeople *self, DaybeatSource source, const char *user_id)
{
  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self), NULL);

  for (guint i = 0; user_id != NULL && i < daybeat_people_get_n_items (G_LIST_MODEL (self)); i++)
    {
      g_autoptr (DaybeatPerson) person = daybeat_people_get_item (G_LIST_MODEL (self), i);
      g_autoptr (GPtrArray) joined = daybeat_person_list_joined (person);

      g_ptr_array_insert (joined, 0, g_object_ref (person));
      for (guint j = 0; j < joined->len; j++)
        {
          if (is_user (g_ptr_array_index (joined, j), source, user_id))
            return g_ptr_array_index (joined, j); /* the list keeps it alive, or who is in it */
        }
    }
  return NULL;
}

DaybeatPerson *
daybeat_people_get_keeper (DaybeatPeople *self, DaybeatPerson *person)
{
  g_autofree char *joined_to = NULL;
  DaybeatPerson *keeper;

  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self) && DAYBEAT_IS_PERSON (person), NULL);

  joined_to = dup_joined_to (person);
  keeper = find_by_id (self, joined_to);
  return keeper != NULL ? keeper : person;
}

DaybeatPerson *
daybeat_people_choose (DaybeatPeople *self, DaybeatSource source, DaybeatPerson *asked, const char *user_id,
                       const char *name, gboolean *is_new, GError **error)
{
  g_autofree char *asked_id = NULL;
  DaybeatPerson *person;

  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self), NULL);
  g_return_val_if_fail (asked == NULL || DAYBEAT_IS_PERSON (asked), NULL);
  g_return_val_if_fail (is_new != NULL, NULL);

  *is_new = FALSE;
  person = daybeat_people_find (self, source, user_id);
  if (person != NULL)
    return person;
  if (asked != NULL && daybeat_person_get_source (asked) != source)
    asked = NULL;
  if (asked != NULL)
    g_object_get (asked, "user-id", &asked_id, NULL);
  if (asked != NULL && (asked_id == NULL || user_id == NULL))
    return asked;
  *is_new = TRUE;
  return daybeat_people_add (self, name, source, error);
}

DaybeatPerson *
daybeat_people_receive (DaybeatPeople *self, DaybeatPerson *asked, const DaybeatIdentity *identity, const char *name,
                        gboolean *is_new, GError **error)
{
  DaybeatPerson *person = daybeat_people_choose (self, identity->source, asked, identity->token->user_id,
                                                 identity->name != NULL ? identity->name : name, is_new, error);

  if (person != NULL && identity->legacy_user_id != NULL)
    g_object_set (person, "legacy-user-id", identity->legacy_user_id, NULL);
  return person;
}

static gboolean
remove_files (GFile *folder, GError **error)
{
  g_autoptr (GFileEnumerator) files = g_file_enumerate_children (
      folder, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, error);
  GFile *child;

  if (files == NULL)
    return FALSE;
  while (TRUE)
    {
      if (!g_file_enumerator_iterate (files, NULL, &child, NULL, error))
        return FALSE;
      if (child == NULL)
        return g_file_delete (folder, NULL, error);
      if (!g_file_delete (child, NULL, error))
        return FALSE;
    }
}

/* Who was joined to somebody that is gone stands alone again. */
static void
release_joined (DaybeatPeople *self, DaybeatPerson *keeper)
{
  g_autoptr (GPtrArray) joined = daybeat_person_list_joined (keeper);

  for (guint i = 0; i < joined->len; i++)
    {
      DaybeatPerson *person = g_ptr_array_index (joined, i);

      g_object_set (person, "joined-to", NULL, NULL);
      daybeat_person_save (person, NULL);
      _daybeat_person_remove_joined (keeper, person);
      _daybeat_people_show (self, person);
    }
}

gboolean
daybeat_people_remove (DaybeatPeople *self, DaybeatPerson *person, GError **error)
{
  g_autoptr (GFile) folder = NULL;
  DaybeatPerson *keeper;

  g_return_val_if_fail (DAYBEAT_IS_PEOPLE (self) && DAYBEAT_IS_PERSON (person), FALSE);

  folder = g_file_new_for_path (_daybeat_person_get_folder (person));
  if (!remove_files (folder, error))
    return FALSE;
  keeper = daybeat_people_get_keeper (self, person);
  if (keeper != person)
    _daybeat_person_remove_joined (keeper, person);
  release_joined (self, person);
  _daybeat_people_hide (self, person);
  return TRUE;
}
