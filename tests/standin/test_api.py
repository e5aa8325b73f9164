# SPDX-License-Identifier: GPL-3.0-or-later
"""Who may ask for what, and what the resources look like."""

import re

from service import case, main

OWN = {
    "/1/user/-/profile.json": "profile",
    "/1/user/-/badges.json": "profile",
    "/1.1/user/-/friends.json": "social",
    "/1.1/user/-/leaderboard/friends.json": "social",
    "/1/user/-/devices.json": "settings",
    "/1/user/-/sleep/date/today.json": "sleep",
    "/1.2/user/-/sleep/date/today.json": "sleep",
    "/1.2/user/-/sleep/goal.json": "sleep",
    "/1.2/user/-/sleep/list.json?afterDate=2020-01-01&sort=asc&offset=0&limit=1": "sleep",
}
UNKNOWN = (
    "/1/user/-/friends.json",
    "/1.2/user/-/profile.json",
    "/1/user/-/profile",
    "/1/user/-/profile.json/",
    "/1/user/-/profile.jsonx",
    "/1/user/-/PROFILE.json",
    "/1/user/-/",
    "/1/foods/units.json",
    "/1/",
    "/1.2/user/-/sleep/date/2024-01-01",
    "/1.2/user/-/sleep/date/.json/x",
    "/1.2/user/-/sleep/date/2024-01-01/2024-01-02/2024-01-03.json",
    "/1.2/user/-/sleep.json",
    "/1.2/user/-/sleep/12.json",
    "/1/user/-/sleep/date/2024-01-01/2024-01-02.json",
    "/1/user/-/sleep/goal.json",
)


@case()
def everything_needs_a_header(service):
    for path in (*OWN, *UNKNOWN):
        answer = service.get(path)
        assert answer.error() == (401, "invalid_request"), path
        assert answer.header("Content-Type").startswith("application/json")
        assert answer.json()["success"] is False
    token = service.sign_in()["access_token"]
    for value in (token, "bearer " + token, "Basic " + token, "Bearer  " + token + " "):
        assert service.send("GET", "/1/user/-/profile.json", Authorization=value).status == 401, value[:10]
    assert service.send("GET", "/1/user/-/profile.json?access_token=" + token).status == 401


@case()
def the_token_is_looked_at_before_scope_and_path(service):
    service.sign_in("sleep")
    service.control("expire")
    for path in ("/1/user/-/profile.json", *UNKNOWN):
        assert service.get(path).error() == (401, "expired_token")
        assert service.send("GET", path, token="made up").error() == (401, "invalid_token")


@case()
def refusals_name_the_token(service):
    answer = service.send("GET", "/1/user/-/profile.json", token="made-up-token")
    assert "made-up-token" in answer.message()


@case()
def scopes_are_enforced(service):
    for granted in ("sleep", "profile", "social", "settings", "weight"):
        service.sign_in(granted)
        for path, scope in OWN.items():
            answer = service.get(path)
            if scope == granted:
                assert answer.status == 200, f"{granted} {path}: {answer.text}"
            else:
                assert answer.error() == (403, "insufficient_scope"), f"{granted} {path}"
                assert f"access {scope} data" in answer.message()


@case()
def the_scope_is_looked_at_before_parameters(service):
    service.sign_in("profile")
    assert service.get("/1.2/user/-/sleep/date/never.json").error() == (403, "insufficient_scope")
    assert service.post("/1.2/user/-/sleep/goal.json").error() == (403, "insufficient_scope")
    assert service.delete("/1.2/user/-/sleep/1.json").error() == (403, "insufficient_scope")


@case()
def unknown_paths_and_methods_are_not_found(service):
    service.sign_in()
    for path in UNKNOWN:
        assert service.get(path).error() == (404, "not_found"), path
    for path in OWN:
        assert service.delete(path).status == 404, path
        assert service.send("PUT", path, "", token=service.token).status == 404, path
    for path in ("/1/user/-/badges.json", "/1.1/user/-/friends.json", "/1/user/-/devices.json"):
        assert service.post(path).status == 404, path
    for path in ("/", "/favicon.ico", "/oauth2/other", "/2/user/-/profile.json", "/pictures/people/nobody.svg"):
        assert service.get(path).status == 404, path


