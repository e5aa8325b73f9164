# SPDX-License-Identifier: GPL-3.0-or-later
"""The stand-in service as a process, spoken to as an adversarial client would: raw, and no redirect followed."""

import base64
import datetime
import hashlib
import http.client
import json
import subprocess
import sys
import traceback
import urllib.parse

CLIENT = "23TEST"
REDIRECT = "http://127.0.0.1:34871/callback"
VERIFIER = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"
CHALLENGE = "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"
# The day on which the service believes to be, so that the made person is the same one tomorrow.
TODAY = datetime.date(2026, 11, 24)
EVERYTHING = "profile sleep social settings location nutrition weight"


class Answer:
    def __init__(self, status, headers, body):
        self.status, self.headers, self.body = status, headers, body

    @property
    def text(self):
        return self.body.decode()

    def json(self):
        return json.loads(self.body)

    def header(self, name):
        """Its value by name in any case, as HTTP has it."""
        return next((value for key, value in self.headers if key.lower() == name.lower()), None)

    def error(self):
        """Status and errorType of form A."""
        return self.status, self.json()["errors"][0]["errorType"]

    def message(self):
        return self.json()["errors"][0]["message"]

    def redirect(self):
        """What the redirect carries, as a dictionary; it must lead to the registered address."""
        assert self.status == 302, f"{self.status}: {self.text}"
        address = self.header("Location")
        assert address.startswith(REDIRECT + "?"), address
        query, fragment = address[len(REDIRECT) + 1 :].split("#", 1)
        assert fragment == "_=_", address
        return dict(urllib.parse.parse_qsl(query, strict_parsing=True))


class Service:
    OPTIONS = (
        "--client-id", CLIENT, "--redirect-uri", REDIRECT, "--years", "1", "--today", TODAY.isoformat(),
    )

    def __init__(self, program, *options):
        self.program = program
        self.process = subprocess.Popen(
            [program, *self.OPTIONS, *options],
            stdout=subprocess.PIPE,
            text=True,
        )
        self.address = self.process.stdout.readline().strip()
        assert self.address.startswith("http://127.0.0.1:"), "the service did not start"
        self.host = self.address.removeprefix("http://")
        self.token = None

    def run(self, *options):
        """Starts another one that cannot start; its exit status."""
        return subprocess.run([self.program, *self.OPTIONS, *options], capture_output=True, timeout=30).returncode

    def stop(self):
        self.process.terminate()
        status = self.process.wait(30)
        self.process.stdout.close()
        assert status == 0, f"the service ended with {status}"

    def send(self, method, path, form=None, token=None, **headers):
        """One request. A form is sent as a body; header names have _ for -."""
        connection = http.client.HTTPConnection(self.host, timeout=30)
        headers = {name.replace("_", "-"): value for name, value in headers.items()}
        body = form
        if isinstance(form, dict):
            body = urllib.parse.urlencode(form)
            headers.setdefault("Content-Type", "application/x-www-form-urlencoded")
        if token is not None:
            headers["Authorization"] = "Bearer " + token
        try:
            connection.request(method, path, body, headers)
            answer = connection.getresponse()
            return Answer(answer.status, answer.getheaders(), answer.read())
        finally:
            connection.close()

    def control(self, path="", **values):
        return self.send("POST", "/_standin/" + path, values).json()

    # Signing in

    def authorize(self, method="GET", **changes):
        """The authorization request, as it should be but for the changes; None leaves a parameter out."""
        query = {
            "client_id": CLIENT,
            "response_type": "code",
            "scope": EVERYTHING,
            "redirect_uri": REDIRECT,
            "code_challenge": CHALLENGE,
            "code_challenge_method": "S256",
            "state": "a state",
        }
        headers = {name: changes.pop(name) for name in ("Cookie",) if name in changes}
        query = {name: value for name, value in (query | changes).items() if value is not None}
        if method == "POST":
            return self.send("POST", "/oauth2/authorize", query, **headers)
        return self.send("GET", "/oauth2/authorize?" + urllib.parse.urlencode(query), **headers)

    def allow(self, scopes=EVERYTHING, account="linnea.borg", **changes):
        ticked = {"grant-" + scope: "1" for scope in scopes.split()}
        return self.authorize("POST", decision="allow", account=account, **ticked, **changes)

    def code(self, scopes=EVERYTHING, **changes):
        return self.allow(scopes, **changes).redirect()["code"]

    def exchange(self, code, headers=None, **changes):
        form = {
            "grant_type": "authorization_code",
            "client_id": CLIENT,
            "code": code,
            "redirect_uri": REDIRECT,
            "code_verifier": VERIFIER,
        }
        form = {name: value for name, value in (form | changes).items() if value is not None}
        return self.send("POST", "/oauth2/token", form, **(headers or {}))

    def refresh(self, token, headers=None, **changes):
        form = {"grant_type": "refresh_token", "client_id": CLIENT, "refresh_token": token}
        form = {name: value for name, value in (form | changes).items() if value is not None}
        return self.send("POST", "/oauth2/token", form, **(headers or {}))

    def revoke(self, token):
        return self.send("POST", "/oauth2/revoke", {"client_id": CLIENT, "token": token})

    def sign_in(self, scopes=EVERYTHING, **changes):
        answer = self.exchange(self.code(scopes, **changes))
        assert answer.status == 200, answer.text
        tokens = answer.json()
        self.token = tokens["access_token"]
        return tokens

    # The API, with the token of the last sign-in

    def get(self, path, **headers):
        return self.send("GET", path, token=self.token, **headers)

    def post(self, path, form=None, **headers):
        return self.send("POST", path, form if form is not None else {}, token=self.token, **headers)

    def delete(self, path):
        return self.send("DELETE", path, token=self.token)


def challenge_of(verifier):
    return base64.urlsafe_b64encode(hashlib.sha256(verifier.encode()).digest()).rstrip(b"=").decode()


def basic(client, secret):
    return {"Authorization": "Basic " + base64.b64encode(f"{client}:{secret}".encode()).decode()}


cases = []


def case(*options):
    """Marks a test; each has a service of its own, started with these options."""

    def add(function):
        cases.append((function, options))
        return function

    return add


def main(kind=Service):
    """Runs every case of the file against the program named on the command line, and reports as TAP."""
    print(f"TAP version 13\n1..{len(cases)}", flush=True)
    for number, (function, options) in enumerate(cases, 1):
        name = function.__name__.replace("_", " ")
        try:
            service = kind(sys.argv[1], *options)
            try:
                function(service)
            finally:
                service.stop()
            print(f"ok {number} - {name}", flush=True)
        except Exception:  # whatever a case throws is its failure
            for line in traceback.format_exc().splitlines():
                print("#", line)
            print(f"not ok {number} - {name}", flush=True)
