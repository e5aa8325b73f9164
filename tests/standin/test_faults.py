# SPDX-License-Identifier: GPL-3.0-or-later
"""Failing on demand, in every way that has been seen or is promised."""

import datetime
import http.client
import json
import socket
import time

from service import TODAY, case, main

SLEEP = "/1.2/user/-/sleep/date/{}/today.json"
DEVICES = "/1/user/-/devices.json"
PROFILE = "/1/user/-/profile.json"
BADGES = "/1/user/-/badges.json"
FRIENDS = "/1.1/user/-/friends.json"
BOARD = "/1.1/user/-/leaderboard/friends.json"
GOAL = "/1.2/user/-/sleep/goal.json"
EVERY = (DEVICES, PROFILE, BADGES, FRIENDS, BOARD, GOAL, "/1.2/user/-/sleep/date/today.json")


def with_fault(service, fault, path=DEVICES):
    service.control("fault", fault=fault)
    return service.get(path)


def nights(service, fault):
    start = TODAY - datetime.timedelta(days=60)
    return with_fault(service, fault, SLEEP.format(start.isoformat())).json()["sleep"]


def parsed(answer):
    try:
        return json.loads(answer.body)
    except ValueError:
        return None


@case()
def statuses_come_as_asked_for(service):
    service.sign_in()
    for fault, status, kind in (
        ("500", 500, "json"),
        ("500-html", 500, "html"),
        ("502", 502, "html"),
        ("503", 503, "html"),
        ("504", 504, "html"),
        ("410", 410, "plain"),
        ("422", 422, "json"),
        ("403-b", 403, "json"),
        ("403-privacy", 403, "json"),
        ("403-scope", 403, "json"),
        ("429", 429, "json"),
        ("429-b", 429, "json"),
        ("html", 200, "html"),
    ):
        answer = with_fault(service, fault)
        assert answer.status == status and kind in answer.header("Content-Type"), fault
    assert with_fault(service, "").status == 200


@case()
def error_bodies_have_both_forms(service):
    service.sign_in()
    assert with_fault(service, "403-b").json()["error"]["status"] == "PERMISSION_DENIED"
    assert with_fault(service, "429-b").json()["error"]["status"] == "RESOURCE_EXHAUSTED"
    assert with_fault(service, "403-privacy").error() == (403, "authorization")
    assert with_fault(service, "403-scope").error() == (403, "insufficient_scope")
    assert with_fault(service, "422").error() == (422, "validation")
    assert with_fault(service, "500").error() == (500, "system")
    assert parsed(with_fault(service, "500-html")) is None


@case()
def bodies_can_be_no_answer(service):
    service.sign_in()
    assert with_fault(service, "empty").body == b""
    assert with_fault(service, "empty-object").json() == {}
    assert with_fault(service, "empty-list", PROFILE).json() == []
    assert parsed(with_fault(service, "non-json")) is None
    assert parsed(with_fault(service, "html")) is None


@case()
def too_many_requests_come_with_and_without_headers(service):
    service.sign_in()
    for fault, retry_after, reset in (
        ("429", "1", "1"),
        ("429-no-retry-after", None, "1"),
        ("429-wrong-retry-after", "3500", "1"),
        ("429-retry-after-alone", "1", None),
        ("429-bare", None, None),
    ):
        answer = with_fault(service, fault)
        assert answer.error() == (429, "system")
        assert answer.header("Retry-After") == retry_after, fault
        assert answer.header("fitbit-rate-limit-reset") == reset, fault
        assert (answer.header("fitbit-rate-limit-limit") is None) == (reset is None), fault
    assert with_fault(service, "503-retry-after").header("Retry-After") == "1"


@case()
def gone_is_everywhere(service):
    tokens = service.sign_in()
    service.control("fault", fault="410")
    for path in (*EVERY, "/1/user/-/nothing.json", "/pictures/people/9FRNDA.svg", "/"):
        assert service.get(path).status == 410, path
        assert service.send("GET", path).status == 410, path
    assert service.authorize().status == 410
    assert service.refresh(tokens["refresh_token"]).status == 410
    assert service.revoke(tokens["access_token"]).status == 410
    assert service.post("/1.1/oauth2/introspect", {"token": tokens["access_token"]}).status == 410
    service.control("fault", fault="")
    assert service.get(PROFILE).status == 200


