# SPDX-License-Identifier: GPL-3.0-or-later
"""What several tests of the data ask for, and whether the contract knows every member of what they get."""

import datetime
import json
import pathlib
import urllib.parse

from google_service import DEFAULTS
from service import TODAY

EVERYTHING = DEFAULTS + (
    " ecg.readonly irn.readonly location.readonly reproductive_health.readonly logged_symptoms.readonly"
    " mindfulness.readonly"
)
USER = "/v4/users/me/"
CONTRACT = pathlib.Path(__file__).parents[3] / "shared/reference/google-health-v4-discovery.json"
DAY = datetime.timedelta(days=1)


def day(before):
    return (TODAY - datetime.timedelta(days=before)).isoformat()


def ask(service, kind, method="", **values):
    """GET of a type's points; pageSize and the like by name."""
    query = urllib.parse.urlencode({name: value for name, value in values.items() if value is not None})
    return service.get(f"{USER}dataTypes/{kind}/dataPoints{method}" + ("?" + query if query else ""))


def between(member, first, last):
    """The filter for a member from a day up to another, which is in it."""
    end = (datetime.date.fromisoformat(last) + DAY).isoformat()
    zone = "T00:00:00Z" if member.endswith(("physical_time", ".start_time", ".end_time")) else ""
    return f'{member} >= "{first}{zone}" AND {member} < "{end}{zone}"'


def everything(service, kind, method="", **values):
    """All points of all pages."""
    points, token = [], None
    while True:
        answer = ask(service, kind, method, pageToken=token, **values)
        assert answer.status == 200, answer.text
        body = answer.json()
        assert set(body) <= {"dataPoints", "nextPageToken"}, set(body)
        assert body.get("dataPoints") != [], "an empty list is left out"
        points += body.get("dataPoints", [])
        if not body.get("nextPageToken"):
            return points
        assert body["nextPageToken"] != token
        token = body["nextPageToken"]


def civil(text):
    year, month, number = (int(part) for part in text.split("-"))
    return {"date": {"year": year, "month": month, "day": number}}


def roll(service, kind, first, last, **more):
    """dailyRollUp from a day to another, which is in it."""
    end = (datetime.date.fromisoformat(last) + DAY).isoformat()
    body = {"range": {"start": civil(first), "end": civil(end)}} | more
    return service.post_json(f"{USER}dataTypes/{kind}/dataPoints:dailyRollUp", body)


def rolled(service, kind, first, last, **more):
    answer = roll(service, kind, first, last, **more)
    assert answer.status == 200, answer.text
    return answer.json().get("rollupDataPoints", [])


def to_date(civil_date):
    return datetime.date(civil_date["year"], civil_date["month"], civil_date["day"])


def moment(text):
    return datetime.datetime.fromisoformat(text)


def seconds(text):
    assert text.endswith("s"), text
    return float(text[:-1])


class Contract:
    """The schemas of the discovery document, where it lies beside the project."""

    def __init__(self):
        self.schemas = json.loads(CONTRACT.read_text())["schemas"] if CONTRACT.exists() else None

    def check(self, schema, value):
        if self.schemas is not None:
            self._check({"$ref": schema}, value, schema)

    def _check(self, wanted, value, where):
        if "$ref" in wanted:
            members = self.schemas[wanted["$ref"]].get("properties", {})
            assert isinstance(value, dict), where
            for name, member in value.items():
                assert name in members, f"{where}.{name}"
                self._check(members[name], member, f"{where}.{name}")
        elif wanted["type"] == "array":
            assert isinstance(value, list), where
            for item in value:
                self._check(wanted["items"], item, where + "[]")
        elif wanted["type"] == "string":
            assert isinstance(value, str), f"{where}: {value!r}"
            assert "enum" not in wanted or value in wanted["enum"], f"{where}: {value}"
            if wanted.get("format") == "int64":
                int(value)
        elif wanted["type"] == "integer":
            assert isinstance(value, int) and not isinstance(value, bool), f"{where}: {value!r}"
        elif wanted["type"] == "number":
            assert isinstance(value, (int, float)) and not isinstance(value, bool), f"{where}: {value!r}"
        elif wanted["type"] == "boolean":
            assert value is True, f"{where}: what is false is left out"
