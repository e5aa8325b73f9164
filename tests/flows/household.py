# SPDX-License-Identifier: GPL-3.0-or-later
"""A data folder, the stand-in service beside it, and the program's command line between them."""

import atexit
import json
import os
import re
import signal
import socket
import subprocess
import tempfile

from standin import CLIENT_ID, GOOGLE_CLIENT_ID, GOOGLE_CLIENT_SECRET, StandIn

SESSION_FOLDER = os.environ["DAYBEAT_SESSION_FOLDER"]
PROGRAM = os.environ["DAYBEAT_PROGRAM"]
STANDIN = os.environ["DAYBEAT_STANDIN"]

PATIENCE = 60


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def make_folder():
    return tempfile.mkdtemp(dir=SESSION_FOLDER)


def write_json(name, content):
    path = os.path.join(make_folder(), name)
    with open(path, "w", encoding="utf-8") as file:
        json.dump(content, file)
    return path


def start_service(*options, years="1", person="7"):
    redirect_uri = f"http://127.0.0.1:{free_port()}/callback"
    service = StandIn(STANDIN, redirect_uri, "--person", person, "--years", years, "--quota", "1000000", *options)
    atexit.register(service.stop)  # also where a test fails: who waits for the output waits for all who hold it
    return service


class Household:
    def __init__(self, service=None, folder=None):
        self.service = service
        self.folder = folder or make_folder()

    def environment(self, **more):
        environment = {**os.environ, "G_DEBUG": "fatal-criticals", **more}
        if self.service is not None:
            address = self.service.address
            environment["DAYBEAT_FITBIT_URL"] = environment["DAYBEAT_GOOGLE_HEALTH_URL"] = address
            environment["DAYBEAT_GOOGLE_AUTH_URL"] = address + "/o/oauth2/v2/auth"
            environment["DAYBEAT_GOOGLE_TOKEN_URL"] = address + "/token"
            environment["DAYBEAT_GOOGLE_REVOKE_URL"] = address + "/revoke"
        return environment

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [PROGRAM, "--data-dir", self.folder, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment(**environment),
        )

    def run(self, *arguments, status=0, patience=PATIENCE, **environment):
        """Runs the program to its end; returns what it wrote, without what the debugging tools add."""
        process = self.start(*arguments, **environment)
        try:
            out, err = process.communicate(timeout=patience)
        except subprocess.TimeoutExpired:
            process.kill()
            out, err = process.communicate()
            raise AssertionError(f"{arguments} did not end:\n{out}\n{err}") from None
        ended = f"{arguments} ended with {process.returncode}, not {status}:\n{out}\n{err}"
        assert process.returncode == status, ended
        return out, err

    def fail(self, *arguments, status=1, **environment):
        """Runs the program, which fails with one sentence on standard error; returns it."""
        _out, err = self.run(*arguments, status=status, **environment)
        lines = err.splitlines()
        assert len(lines) == 1 and " " in lines[0], f"not one sentence: {err!r}"
        return lines[0]

    def client_file(self, **more):
        return write_json("client.json", {"client_id": CLIENT_ID, "redirect_uri": self.service.redirect_uri, **more})

    def google_client_file(self, kind="installed", **more):
        """As Google's console hands it out."""
        content = {
            "client_id": GOOGLE_CLIENT_ID,
            "project_id": "a-health-viewer-471300",
            "auth_uri": "https://accounts.google.com/o/oauth2/auth",
            "token_uri": "https://oauth2.googleapis.com/token",
            "client_secret": GOOGLE_CLIENT_SECRET,
            "redirect_uris": ["http://localhost"],
            **more,
        }
        return write_json("client_secret.json", {kind: content})

    def sign_in(self, **more):
        out, _err = self.run("--sign-in", "fitbit", "--client", self.client_file(**more))
        return out

    def sign_in_with_google(self, *arguments, **more):
        out, _err = self.run("--sign-in", "google-health", "--client", self.google_client_file(**more), *arguments)
        return out

    def people(self):
        """The folders of who is here."""
        folder = os.path.join(self.folder, "people")
        return sorted(os.path.join(folder, name) for name in os.listdir(folder)) if os.path.isdir(folder) else []

    def export(self, *arguments, format="json"):
        folder = make_folder()
        self.run("--export", folder, "--format", format, *arguments)
        return read_export(folder)


def read_export(folder):
    """Path and bytes of every file, without the moment at which it was made."""
    files = {}
    for place, _folders, names in os.walk(folder):
        for name in names:
            path = os.path.join(place, name)
            with open(path, "rb") as file:
                content = re.sub(rb'"exported" ?: ?"[^"]*"', b"", file.read())
            files[os.path.relpath(path, folder)] = content
    return files


def secrets():
    """Every secret of the keyring that is Daybeat's: the sign-ins, as they are kept."""
    lines = []
    for service in ("fitbit", "google-health"):
        found = subprocess.run(
            ["secret-tool", "search", "--all", "service", service], capture_output=True, text=True, check=False
        )
        lines += [line for line in found.stdout.splitlines() if line.startswith("secret = ")]
    return [json.loads(line.removeprefix("secret = ")) for line in lines]


def interrupt(process):
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err