@case()
def faults_can_be_meant_for_one_resource(service):
    service.sign_in()
    for resource, hit in {
        "devices": DEVICES,
        "profile": PROFILE,
        "badges": BADGES,
        "friends": FRIENDS,
        "leaderboard": BOARD,
        "sleep-goal": GOAL,
        "sleep": EVERY[-1],
    }.items():
        service.control("fault", fault="502:" + resource)
        assert {path: service.get(path).status for path in EVERY} == {
            path: 502 if path == hit else 200 for path in EVERY
        }
    for resource in ("token", "revoke", "introspect", "authorize"):
        service.control("fault", fault="410:" + resource)
        assert service.get(PROFILE).status == 200
        assert (service.authorize().status == 410) == (resource == "authorize")


@case()
def faults_can_be_counted_and_combined(service):
    service.sign_in()
    service.control("fault", fault="500=2,502:profile=1")
    assert [service.get(DEVICES).status for _ in range(3)] == [500, 500, 200]
    assert [service.get(PROFILE).status for _ in range(2)] == [502, 200]
    service.control("fault", fault="500=5")
    service.control("fault", fault="")
    assert service.get(DEVICES).status == 200


@case()
def pictures_and_pages_fail_only_when_they_are_meant(service):
    service.sign_in()
    picture = service.get(FRIENDS).json()["data"][0]["attributes"]["avatar"].removeprefix(service.address)
    service.control("fault", fault="500")
    assert service.get(picture).status == 200 and service.authorize().status == 200
    service.control("fault", fault="500:picture,502:authorize")
    assert service.get(picture).status == 500 and service.authorize().status == 502
    assert service.get(DEVICES).status == 200


@case()
def names_nobody_knows_are_refused(service):
    for fault in ("505", "500:dreams", "500=many", "500=-1", "500:sleep:2", "cut;huge"):
        assert service.send("POST", "/_standin/fault", {"fault": fault}).status == 400, fault
    for option in (("--fault", "505"), ("--years", "0"), ("--client-type", "server"), ("--today", "tomorrow")):
        assert service.run(*option) == 2, option


@case("--fault", "500:devices=1")
def faults_can_be_named_on_the_command_line(service):
    service.sign_in()
    assert [service.get(DEVICES).status for _ in range(2)] == [500, 200]


@case()
def sleep_can_be_pending_and_then_there(service):
    service.sign_in()
    service.control("fault", fault="pending:sleep=2")
    answers = [service.get(EVERY[-1]) for _ in range(3)]
    assert [parsed(answer).get("meta") for answer in answers[:2]] == [{"retryDuration": 50, "state": "pending"}] * 2
    assert "sleep" in answers[2].json()


# Transport


@case()
def a_body_can_be_cut(service):
    service.sign_in()
    try:
        with_fault(service, "cut")
        raise AssertionError("the body was whole")
    except http.client.IncompleteRead as error:
        assert error.partial.startswith(b"{")


@case()
def a_connection_can_be_dropped(service):
    service.sign_in()
    try:
        with_fault(service, "drop")
        raise AssertionError("there was an answer")
    except ConnectionError:
        pass


def hangs(service, seconds):
    """Whether nothing comes within this time."""
    host, port = service.host.split(":")
    with socket.create_connection((host, int(port))) as raw:
        raw.settimeout(seconds)
        raw.sendall(f"GET {DEVICES} HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {service.token}\r\n\r\n".encode())
        try:
            return raw.recv(1) == b""
        except TimeoutError:
            return True


@case()
def an_answer_can_never_come(service):
    service.sign_in()
    service.control("fault", fault="hang=1")
    assert hangs(service, 0.5)
    assert service.get(DEVICES).status == 200, "others are served all the while"


