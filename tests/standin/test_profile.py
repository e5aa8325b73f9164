# SPDX-License-Identifier: GPL-3.0-or-later
"""The profile: units by header, members by scope, and no value taken that the documentation does not know."""

from service import case, main

PATH = "/1/user/-/profile.json"


def read(service, **headers):
    return service.get(PATH, **headers).json()["user"]


def close(one, other):
    return abs(one - other) < 0.02


@case()
def numbers_follow_the_language_header(service):
    service.sign_in()
    metric, us, uk = (read(service, Accept_Language=name) for name in ("de_DE", "en_US", "en_GB"))
    assert read(service) == metric
    assert close(metric["height"], 174) and close(us["height"], 174 / 2.54) and close(uk["height"], 174)
    assert close(metric["weight"], 68.5) and close(us["weight"], 68.5 / 0.45359237)
    assert close(uk["weight"], 68.5 / 6.35029318), "stone"
    assert close(us["strideLengthWalking"], metric["strideLengthWalking"] / 2.54)
    assert metric["heightUnit"] == us["heightUnit"] == "METRIC", "the person's own setting"
    assert close(read(service, Accept_Language="en-US")["height"], 174), "underscore, or it is not known"


@case()
def members_follow_the_scopes(service):
    service.sign_in("profile")
    assert not {"weight", "city", "state", "country", "foodsLocale"} & set(read(service))
    service.sign_in("profile weight location nutrition")
    assert {"weight", "city", "country", "foodsLocale"} <= set(read(service))


@case()
def the_body_is_as_documented(service):
    user_id = service.sign_in()["user_id"]
    user = read(service)
    assert user["encodedId"] == user_id and user["gender"] in ("MALE", "FEMALE", "NA")
    assert user["offsetFromUTCMillis"] in (3600000, 7200000) and user["timezone"] == "Europe/Berlin"
    assert user["startDayOfWeek"] == "MONDAY" and user["clockTimeDisplayFormat"] == "24hour"
    families = [badge["badgeType"] for badge in user["topBadges"]]
    assert len(families) == len(set(families)) == 5, "one of each family"


@case()
def what_is_set_is_answered_and_kept(service):
    service.sign_in()
    wishes = {
        "gender": "NA",
        "birthday": "1990-02-28",
        "aboutMe": "Läuft & schläft",
        "fullName": "Somebody Else",
        "clockTimeDisplayFormat": "12hour",
        "startDayOfWeek": "SUNDAY",
        "timezone": "America/New_York",
        "heightUnit": "en_US",
        "weightUnit": "en_GB",
        "waterUnit": "any",
        "city": "Bremen",
        "foodsLocale": "en_US",
        "height": "180.5",
        "nobodyKnows": "this",
    }
    answer = service.post(PATH, wishes)
    assert answer.status in (200, 201)
    user = read(service)
    assert answer.json()["user"] == user
    assert user["gender"] == "NA" and user["dateOfBirth"] == "1990-02-28" and user["aboutMe"] == "Läuft & schläft"
    assert user["fullName"] == "Somebody Else" and user["clockTimeDisplayFormat"] == "12hour"
    assert user["startDayOfWeek"] == "SUNDAY" and user["timezone"] == "America/New_York"
    assert user["heightUnit"] == "en_US" and user["weightUnit"] == "en_GB" and user["waterUnit"] == "METRIC"
    assert user["city"] == "Bremen" and user["foodsLocale"] == "en_US" and close(user["height"], 180.5)
    assert user["offsetFromUTCMillis"] in (-18000000, -14400000)
    assert "nobodyKnows" not in user


@case()
def lengths_are_set_in_the_units_of_the_header(service):
    service.sign_in()
    service.post(PATH, {"height": "70", "strideLengthWalking": "30"}, Accept_Language="en_US")
    user = read(service)
    assert close(user["height"], 70 * 2.54) and close(user["strideLengthWalking"], 30 * 2.54)


@case()
def parameters_may_stand_in_the_query(service):
    service.sign_in()
    assert service.send("POST", PATH + "?gender=NA", token=service.token, Content_Length="0").status == 200
    assert read(service)["gender"] == "NA"


@case()
def values_nobody_knows_change_nothing(service):
    service.sign_in()
    before = read(service)
    for name, value in (
        ("gender", "male"),
        ("gender", ""),
        ("birthday", "1990-02-30"),
        ("birthday", "28.2.1990"),
        ("birthday", "2990-01-01"),
        ("clockTimeDisplayFormat", "24"),
        ("startDayOfWeek", "TUESDAY"),
        ("heightUnit", "en_GB"),
        ("weightUnit", "METRIC"),
        ("waterUnit", "cup"),
        ("glucoseUnit", "mmol"),
        ("swimUnit", "de_DE"),
        ("timezone", "Middle/Earth"),
        ("timezone", "noon"),
        ("fullName", ""),
        ("height", "tall"),
        ("height", "-1"),
        ("height", "0"),
        ("height", "180cm"),
        ("strideLengthRunning", "nan"),
        ("localeLang", "de"),
    ):
        answer = service.post(PATH, {"aboutMe": "changed", name: value})
        assert answer.error() == (400, "validation"), f"{name}={value}"
        assert answer.json()["errors"][0]["fieldName"] == name
    assert read(service) == before


@case()
def places_and_food_need_their_scopes(service):
    service.sign_in("profile")
    for name in ("city", "state", "country", "foodsLocale"):
        assert service.post(PATH, {name: "DE"}).error() == (403, "insufficient_scope"), name
    assert service.post(PATH, {"aboutMe": "me"}).status in (200, 201)


if __name__ == "__main__":
    main()
