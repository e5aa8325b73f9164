# SPDX-License-Identifier: GPL-3.0-or-later
"""The person's own browser: a real Chromium, driven like a hand would."""

import os

from selenium import webdriver
from selenium.webdriver.common.by import By
from selenium.webdriver.chrome.service import Service

from waiting import until


class Browser:
    """Opens what the session's system browser was asked to open."""

    def __init__(self, folder):
        self.queue = os.path.join(folder, "browser-addresses")
        self.seen = 0
        options = webdriver.ChromeOptions()
        options.binary_location = "/usr/bin/chromium"
        for argument in (
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync",
            "--window-size=900,1000",
            "--user-data-dir=" + os.path.join(folder, "chromium"),
        ):
            options.add_argument(argument)
        self.driver = webdriver.Chrome(options=options, service=Service("/usr/bin/chromedriver"))
        self.driver.set_page_load_timeout(60)

    def _next_address(self):
        with open(self.queue, encoding="utf-8") as addresses:
            lines = addresses.read().splitlines()
        return lines[self.seen] if len(lines) > self.seen else None

    def open_next(self):
        """Waits for the program to ask for a page, and opens it."""
        address = until(self._next_address, "an address for the browser")
        self.seen += 1
        self.driver.get(address)
        return address

    def press(self, element_id):
        self.driver.find_element(By.ID, element_id).click()

    def text(self):
        return self.driver.find_element(By.TAG_NAME, "body").text

    def source(self):
        return self.driver.page_source

    def picture(self, path):
        self.driver.save_screenshot(path)

    def close(self):
        self.driver.quit()