@case()
def only_calls_to_the_api_are_counted(service):
    service.sign_in()
    service.get("/favicon.ico")
    service.get("/1/user/-/devices.json")
    service.get("/1/user/-/devices.json")
    counts = service.control()
    assert counts["requests_total"] == 2 and counts["requests"] == {"/1/user/-/devices.json": 2}
    assert service.control("reset-counters")["requests_total"] == 0


@case()
def the_own_id_is_as_good_as_a_dash(service):
    user = service.sign_in()["user_id"]
    for path in OWN:
        assert service.get(path.replace("/-/", f"/{user}/")).body == service.get(path).body


@case()
def other_people_are_private(service):
    service.sign_in()
    entries = service.get("/1.1/user/-/leaderboard/friends.json").json()["data"]
    ranked = [entry["id"] for entry in entries if entry["type"] == "ranked-user"]
    friend = next(person for person in ranked if person.startswith("9FR"))
    hidden = next(entry["id"] for entry in entries if entry["type"] == "inactive-user")

    profile = service.get(f"/1/user/{friend}/profile.json").json()["user"]
    assert profile["encodedId"] == friend
    assert not {"dateOfBirth", "height", "weight", "fullName", "city"} & set(profile)
    assert service.get(f"/1/user/{hidden}/profile.json").error() == (403, "authorization")
    for path in OWN:
        if "profile" not in path:
            assert service.get(path.replace("/-/", f"/{friend}/")).error() == (403, "authorization"), path
        assert service.get(path.replace("/-/", "/9NOONE/")).error() == (404, "not_found"), path
    assert service.post(f"/1/user/{friend}/profile.json", {"aboutMe": "me"}).error() == (403, "authorization")


@case("--read-only")
def who_may_only_read_changes_nothing(service):
    service.sign_in()
    for path in ("/1/user/-/profile.json", "/1.2/user/-/sleep/goal.json", "/1.2/user/-/sleep.json"):
        assert service.post(path, {"minDuration": "400"}).error() == (403, "insufficient_permissions")
    assert service.delete("/1.2/user/-/sleep/1.json").error() == (403, "insufficient_permissions")
    assert service.get("/1.2/user/-/sleep/goal.json").json()["goal"]["minDuration"] == 450


@case()
def bodies_that_are_no_form_are_not_read(service):
    service.sign_in()
    answer = service.send(
        "POST", "/1.2/user/-/sleep/goal.json", '{"minDuration":400}', service.token, Content_Type="application/json"
    )
    assert answer.error() == (400, "invalid_request")


@case()
def bytes_that_are_no_text_do_no_harm(service):
    service.sign_in()
    kind = {"Content_Type": "application/x-www-form-urlencoded"}
    assert service.get("/1.2/user/-/sleep/date/%FF.json").status == 400
    assert service.get("/1/user/%FF/profile.json").status == 404
    assert service.get("/1/user/-/%00.json").status in (400, 404)
    assert service.send("GET", "/1/user/-/devices.json", Authorization="Bearer caf\xe9").status == 401
    assert service.send("POST", "/oauth2/token", "grant_type=refresh_token&client_id=%FF", **kind).status == 401
    assert service.send("POST", "/1/user/-/profile.json", "aboutMe=%FF%FE", service.token, **kind).status == 200
    assert service.authorize(state=b"\xff").status == 200
    service.post("/1/user/-/profile.json", {"aboutMe": '"logId":"@uint64:12"'})
    assert service.get("/1/user/-/profile.json").json()["user"]["aboutMe"] == '"logId":"@uint64:12"'
    assert service.control()["requests_total"] == 6


# Badges