@case("--slow", "300")
def an_answer_can_come_late(service):
    service.sign_in()
    service.control("fault", fault="slow=1")
    start = time.monotonic()
    assert service.get(DEVICES).status == 200
    assert time.monotonic() - start >= 0.3


@case("--slow", "100")
def who_does_not_wait_does_no_harm(service):
    service.sign_in()
    service.control("fault", fault="slow=1")
    assert hangs(service, 0.01)
    service.control("fault", fault="slow=1")
    assert service.get(DEVICES).status == 200


@case()
def a_body_can_be_of_a_hundred_megabytes(service):
    service.sign_in()
    answer = with_fault(service, "huge=1")
    assert answer.status == 200 and len(answer.body) == 100 * 1024 * 1024
    assert service.get(DEVICES).status == 200


# Forms


@case()
def short_wakes_can_be_missing(service):
    service.sign_in()
    assert all("shortData" in night["levels"] for night in nights(service, "") if night["type"] == "stages")
    assert not any("shortData" in night["levels"] for night in nights(service, "no-shortdata"))


@case()
def levels_can_be_unknown(service):
    service.sign_in()
    levels = {segment["level"] for night in nights(service, "unknown-level") for segment in night["levels"]["data"]}
    assert levels == {"unknown"}


@case()
def every_object_can_hold_something_new(service):
    service.sign_in()
    service.control("fault", fault="extra-keys")
    assert service.get(PROFILE).json()["user"]["somethingNew"] == "yes"
    assert all(badge["somethingNew"] for badge in service.get(BADGES).json()["badges"])
    assert all(person["attributes"]["somethingNew"] for person in service.get(FRIENDS).json()["data"])
    assert all(device["somethingNew"] for device in service.get(DEVICES).json())
    assert service.get(GOAL).json()["goal"]["somethingNew"] == "yes"
    assert all(
        segment["somethingNew"] for night in nights(service, "extra-keys") for segment in night["levels"]["data"]
    )


@case()
def members_can_be_null(service):
    service.sign_in()
    service.control("fault", fault="nulls")
    assert service.get(PROFILE).json()["user"]["avatar"] is None
    assert all(badge["shortName"] is None for badge in service.get(BADGES).json()["badges"])
    assert all(person["attributes"]["avatar"] is None for person in service.get(FRIENDS).json()["data"])
    ranked = [entry["attributes"] for entry in service.get(BOARD).json()["data"] if "attributes" in entry]
    assert ranked and all(entry["step-average"] is None for entry in ranked)
    assert all(device["battery"] is None for device in service.get(DEVICES).json())
    assert service.get(GOAL).json()["goal"]["updatedOn"] is None
    assert all(night["efficiency"] is None for night in nights(service, "nulls"))


@case()
def members_can_be_of_another_type(service):
    service.sign_in()
    service.control("fault", fault="wrong-types")
    user = service.get(PROFILE).json()["user"]
    assert isinstance(user["height"], str) and user["clockTimeDisplayFormat"] is True
    badges = service.get(BADGES).json()["badges"]
    assert all(badge["timesAchieved"].isdigit() and badge["shortDescription"] is True for badge in badges)
    ranked = [entry["attributes"] for entry in service.get(BOARD).json()["data"] if "attributes" in entry]
    assert ranked and all(entry["step-summary"].isdigit() for entry in ranked)
    assert service.get(DEVICES).json()[0]["batteryLevel"] == "83"
    assert service.get(GOAL).json()["goal"]["minDuration"] == "450"
    for night in nights(service, "wrong-types"):
        assert night["minutesAsleep"].isdigit() and night["efficiency"] is True


@case()
def lists_can_be_empty(service):
    service.sign_in()
    service.control("fault", fault="empty-arrays")
    assert service.get(DEVICES).json() == []
    assert service.get(BADGES).json() == {"badges": []}
    assert service.get(FRIENDS).json() == {"data": []}
    assert service.get(BOARD).json() == {"data": [], "included": []}
    assert nights(service, "empty-arrays") == []


if __name__ == "__main__":
    main()
