# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line with a Google account: the client file of the console, what was granted, seven days, one history."""

import json
import os
import stat
import urllib.parse

import tap
from household import (
    GOOGLE_CLIENT_SECRET,
    SESSION_FOLDER,
    Household,
    free_port,
    make_folder,
    read_export,
    secrets,
    start_service,
)

DAY = 24 * 60 * 60
WEEK = 7 * DAY
PREFIX = "https://www.googleapis.com/auth/googlehealth."


FEW = "sleep.readonly profile.readonly settings.readonly"


def start_google(*options, grant=FEW):
    """With the service's own quota; grant is all that is allowed, None all that is asked for."""
    granted = ("--grant", grant) if grant is not None else ()
    return start_service("--auto-consent", "--heart-rate-seconds", "3600", *granted, *options)


def assert_no_secret_in(text):
    assert GOOGLE_CLIENT_SECRET not in text, f"the client's secret stands in {text!r}"
    for secret in secrets():
        for name in ("access_token", "refresh_token"):
            assert secret.get(name) is None or secret[name] not in text, f"the {name} stands in {text!r}"


def assert_no_secret_below(folder):
    for place, _folders, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                assert_no_secret_in(file.read().decode("latin-1"))


def person_file(person):
    with open(os.path.join(person, "person.ini"), encoding="utf-8") as file:
        return file.read()


def asked(out, service):
    """The parameters of the one consent page that the program opened."""
    start = service.address + "/o/oauth2/v2/auth?"
    (address,) = [line for line in out.splitlines() if line.startswith(start)]
    return dict(urllib.parse.parse_qsl(address.removeprefix(start), strict_parsing=True))


def sign_in_sync_export_sign_out():
    service = start_google(grant=None)
    household = Household(service)
    out = household.sign_in_with_google()
    query = asked(out, service)
    assert query["code_challenge_method"] == "S256" and query["access_type"] == "offline"
    assert "consent" in query["prompt"] and "include_granted_scopes" not in query
    assert query["redirect_uri"].startswith("http://127.0.0.1:") and len(query["scope"].split()) == 6
    assert_no_secret_in(out)
    (secret,) = secrets()
    assert secret["refresh_token"].startswith("1//")
    (person,) = household.people()
    assert stat.S_IMODE(os.stat(person).st_mode) == 0o700
    assert "google-health" in person_file(person)
    with open(os.path.join(SESSION_FOLDER, "last-page.html"), encoding="utf-8") as page:
        assert "<script" not in page.read()

    service.control("reset-counters", x="")
    # More requests than one minute allows, so that it takes longer than that; the service never has to refuse one.
    out, err = household.run("--sync", patience=300)
    first = service.control("")
    assert f"{first['requests_total']} requests" in out and err == "", (out, err)
    assert first["requests_total"] > 300 and first["violations"] == first["google_refused"] == 0, first
    service.control("reset-counters", x="")
    household.run("--sync")
    second = service.control("")
    tap.note(f"requests of the first sync of a year: {first['requests_total']}, second: {second['requests_total']}")
    assert second["requests_total"] < first["requests_total"] and second["violations"] == 0
    assert_no_secret_below(household.folder)

    folder = make_folder()
    household.run("--export", folder, "--format", "json")
    files = read_export(folder)
    with open(os.path.join(folder, "about.json"), encoding="utf-8") as about:
        families = json.load(about)["families"]
    for family in ("profile", "devices", "sleep", "daily", "exercises", "weight"):
        assert families.get(family, 0) > 0, (family, families)
    assert families["sleep"] > 300
    assert_no_secret_below(folder)

    out, _err = household.run("--sign-out")
    assert out.startswith("Signed out.") and secrets() == []
    assert household.export() == files, "signing out took something of the history"
    assert "Sign in" in household.fail("--sync")
    service.stop()


def what_was_not_granted_is_said():
    service = start_google(grant="sleep.readonly profile.readonly")
    household = Household(service)
    _out, err = household.run("--sign-in", "google-health", "--client", household.google_client_file())
    assert len([line for line in err.splitlines() if line.startswith("Not granted")]) == 4, err
    household.run("--sync")
    counts = service.control("")
    assert counts["violations"] == 0, counts
    assert not [path for path in counts["requests"] if "steps" in path or "settings" in path], counts
    assert len(household.export()["sleep.jsonl"].splitlines()) > 300
    household.run("--sign-out")
    service.stop()


def scopes_are_chosen():
    service = start_google(grant=None)
    household = Household(service)
    query = asked(household.sign_in_with_google("--scopes", "sleep,ecg"), service)
    assert set(query["scope"].split()) == {PREFIX + "sleep.readonly", PREFIX + "ecg.readonly"}
    sentence = household.fail(
        "--sign-in", "google-health", "--client", household.google_client_file(), "--scopes", "dreams"
    )
    assert "dreams" in sentence
    household.run("--sign-out")
    service.stop()


