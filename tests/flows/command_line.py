# SPDX-License-Identifier: GPL-3.0-or-later
"""The command line without a window: what it prints, keeps, refuses, and with which status it ends."""

import json
import os
import socket
import stat
import subprocess

import tap
from household import PROGRAM, SESSION_FOLDER, Household, interrupt, make_folder, read_export, secrets, start_service
from waiting import until

FAMILIES = {"profile", "badges", "friends", "leaderboard", "devices", "sleep"}


def assert_no_secret_in(text):
    for secret in secrets():
        for name in ("access_token", "refresh_token", "client_secret"):
            assert secret.get(name) is None or secret[name] not in text, f"the {name} stands in {text!r}"


def assert_no_secret_below(folder):
    for place, _folders, names in os.walk(folder):
        for name in names:
            with open(os.path.join(place, name), "rb") as file:
                assert_no_secret_in(file.read().decode("latin-1"))


def version_and_help():
    household = Household()
    out, err = household.run("--version")
    assert out.startswith("Daybeat ") and err == "", (out, err)
    out, _err = household.run("--help")
    for option in ("--sign-in", "--client", "--sync", "--sign-out", "--export", "--format", "--data-dir", "--sample"):
        assert option in out, f"--help does not tell of {option}"


def wrong_usage_ends_with_two():
    household = Household()
    for arguments in (
        ["--sign-in", "elsewhere", "--client", "x.json"],
        ["--sign-in", "fitbit"],
        ["--client", "x.json"],
        ["--sync", "--sample"],
        ["--export", "x", "--format", "xml"],
        ["--sync", "--format", "csv"],
        ["--sync", "stray"],
        ["--sync", "--no-such-thing"],
    ):
        out, err = household.run(*arguments, status=2)
        assert out == "" and 1 <= len(err.splitlines()) <= 2, (arguments, out, err)
    assert household.people() == []


def nobody_is_here():
    household = Household()
    assert "--sign-in" in household.fail("--sync")
    household.fail("--sign-out")
    household.fail("--export", make_folder())


def sample_is_exported():
    household = Household()
    files = household.export("--sample")
    assert {"about.json", "profile.json", "sleep.jsonl", "badges.jsonl"} <= set(files), sorted(files)
    assert files == household.export("--sample"), "the same history gave other bytes"
    csv = household.export("--sample", format="csv")
    assert {"sleep.csv", "sleep_stages.csv"} <= set(csv), sorted(csv)
    assert household.fail("--sync"), "the sample does not count as somebody"


def without_a_data_folder_it_is_the_desktops():
    folder = make_folder()
    environment = {**os.environ, "XDG_DATA_HOME": folder}
    subprocess.run([PROGRAM, "--sample", "--export", make_folder()], env=environment, check=True, capture_output=True)
    assert len(os.listdir(os.path.join(folder, "daybeat", "people"))) == 1


def sign_in_sync_export_sign_out():
    service = start_service("--auto-consent", years="3")
    household = Household(service)

    out = household.sign_in()
    addresses = [line for line in out.splitlines() if line.startswith(service.address + "/oauth2/authorize?")]
    assert len(addresses) == 1 and "code_challenge_method=S256" in addresses[0], out
    assert len(secrets()) == 1
    assert_no_secret_in(out)
    (person,) = household.people()
    assert stat.S_IMODE(os.stat(person).st_mode) == 0o700
    assert stat.S_IMODE(os.stat(os.path.join(person, "person.ini")).st_mode) == 0o600

    with open(os.path.join(SESSION_FOLDER, "last-page.html"), encoding="utf-8") as page:
        assert "<script" not in page.read()

    service.control("reset-counters", x="")
    out, err = household.run("--sync")
    first = service.control("")["requests_total"]
    assert f"{first} requests" in out and err == "", (out, err)
    service.control("reset-counters", x="")
    household.run("--sync")
    second = service.control("")["requests_total"]
    tap.note(f"requests of the first sync of three years: {first}, of the second: {second}")
    assert first <= 25 and second <= 8
    assert_no_secret_below(household.folder)

    folder = make_folder()
    household.run("--export", folder, "--format", "json")
    files = read_export(folder)
    household.run("--export", folder, "--format", "json")
    assert read_export(folder) == files, "into the same folder again it gave other bytes"
    about = json.loads(open(os.path.join(folder, "about.json"), encoding="utf-8").read())
    assert FAMILIES <= set(about["families"]), about
    assert about["families"]["sleep"] == len(files["sleep.jsonl"].splitlines()) > 900
    household.run("--export", folder, "--format", "csv")
    assert len(read_export(folder)) > len(files)
    assert_no_secret_below(folder)

    out, _err = household.run("--sign-out")
    assert out.startswith("Signed out.") and secrets() == []
    assert household.export() == files, "signing out took something of the history"
    assert "Sign in" in household.fail("--sync")
    service.stop()


