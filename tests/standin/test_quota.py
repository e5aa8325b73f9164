# SPDX-License-Identifier: GPL-3.0-or-later
"""150 requests an hour, with headers that lag."""

from service import case, main

DEVICES = "/1/user/-/devices.json"


def limit(answer):
    return tuple(
        int(value) if (value := answer.header("fitbit-rate-limit-" + name)) is not None else None
        for name in ("limit", "remaining", "reset")
    )


@case()
def the_headers_lag_behind(service):
    service.sign_in()
    first = limit(service.get(DEVICES))
    assert first[:2] == (150, 150) and 3595 <= first[2] <= 3600
    assert limit(service.get(DEVICES))[1] == 149
    assert limit(service.get(DEVICES))[1] == 148


@case()
def the_case_of_the_headers_varies(service):
    service.sign_in()
    names = {name for name, _ in service.get(DEVICES).headers if name.lower().startswith("fitbit-rate")}
    assert names == {"Fitbit-Rate-Limit-Limit", "fitbit-rate-limit-remaining", "Fitbit-rate-limit-reset"}


@case("--quota", "5")
def the_wall_comes_before_the_headers_say_so(service):
    service.sign_in()
    answers = [service.get(DEVICES) for _ in range(7)]
    assert [answer.status for answer in answers] == [200] * 5 + [429] * 2
    assert limit(answers[4])[1] == 1, "one is said to remain, and does not"
    assert answers[5].error() == (429, "system") and answers[5].header("Retry-After") is None
    assert limit(answers[6])[1] == 0


@case("--quota", "2")
def the_hour_passes(service):
    service.sign_in()
    assert [service.get(DEVICES).status for _ in range(3)] == [200, 200, 429]
    service.control("advance", seconds=3570)
    refused = service.get(DEVICES)
    assert refused.status == 429 and 0 < limit(refused)[2] <= 30
    service.control("advance", seconds=30)
    token = service.get(DEVICES)
    assert token.status == 200 and limit(token)[2] > 3570


@case("--quota", "3")
def every_call_with_a_token_counts(service):
    service.sign_in("settings")
    assert service.get("/1/user/-/nothing.json").status == 404
    assert service.get("/1/user/-/profile.json").status == 403
    assert service.get(DEVICES).status == 200
    assert service.get(DEVICES).status == 429


@case("--quota", "1")
def what_is_wrong_is_said_before_the_wall(service):
    service.sign_in("sleep settings")
    service.get(DEVICES)
    assert service.get(DEVICES).status == 429
    assert service.get("/1/user/-/profile.json").status == 403
    assert service.get("/1/user/-/nothing.json").status == 404
    assert service.get("/1.2/user/-/sleep/date/never.json").status == 400
    assert service.send("GET", DEVICES, token="made up").status == 401


@case("--quota", "0")
def nothing_changes_behind_the_wall(service):
    service.sign_in()
    assert service.post("/1.2/user/-/sleep/goal.json", {"minDuration": "400"}).status == 429
    assert service.post("/1/user/-/profile.json", {"aboutMe": "changed"}).status == 429
    log = {"date": "2019-05-01", "startTime": "10:00", "duration": "3600000"}
    assert service.post("/1.2/user/-/sleep.json", log).status == 429
    service.control("quota", quota=150)
    assert service.get("/1.2/user/-/sleep/goal.json").json()["goal"]["minDuration"] == 450
    assert service.get("/1/user/-/profile.json").json()["user"]["aboutMe"] != "changed"
    night = service.get("/1.2/user/-/sleep/date/2019-05-01.json").json()
    assert night["sleep"] == []


@case("--quota", "0")
def calls_without_a_token_and_signing_in_do_not_count(service):
    for _ in range(3):
        assert service.get(DEVICES).status == 401
    tokens = service.sign_in()
    assert service.refresh(tokens["refresh_token"]).status == 200


@case()
def the_quota_and_its_end_can_be_set(service):
    service.sign_in()
    service.control("quota", quota=1, reset=60)
    all_of_it, left, reset = limit(service.get(DEVICES))
    assert (all_of_it, left) == (1, 1) and 30 < reset <= 60
    assert service.get(DEVICES).status == 429
    service.control("advance", seconds=60)
    assert service.get(DEVICES).status == 200


@case("--fault", "no-rate-headers")
def the_headers_can_be_left_out(service):
    service.sign_in()
    assert limit(service.get(DEVICES)) == (None, None, None)


if __name__ == "__main__":
    main()