@case()
def badges_come_highest_first_in_each_family(service):
    service.sign_in()
    badges = service.get("/1/user/-/badges.json").json()["badges"]
    families = {}
    for badge in badges:
        families.setdefault(badge["badgeType"], []).append(badge["value"])
        assert badge["cheers"] == [] and re.fullmatch(r"\d{4}-\d\d-\d\d", badge["dateTime"])
        assert re.fullmatch("[0-9A-F]{6}", badge["badgeGradientStartColor"])
    assert len(badges) > 20 and len(families) == 5
    assert all(values == sorted(values, reverse=True) for values in families.values())
    weight = next(badge for badge in badges if badge["badgeType"] == "LIFETIME_WEIGHT_GOAL_SETUP")
    assert "earnedMessage" not in weight


@case()
def weight_badges_need_their_scope(service):
    service.sign_in("profile")
    types = {badge["badgeType"] for badge in service.get("/1/user/-/badges.json").json()["badges"]}
    assert len(types) == 4 and not any("WEIGHT" in name for name in types)


@case()
def headings_are_in_the_language_asked_for(service):
    service.sign_in()

    def first(**headers):
        return service.get("/1/user/-/badges.json", **headers).json()["badges"][0]["category"]

    assert first() == first(Accept_Locale="xx_XX") == first(Accept_Language="de_DE") == "Daily Steps"
    assert first(Accept_Locale="de_DE") == "Tägliche Schritte"
    assert first(Accept_Locale="fr_FR") == "Pas quotidiens"


@case()
def pictures_are_where_the_bodies_say(service):
    service.sign_in()
    badge = service.get("/1/user/-/badges.json").json()["badges"][0]
    person = service.get("/1.1/user/-/friends.json").json()["data"][0]
    for address in (badge["image100px"], person["attributes"]["avatar"]):
        answer = service.send("GET", address.removeprefix(service.address))
        assert answer.status == 200 and answer.header("Content-Type") == "image/svg+xml"


# Friends and devices


@case()
def friends_are_people_and_nothing_more(service):
    service.sign_in()
    data = service.get("/1.1/user/-/friends.json").json()["data"]
    assert len(data) == 12
    for person in data:
        assert person["type"] == "person" and set(person["attributes"]) == {"avatar", "child", "friend", "name"}
        assert person["attributes"]["friend"] is True
    assert any(person["attributes"]["child"] for person in data)


@case()
def the_leaderboard_holds_the_caller_who_is_no_friend(service):
    user = service.sign_in()["user_id"]
    body = service.get("/1.1/user/-/leaderboard/friends.json").json()
    ranked = [entry for entry in body["data"] if entry["type"] == "ranked-user"]
    hidden = [entry for entry in body["data"] if entry["type"] == "inactive-user"]
    ranks = [entry["attributes"]["step-rank"] for entry in ranked]
    assert len(body["data"]) == 13 and len(hidden) == 2
    assert ranks == sorted(ranks) and len(set(ranks)) < len(ranks), "two share a place"
    assert all("attributes" not in entry for entry in hidden)
    assert any(not (entry["attributes"]["step-average"] * 1.0).is_integer() for entry in ranked)
    assert {entry["relationships"]["user"]["data"]["id"] for entry in body["data"]} == {
        person["id"] for person in body["included"]
    }
    assert [person["id"] for person in body["included"] if "friend" not in person["attributes"]] == [user]
    service.control("fault", fault="self-as-friend")
    body = service.get("/1.1/user/-/leaderboard/friends.json").json()
    assert all(person["attributes"]["friend"] for person in body["included"])


@case()
def devices_are_a_bare_list(service):
    service.sign_in()
    devices = service.get("/1/user/-/devices.json").json()
    assert [device["type"] for device in devices] == ["TRACKER", "SCALE"]
    assert "batteryLevel" in devices[0] and "batteryLevel" not in devices[1]
    assert all(device["id"].isdigit() and isinstance(device["id"], str) for device in devices)
    assert all(re.fullmatch(r"[\d-]{10}T[\d:]{8}\.000", device["lastSyncTime"]) for device in devices)


if __name__ == "__main__":
    main()