def sign_out_without_the_service():
    service = start_service("--auto-consent")
    household = Household(service)
    household.sign_in()
    service.stop()
    out, _err = household.run("--sign-out")
    assert "could not be told" in out and secrets() == [], out


def refusing_is_no_accident():
    service = start_service("--auto-deny")
    household = Household(service)
    sentence = household.fail("--sign-in", "fitbit", "--client", household.client_file())
    assert "Nothing was shared" in sentence, sentence
    assert household.people() == [] and secrets() == []
    service.stop()


def client_files_that_are_none():
    household = Household(start_service("--auto-consent"))
    folder = make_folder()
    for number, content in enumerate(("client_id=1", "", "[]", '{"client_secret": "s3"}')):
        path = os.path.join(folder, f"client-{number}.json")
        with open(path, "w", encoding="utf-8") as file:
            file.write(content)
        assert "s3" not in household.fail("--sign-in", "fitbit", "--client", path)
    household.fail("--sign-in", "fitbit", "--client", os.path.join(folder, "missing"))
    elsewhere = household.client_file(redirect_uri="http://example.org:80/callback")
    household.fail("--sign-in", "fitbit", "--client", elsewhere)
    assert household.people() == []
    household.service.stop()


def client_of_type_server():
    service = start_service("--auto-consent", "--client-type", "server", "--client-secret", "a-secret-of-the-client")
    household = Household(service)
    sentence = household.fail("--sign-in", "fitbit", "--client", household.client_file(client_secret="another"))
    assert "another" not in sentence
    household.sign_in(client_secret="a-secret-of-the-client")
    service.control("expire", x="")
    household.run("--sync")
    assert service.control("")["refreshes"] == 1
    assert_no_secret_below(household.folder)
    household.run("--sign-out")
    service.stop()


def any_server_that_keeps_to_the_rfcs():
    service = start_service("--auto-consent", "--token-bytes", "2000", "--fault", "opaque-token,no-user-id,iss")
    household = Household(service)
    household.sign_in()
    (secret,) = secrets()
    assert len(secret["access_token"]) >= 1990 and "user_id" not in secret
    household.run("--sync")
    service.control("expire", x="")
    household.run("--sync")
    assert service.control("")["violations"] == 0
    (person,) = household.people()
    with open(os.path.join(person, "person.ini"), encoding="utf-8") as file:
        assert "user-id=" in file.read(), "the profile did not say who it is"
    household.run("--sign-out")
    service.stop()


def failures_of_a_sync():
    service = start_service("--auto-consent")
    household = Household(service)
    household.sign_in()
    household.run("--sync")
    files = household.export()
    for faults in ("410", "422:badges", "429"):
        service.control("fault", fault=faults)
        assert_no_secret_in(household.fail("--sync"))
        assert household.export() == files
    service.control("fault", fault="")
    service.control("invalidate", x="")
    sentence = household.fail("--sync")
    assert "Sign in again" in sentence, sentence
    assert household.export() == files
    service.stop()
    sentence = household.fail("--sync")
    assert_no_secret_in(sentence)
    household.run("--sign-out")