def client_files_of_the_console():
    service = start_google()
    household = Household(service)
    for content in ({"client_id": ""}, {"client_secret": "GOCSPX-another"}, {"client_secret": None}):
        path = household.google_client_file(**content)
        assert "another" not in household.fail("--sign-in", "google-health", "--client", path)
    sentence = household.fail("--sign-in", "fitbit", "--client", household.google_client_file())
    assert "google-health" in sentence
    sentence = household.fail(
        "--sign-in",
        "google-health",
        "--client",
        household.google_client_file("web", redirect_uris=["https://www.google.com"]),
    )
    assert "127.0.0.1" in sentence or "redirect" in sentence, sentence
    assert household.people() == [] and secrets() == []
    service.stop()


def a_client_of_the_web():
    redirect_uri = f"http://127.0.0.1:{free_port()}/"
    service = start_google("--google-redirect-uri", redirect_uri)
    household = Household(service)
    path = household.google_client_file("web", redirect_uris=["https://www.google.com", redirect_uri])
    out, _err = household.run("--sign-in", "google-health", "--client", path)
    assert asked(out, service)["redirect_uri"] == redirect_uri
    service.control("expire", x="")
    household.run("--sync")
    counts = service.control("")
    assert counts["refreshes"] == 1 and counts["violations"] == 0
    household.run("--sign-out")
    service.stop()


def what_the_project_lacks_is_said_with_a_link():
    service = start_google(grant=None)
    household = Household(service)
    for fault, link in (
        ("service-disabled", "https://console.developers.google.com/apis/api/health.googleapis.com/overview?project="),
        ("account-not-linked", "https://fitbit.google.com/auth/signup"),
    ):
        service.control("fault", fault=fault)
        sentence = household.fail("--sign-in", "google-health", "--client", household.google_client_file())
        assert link in sentence, sentence
        assert household.people() == [] and secrets() == [], "somebody was kept who is nobody"
    service.control("fault", fault="")
    household.sign_in_with_google()
    service.control("fault", fault="service-disabled")
    assert "https://console.developers.google.com/" in household.fail("--sync")
    household.run("--sign-out")
    service.stop()


def refusing_is_no_accident():
    service = start_service("--auto-deny")
    household = Household(service)
    sentence = household.fail("--sign-in", "google-health", "--client", household.google_client_file())
    assert "Nothing was shared" in sentence, sentence
    assert household.people() == [] and secrets() == []
    service.stop()


def after_seven_days_a_new_sign_in_keeps_everything():
    service = start_google()
    household = Household(service)
    household.sign_in_with_google()
    household.run("--sync")
    files = household.export()
    (person,) = household.people()
    service.control("advance", seconds=WEEK)
    service.control("expire", x="")
    for _time in range(2):
        sentence = household.fail("--sync")
        assert "Sign in again" in sentence, sentence
        assert household.export() == files
    household.sign_in_with_google()
    assert household.people() == [person] and len(secrets()) == 1
    service.control("reset-counters", x="")
    household.run("--sync")
    assert household.export() == files
    assert service.control("")["violations"] == 0
    household.run("--sign-out")
    service.stop()


def two_accounts_of_one_person_are_two_histories():
    service = start_google(grant=FEW + " profile sleep social settings")
    household = Household(service)
    household.sign_in()
    (fitbit,) = household.people()
    household.sign_in_with_google()
    (google,) = set(household.people()) - {fitbit}
    assert len(secrets()) == 2
    for person in (fitbit, google):
        household.run("--sync", "--person", os.path.basename(person))
    profile = json.loads(household.export("--person", os.path.basename(fitbit))["profile.json"])
    assert f"legacy-user-id={profile['id']}" in person_file(google), person_file(google)
    household.run("--sign-out", "--person", os.path.basename(google))
    assert len(secrets()) == 1, "the other account was signed out as well"
    household.run("--sync", "--person", os.path.basename(fitbit))
    household.run("--sign-out", "--person", os.path.basename(fitbit))
    service.stop()


def sign_out_without_the_service():
    service = start_google()
    household = Household(service)
    household.sign_in_with_google()
    service.stop()
    out, _err = household.run("--sign-out")
    assert "could not be told" in out and secrets() == [], out


assert "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ
tap.run(
    sign_in_sync_export_sign_out,
    what_was_not_granted_is_said,
    scopes_are_chosen,
    client_files_of_the_console,
    a_client_of_the_web,
    what_the_project_lacks_is_said_with_a_link,
    refusing_is_no_accident,
    after_seven_days_a_new_sign_in_keeps_everything,
    two_accounts_of_one_person_are_two_histories,
    sign_out_without_the_service,
)
