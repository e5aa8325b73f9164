# SPDX-License-Identifier: GPL-3.0-or-later
"""The Google side of the stand-in service, spoken to raw."""

import json
import urllib.parse

from service import CHALLENGE, VERIFIER, Service

GOOGLE_CLIENT = "471300000007-standin.apps.googleusercontent.com"
GOOGLE_SECRET = "GOCSPX-standin-not-a-secret"
LOOPBACK = "http://127.0.0.1:45678"
ACCOUNT = "linnea.borg@example.org"
PREFIX = "https://www.googleapis.com/auth/googlehealth."
DEFAULTS = (
    "activity_and_fitness.readonly health_metrics_and_measurements.readonly sleep.readonly nutrition.readonly "
    "profile.readonly settings.readonly"
)
WEEK = 7 * 24 * 60 * 60
IDENTITY = "/v4/users/me/identity"


def full(names):
    """The scopes behind short names; those of OpenID are left as they are."""
    return " ".join(PREFIX + name if "." in name else name for name in names.split())


class GoogleService(Service):
    def google_authorize(self, method="GET", **changes):
        """The authorization request, as it should be but for the changes; None leaves a parameter out."""
        query = {
            "client_id": GOOGLE_CLIENT,
            "response_type": "code",
            "scope": full(DEFAULTS),
            "redirect_uri": LOOPBACK,
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            "state": "a state",
            "access_type": "offline",
            "prompt": "consent",
        }
        query = {name: value for name, value in (query | changes).items() if value is not None}
        if method == "POST":
            return self.send("POST", "/o/oauth2/v2/auth", query)
        return self.send("GET", "/o/oauth2/v2/auth?" + urllib.parse.urlencode(query))

    def google_allow(self, scopes=DEFAULTS, account=ACCOUNT, **changes):
        ticked = {"grant-" + scope: "1" for scope in full(scopes).split()}
        return self.google_authorize("POST", decision="allow", account=account, **ticked, **changes)

    def google_code(self, scopes=DEFAULTS, **changes):
        return redirected(self.google_allow(scopes, **({"scope": full(scopes)} | changes)))["code"]

    def google_exchange(self, code, headers=None, **changes):
        form = {
            "grant_type": "authorization_code",
            "client_id": GOOGLE_CLIENT,
            "client_secret": GOOGLE_SECRET,
            "code": code,
            "redirect_uri": LOOPBACK,
            "code_verifier": VERIFIER,
        }
        form = {name: value for name, value in (form | changes).items() if value is not None}
        return self.send("POST", "/token", form, **(headers or {}))

    def google_refresh(self, token, **changes):
        form = {
            "grant_type": "refresh_token",
            "client_id": GOOGLE_CLIENT,
            "client_secret": GOOGLE_SECRET,
            "refresh_token": token,
        }
        form = {name: value for name, value in (form | changes).items() if value is not None}
        return self.send("POST", "/token", form)

    def google_revoke(self, token):
        return self.send("POST", "/revoke", {"token": token})

    def google_sign_in(self, scopes=DEFAULTS, **changes):
        answer = self.google_exchange(self.google_code(scopes, **changes))
        assert answer.status == 200, answer.text
        tokens = answer.json()
        self.token = tokens["access_token"]
        return tokens

    def post_json(self, path, body):
        return self.send("POST", path, json.dumps(body), token=self.token, Content_Type="application/json")


def redirected(answer, address=LOOPBACK):
    """What the redirect carries, as a dictionary; it must lead to the address that was asked for."""
    assert answer.status == 302, f"{answer.status}: {answer.text}"
    location = answer.header("Location")
    assert location.startswith(address + "?") and "#" not in location, location
    return dict(urllib.parse.parse_qsl(location[len(address) + 1 :], strict_parsing=True))


def oauth_error(answer):
    """Status and error of OAuth's own form."""
    assert answer.header("Content-Type").startswith("application/json")
    body = answer.json()
    assert set(body) <= {"error", "error_description"}, body
    return answer.status, body["error"]


def status_error(answer):
    """Code, status and reason of a google.rpc.Status; the code is that of HTTP."""
    error = answer.json()["error"]
    assert error["code"] == answer.status and error["message"], error
    return answer.status, error["status"], info(answer).get("reason")


def details(answer, kind):
    """The detail of that kind, or an empty one."""
    wanted = "type.googleapis.com/google.rpc." + kind
    return next((item for item in answer.json()["error"].get("details", []) if item["@type"] == wanted), {})


def info(answer):
    return details(answer, "ErrorInfo")
