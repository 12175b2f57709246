"""Drives the real program: a private X server, the window, keys and clicks, and what the probe map says."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import tempfile
import time


class Failure(Exception):
    """What the program did not do, in words."""


class Display:
    """A private X server without a screen, large enough for every window size that is tried."""

    def __init__(self, width=1920, height=1080):
        read_end, write_end = os.pipe()
        self.process = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write_end), "-screen", "0", f"{width}x{height}x24", "-noreset", "-nolisten", "tcp"],
            pass_fds=(write_end,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write_end)
        with os.fdopen(read_end) as pipe:
            number = pipe.readline().strip()
        if not number:
            raise Failure("Xvfb did not start")
        self.name = f":{number}"

    def close(self):
        self.process.terminate()
        self.process.wait()

    def screenshot(self, path, width, height):
        """The window stands at 0,0: there is no window manager."""
        path = pathlib.Path(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        subprocess.run(["import", "-display", self.name, "-window", "root", "-crop", f"{width}x{height}+0+0", "+repage", str(path)],
                       check=True, timeout=60)


class Program:
    """One run of riposte on a display; closes it at the end of a `with`."""

    def __init__(self, binary, display, data, width=1280, height=800, options=()):
        self.display, self.width, self.height = display, width, height
        self.folder = tempfile.mkdtemp(prefix="riposte-probe-")
        self.map_path = os.path.join(self.folder, "map.json")
        environment = dict(os.environ, DISPLAY=display.name, LIBGL_ALWAYS_SOFTWARE="1", LC_ALL="C.UTF-8", LANG="C.UTF-8")
        environment.pop("WAYLAND_DISPLAY", None)
        self.process = subprocess.Popen([str(binary), "--data", str(data), "--window", f"{width}x{height}",
                                         "--probe-map", self.map_path, *options], env=environment)
        self.window = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.kill(signal.SIGTERM)
        shutil.rmtree(self.folder, ignore_errors=True)

    def kill(self, with_signal=signal.SIGKILL):
        if self.process.poll() is None:
            self.process.send_signal(with_signal)
        try:
            return self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            raise Failure("the program did not end within 20 s")

    # ---- what is on the screen -------------------------------------------------------------------------------------
    def widgets(self):
        try:
            with open(self.map_path, encoding="utf-8") as file:
                return json.load(file)
        except FileNotFoundError:
            return {}

    def wait(self, found, what, seconds=20.0):
        """Polls until found(widgets) gives something true; returns it."""
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise Failure(f"the program ended with {self.process.returncode} while waiting for {what}")
            widgets = self.widgets()
            result = found(widgets)
            if result:
                return result
            if "talk.show_all" in widgets:  # nobody waits for the customer to have spoken
                self.key("Return")
                time.sleep(0.1)
            time.sleep(0.02)
        raise Failure(f"no {what} within {seconds} s; on the screen: {sorted(self.widgets())}")

    def wait_for(self, widget, seconds=20.0):
        return self.wait(lambda w: w.get(widget), widget, seconds)

    def settle(self):
        """Until the map has not changed for a while: movements are over."""
        last, since = None, time.monotonic()
        while time.monotonic() - since < 0.35:
            now = self.widgets()
            if now != last:
                last, since = now, time.monotonic()
            time.sleep(0.03)

    # ---- what a person does ----------------------------------------------------------------------------------------
    def xdotool(self, *words):
        subprocess.run(["xdotool", *words], env=dict(os.environ, DISPLAY=self.display.name), check=True, timeout=20,
                       stdout=subprocess.DEVNULL)

    def focus(self):
        if self.window is None:
            found = subprocess.run(["xdotool", "search", "--onlyvisible", "--class", "riposte"], text=True, timeout=20,
                                   env=dict(os.environ, DISPLAY=self.display.name), stdout=subprocess.PIPE)
            if not found.stdout.split():
                raise Failure("the window is not there")
            self.window = found.stdout.split()[0]
        self.xdotool("windowfocus", "--sync", self.window)

    def key(self, *keys):
        self.focus()
        for key in keys:
            self.xdotool("key", key)
            time.sleep(0.05)

    def type(self, text):
        self.focus()
        self.xdotool("type", "--delay", "60", text)

    def reveal(self, widget):
        found = self.wait_for(self.reveal_any((widget,)), 2.0)
        self.settle()
        return self.widgets().get(widget, found)

    def reveal_any(self, names):
        """Turns the wheel over the middle of the window, down and then up, until one of the widgets can be seen."""
        self.wait(lambda w: w, "widgets")
        for button in ["5"] * 40 + ["4"] * 80:
            for name in names:
                if name in self.widgets():
                    self.settle()
                    if name in self.widgets():
                        return name
            self.xdotool("mousemove", str(self.width * 2 // 3), str(self.height // 2), "click", button)
            time.sleep(0.12)
        raise Failure(f"none of {names} can be scrolled to; on the screen: {sorted(self.widgets())}")

    def click(self, widget):
        x, y, w, h = self.reveal(widget)["rectangle"]
        x, y = int(max(0, x) + min(w, self.width - max(0, x)) / 2), int(y + h / 2)
        self.focus()
        self.xdotool("mousemove", str(x), str(y))
        time.sleep(0.08)
        self.xdotool("click", "1")
        time.sleep(0.08)

    def point_away(self):
        self.xdotool("mousemove", str(self.width - 3), str(self.height - 3))
        time.sleep(0.1)

    def screenshot(self, path):
        self.point_away()
        self.settle()
        self.display.screenshot(path, self.width, self.height)


def register(program, name="Alex", language="en"):
    """First start: language, name, the role that is chosen already, begin."""
    program.wait_for("first.name")
    program.click(f"first.language.{language}")
    program.click("first.name")
    program.type(name)
    program.click("first.start")
    program.wait_for("nav.home")