def port_in_use():
    service = start_service("--auto-consent")
    household = Household(service)
    port = int(service.redirect_uri.split(":")[2].split("/")[0])
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        sentence = household.fail("--sign-in", "fitbit", "--client", household.client_file())
    assert str(port) in sentence, sentence
    service.stop()


def without_a_keyring_nothing_is_left():
    service = start_service("--auto-consent")
    household = Household(service)
    nowhere = "unix:path=" + os.path.join(make_folder(), "bus")
    sentence = household.fail(
        "--sign-in", "fitbit", "--client", household.client_file(), DBUS_SESSION_BUS_ADDRESS=nowhere
    )
    assert "keyring" in sentence, sentence
    assert household.people() == []

    # What is fetched in the same run stays, though the sign-in does not.
    out, err = household.run(
        "--sign-in", "fitbit", "--client", household.client_file(), "--sync", DBUS_SESSION_BUS_ADDRESS=nowhere
    )
    assert "Up to date" in out and "keyring" in err, (out, err)
    assert secrets() == [] and len(household.export()["sleep.jsonl"].splitlines()) > 300
    assert "Sign in" in household.fail("--sync")
    service.stop()


def interrupted_while_waiting_for_the_browser():
    service = start_service()  # a consent page that nobody answers
    household = Household(service)
    process = household.start("--sign-in", "fitbit", "--client", household.client_file())
    until(lambda: service.address in seen_addresses(), "the browser to be there")
    status, _out, err = interrupt(process)
    assert status == 1 and len(err.splitlines()) == 1, (status, err)
    assert household.people() == []
    service.stop()


def seen_addresses():
    with open(os.path.join(SESSION_FOLDER, "browser-addresses"), encoding="utf-8") as file:
        return file.read()


def several_people():
    one, other = start_service("--auto-consent", person="7"), start_service("--auto-consent", person="8")
    household = Household(one)
    household.sign_in()
    (first,) = household.people()
    household.service = other
    household.sign_in()
    assert len(household.people()) == 2 and len(secrets()) == 2
    (second,) = set(household.people()) - {first}
    assert "prompt=" in seen_addresses().splitlines()[-1], "the second person was not asked to sign in as themselves"

    assert "--person" in household.fail("--sync")
    household.run("--sync", "--person", os.path.basename(second))
    household.service = one
    household.run("--sync", "--person", os.path.basename(first))
    profiles = []
    for folder in (first, second):
        assert os.path.exists(os.path.join(folder, "history.db")) or any(
            name.startswith("history") for name in os.listdir(folder)
        )
        files = household.export("--person", os.path.basename(folder))
        profiles.append(json.loads(files["profile.json"]))
    assert profiles[0]["id"] != profiles[1]["id"]
    by_name = household.export("--person", profiles[1]["display_name"])
    assert json.loads(by_name["profile.json"])["id"] == profiles[1]["id"]

    household.sign_in()
    assert len(household.people()) == 2 and len(secrets()) == 2, "who signs in again is not somebody else"

    household.run("--sign-out", "--person", os.path.basename(first))
    assert len(secrets()) == 1
    household.service = other
    household.run("--sync", "--person", os.path.basename(second))
    household.run("--sign-out", "--person", os.path.basename(second))
    one.stop()
    other.stop()


assert "DISPLAY" not in os.environ and "WAYLAND_DISPLAY" not in os.environ
tap.run(
    version_and_help,
    wrong_usage_ends_with_two,
    nobody_is_here,
    sample_is_exported,
    without_a_data_folder_it_is_the_desktops,
    sign_in_sync_export_sign_out,
    sign_out_without_the_service,
    refusing_is_no_accident,
    client_files_that_are_none,
    client_of_type_server,
    any_server_that_keeps_to_the_rfcs,
    failures_of_a_sync,
    port_in_use,
    without_a_keyring_nothing_is_left,
    interrupted_while_waiting_for_the_browser,
    several_people,
)
