# SPDX-License-Identifier: GPL-3.0-or-later
"""The stand-in's errors beside those that were seen; they lie beside the project, or are skipped."""

import json
import os

from google_service import IDENTITY, GoogleService
from service import case, main

HERE = os.path.dirname(os.path.abspath(__file__))
FIXTURES = os.path.join(HERE, "..", "..", "..", "shared", "fixtures", "google-health")


def with_fault(service, fault):
    service.control("fault", fault=fault)
    return service.get(IDENTITY)


def seen(name):
    with open(os.path.join(FIXTURES, name + ".json"), encoding="utf-8") as file:
        return json.load(file)


def same_form(one, other):
    """Whether both have the same members and kinds, whatever is in them."""
    if isinstance(one, dict):
        return isinstance(other, dict) and set(one) == set(other) and all(same_form(one[k], other[k]) for k in one)
    if isinstance(one, list):
        return isinstance(other, list) and all(any(same_form(seen_item, item) for seen_item in one) for item in other)
    return type(one) is type(other)


@case()
def errors_have_the_form_of_those_that_were_seen(service):
    if not os.path.isdir(FIXTURES):
        print("# skipped: no real samples here")
        return
    tokens = service.google_sign_in()
    for name, answer in (
        ("error-401-invalid-token", service.send("GET", IDENTITY)),
        ("error-403-scope", with_fault(service, "403-scope")),
        ("error-400-account-not-linked", with_fault(service, "account-not-linked")),
        ("error-400-filter-sleep-start", with_fault(service, "400-filter")),
        ("oauth-error-invalid-grant", service.google_exchange("4/0Ano")),
        ("oauth-token-refresh-success", service.google_refresh(tokens["refresh_token"])),
    ):
        assert same_form(seen(name), answer.json()), f"{name}: {answer.text}"
    assert same_form(seen("oauth-token-success"), tokens), tokens


main(GoogleService)
