# SPDX-License-Identifier: GPL-3.0-or-later
"""Daybeat as a process, with a window."""

import os
import subprocess

import gi

gi.require_version("Gio", "2.0")
from gi.repository import Gio, GLib  # noqa: E402

import screen  # noqa: E402
from waiting import until  # noqa: E402

APPLICATION_ID = "io.github.daybeat.Daybeat"
OBJECT_PATH = "/io/github/daybeat/Daybeat"


class Program:
    def __init__(self, path, *arguments, **environment):
        self.process = subprocess.Popen([path, *arguments], env={**os.environ, **environment})
        self.window = screen.window_id()
        screen.put_the_pointer_aside()
        self.screen = screen.Screen()

    def activate(self, action, *parameters):
        """Activates an action of the window, as a shortcut would."""
        bus = Gio.bus_get_sync(Gio.BusType.SESSION)
        bus.call_sync(
            APPLICATION_ID,
            OBJECT_PATH + "/window/1",
            "org.gtk.Actions",
            "Activate",
            GLib.Variant("(sava{sv})", (action, list(parameters), {})),
            None,
            Gio.DBusCallFlags.NONE,
            20000,
        )

    def show_page(self, page):
        self.activate("show-page", GLib.Variant("s", page))

    def picture(self, path):
        return screen.picture(self.window, path)

    def running(self):
        return self.process.poll() is None

    def close(self):
        """Closes the window as a person would, and waits for the program to end."""
        if self.running():
            self.activate_quietly("close")
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.process.terminate()
                self.process.wait(20)
        return self.process.returncode

    def activate_quietly(self, action):
        try:
            bus = Gio.bus_get_sync(Gio.BusType.SESSION)
            bus.call_sync(
                APPLICATION_ID,
                OBJECT_PATH,
                "org.gtk.Actions",
                "Activate",
                GLib.Variant("(sava{sv})", ("quit" if action == "close" else action, [], {})),
                None,
                Gio.DBusCallFlags.NONE,
                20000,
            )
        except GLib.Error:
            self.process.terminate()


def ended(process):
    until(lambda: process.poll() is not None, "the program to end")
    return process.returncode
