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

from standin import CLIENT_ID, StandIn

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
            environment["DAYBEAT_FITBIT_URL"] = self.service.address
        return environment

    def start(self, *arguments, **environment):
        return subprocess.Popen(
            [PROGRAM, "--data-dir", self.folder, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            env=self.environment(**environment),
        )

    def run(self, *arguments, status=0, **environment):
        """Runs the program to its end; returns what it wrote, without what the debugging tools add."""
        process = self.start(*arguments, **environment)
        try:
            out, err = process.communicate(timeout=PATIENCE)
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
        path = os.path.join(make_folder(), "client.json")
        content = {"client_id": CLIENT_ID, "redirect_uri": self.service.redirect_uri, **more}
        with open(path, "w", encoding="utf-8") as file:
            json.dump(content, file)
        return path

    def sign_in(self, **more):
        out, _err = self.run("--sign-in", "fitbit", "--client", self.client_file(**more))
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
    found = subprocess.run(
        ["secret-tool", "search", "--all", "service", "fitbit"], capture_output=True, text=True, check=False
    )
    lines = [line for line in found.stdout.splitlines() if line.startswith("secret = ")]
    return [json.loads(line.removeprefix("secret = ")) for line in lines]


def interrupt(process):
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=PATIENCE)
    return process.returncode, out, err
