# SPDX-License-Identifier: GPL-3.0-or-later
"""What a person with a screen reader sees, and what one with eyes does."""

import subprocess

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

from waiting import until  # noqa: E402


# Roles that say nothing to somebody who cannot see the picture on them. Icons beside a text are not among them.
NEEDS_A_NAME = ("button", "toggle button", "check box", "radio button", "text", "spin button", "slider", "switch")


class Node:
    """An accessible object that was there when it was looked at."""

    def __init__(self, accessible):
        self.accessible = accessible

    @property
    def name(self):
        return self.accessible.get_name() or ""

    @property
    def role(self):
        return self.accessible.get_role_name()

    @property
    def description(self):
        return self.accessible.get_description() or ""

    def has_words(self):
        """Whether a screen reader has something to say of it: its own words, or a label it is tied to."""
        relations = self.accessible.get_relation_set() or ()
        labelled = any(relation.get_relation_type() == Atspi.RelationType.LABELLED_BY for relation in relations)
        return bool(self.name or self.description or labelled)

    def showing(self):
        states = self.accessible.get_state_set()
        return states.contains(Atspi.StateType.SHOWING) and states.contains(Atspi.StateType.VISIBLE)

    def has(self, state):
        return self.accessible.get_state_set().contains(state)

    def sensitive(self):
        return self.has(Atspi.StateType.SENSITIVE)

    def press(self):
        """Does what a click or Enter would."""
        actions = self.accessible.get_action_iface()
        if actions is not None and actions.get_n_actions() > 0:
            actions.do_action(0)
            return
        raise AssertionError(f"{self.role} “{self.name}” cannot be pressed")

    def write(self, text):
        editable = self.accessible.get_editable_text_iface()
        if editable is None:
            raise AssertionError(f"{self.role} “{self.name}” cannot be written into")
        editable.set_text_contents(text)

    def set_value(self, value):
        value_iface = self.accessible.get_value_iface()
        if value_iface is None:
            raise AssertionError(f"{self.role} “{self.name}” has no value")
        value_iface.set_current_value(value)

    def walk(self):
        """This node and everything shown below it."""
        todo = [self.accessible]
        while todo:
            accessible = todo.pop()
            yield Node(accessible)
            try:
                children = [accessible.get_child_at_index(i) for i in range(accessible.get_child_count())]
            except GLib.Error:
                continue  # it went away while it was looked at
            todo.extend(child for child in reversed(children) if child is not None)


class Screen:
    """The windows of one program."""

    def __init__(self, program_name="daybeat"):
        self.program_name = program_name
        Atspi.set_timeout(5000, 20000)

    def application(self):
        desktop = Atspi.get_desktop(0)
        for i in range(desktop.get_child_count()):
            try:
                child = desktop.get_child_at_index(i)
                if child is not None and self.program_name in (child.get_name() or "").lower():
                    return Node(child)
            except GLib.Error:
                continue
        return None

    def all(self, name=None, role=None, contains=None):
        application = self.application()
        if application is None:
            return []
        found = []
        for node in application.walk():
            try:
                if name is not None and node.name != name:
                    continue
                if contains is not None and contains not in node.name:
                    continue
                if role is not None and node.role not in ((role,) if isinstance(role, str) else role):
                    continue
                if node.showing():
                    found.append(node)
            except GLib.Error:
                continue
        return found

    def find(self, name=None, role=None, contains=None, patience=60):
        what = " ".join(str(part) for part in (role, name or contains) if part)
        return until(lambda: (self.all(name, role, contains) or [None])[0], f"“{what}” on the screen", patience)

    def gone(self, name=None, role=None, contains=None):
        until(lambda: not self.all(name, role, contains), f"“{name or contains}” to leave the screen")

    def press(self, name=None, role=None, contains=None):
        def try_it():
            for node in self.all(name, role, contains):
                if not node.sensitive():
                    continue
                try:
                    node.press()
                    return True
                except (AssertionError, GLib.Error):
                    continue
            return False

        until(try_it, f"“{name or contains}” to press")

    def choose(self, menu, position):
        """Opens a menu and chooses from it by position: GTK tells AT-SPI no names of menu items."""
        self.press(menu, role="toggle button")
        until(lambda: len(self.all(role="menu item")) > position, f"the menu “{menu}”")
        self.all(role="menu item")[position].press()

    def focused(self):
        """What has the keyboard's focus, or None."""
        application = self.application()
        for node in application.walk() if application is not None else ():
            if node.has(Atspi.StateType.FOCUSED) and node.showing():
                return node
        return None

    def nameless(self):
        """What can be pressed, chosen or written into, and has no name to be read aloud."""
        application = self.application()
        return [
            node.role
            for node in (application.walk() if application is not None else ())
            if node.role in NEEDS_A_NAME and node.showing() and not node.has_words()
        ]

    def names(self):
        application = self.application()
        return [] if application is None else [(n.role, n.name) for n in application.walk() if n.name and n.showing()]


def window_id(title="Daybeat"):
    """The X window of the program, for pictures and sizes."""

    def look():
        found = subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", f"^{title}$"], capture_output=True, text=True
        ).stdout.split()
        return found[-1] if found else None

    return until(look, f"a window titled {title}")


def put_the_pointer_aside():
    """Whatever lies under it would show its tooltip in every picture."""
    subprocess.run(["xdotool", "mousemove", "1279", "899"], check=True)


def size_of(window):
    shell = subprocess.run(["xdotool", "getwindowgeometry", "--shell", window], capture_output=True, text=True).stdout
    values = dict(line.split("=", 1) for line in shell.splitlines() if "=" in line)
    return int(values["WIDTH"]), int(values["HEIGHT"])


def resize(window, width, height):
    def try_it():
        subprocess.run(["xdotool", "windowsize", window, str(width), str(height)], check=True)
        return size_of(window) == (width, height)

    until(try_it, f"the window to be {width} wide")


def key(window, keys):
    subprocess.run(["xdotool", "windowfocus", "--sync", window], check=False)
    subprocess.run(["xdotool", "key", "--window", window, keys], check=True)


def picture(window, path):
    """Takes pictures until two in a row are the same: the window has settled."""
    former = None

    def settled():
        nonlocal former
        # Without its window `import` would wait for somebody to click on another.
        command = ["import", "-window", window, "png:-"]
        taken = subprocess.run(command, capture_output=True, check=True, timeout=20).stdout
        if taken == former:
            with open(path, "wb") as file:
                file.write(taken)
            return True
        former = taken
        return False

    until(settled, "the window to settle")
    return path
