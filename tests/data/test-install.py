#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What `meson install` leaves, and that a menu finds it.

Usage: test-install.py MESON BUILD-FOLDER PREFIX LINGUAS
"""

import configparser
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as xml
from pathlib import Path

import tap

meson, build_folder, prefix, linguas = sys.argv[1:]
APPLICATION = "io.github.daybeat.Daybeat"


def list_expected():
    languages = [line for line in Path(linguas).read_text(encoding="utf-8").split() if line]
    return [
        "bin/daybeat",
        f"share/applications/{APPLICATION}.desktop",
        f"share/dbus-1/services/{APPLICATION}.service",
        f"share/glib-2.0/schemas/{APPLICATION}.gschema.xml",
        f"share/icons/hicolor/scalable/apps/{APPLICATION}.svg",
        f"share/icons/hicolor/symbolic/apps/{APPLICATION}-symbolic.svg",
        f"share/metainfo/{APPLICATION}.metainfo.xml",
        *(f"share/locale/{language}/LC_MESSAGES/daybeat.mo" for language in languages),
    ]


def read_ini(path):
    ini = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    ini.optionxform = str
    ini.read(path, encoding="utf-8")
    return ini


def check_menu(share):
    """The parts name each other, and every name leads somewhere."""
    entry = read_ini(share / "applications" / f"{APPLICATION}.desktop")["Desktop Entry"]
    service = read_ini(share / "dbus-1" / "services" / f"{APPLICATION}.service")["D-BUS Service"]
    metainfo = xml.parse(share / "metainfo" / f"{APPLICATION}.metainfo.xml")
    tap.same("the desktop entry", (f"{key}={entry[key]}" for key in ("Exec", "Icon", "DBusActivatable", "Terminal")),
             ["Exec=daybeat", f"Icon={APPLICATION}", "DBusActivatable=true", "Terminal=false"])
    tap.case("the desktop entry speaks German", [] if "Comment[de]" in entry and "Keywords[de]" in entry else ["it does not"])
    tap.same("the D-Bus service", (f"{key}={value}" for key, value in service.items()),
             [f"Name={APPLICATION}", f"Exec={prefix}/bin/daybeat --gapplication-service"])
    tap.same("the metainfo", [metainfo.findtext("id"), metainfo.findtext("launchable"),
                              metainfo.findtext("provides/binary"), metainfo.findtext("translation")],
             [APPLICATION, f"{APPLICATION}.desktop", "daybeat"])


def check_tools(share):
    for tool, *arguments in (
        ("desktop-file-validate", share / "applications" / f"{APPLICATION}.desktop"),
        ("appstreamcli", "validate", "--no-net", share / "metainfo" / f"{APPLICATION}.metainfo.xml"),
        ("glib-compile-schemas", "--strict", "--dry-run", share / "glib-2.0" / "schemas"),
    ):
        try:
            done = subprocess.run([tool, *map(str, arguments)], capture_output=True, text=True, check=False)
        except FileNotFoundError:
            print(f"# {tool} is not here")
            continue
        tap.case(f"{tool} accepts what is installed",
                 [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines())


def main():
    with tempfile.TemporaryDirectory() as folder:
        done = subprocess.run([meson, "install", "-C", build_folder, "--destdir", folder, "--no-rebuild"],
                              capture_output=True, text=True, check=False)
        tap.case("meson install", [] if done.returncode == 0 else (done.stdout + done.stderr).splitlines())
        root = Path(folder) / prefix.lstrip("/")
        # The whole list: what belongs to building and testing stays in the build folder.
        tap.same("what is installed", (str(path.relative_to(folder)) for path in Path(folder).rglob("*") if not path.is_dir()),
                 (str((root / file).relative_to(folder)) for file in list_expected()))
        tap.case("the program can be started", [] if (root / "bin/daybeat").stat().st_mode & 0o111 == 0o111 else ["no"])
        check_menu(root / "share")
        check_tools(root / "share")
    tap.end()


main()
