"""Opens the real program, plays a whole talk by keyboard in both languages, and photographs each screen.

usage: play.py RIPOSTE FOLDER    the screenshots are left in FOLDER/<language>-<width>-<scale>/
"""

import pathlib
import re
import shutil
import sys
import tempfile
import time

from driver import Display, Failure, Program, register

TALK = "value-for-money"
CYRILLIC = re.compile("[а-яё]", re.IGNORECASE)
# Names and codes that are the same in every language.
SAME_IN_BOTH = re.compile(r"^[\s\d.,:;%/+−–—•·×→A-Z₽£€-]*$")


def replies(widgets):
    return sorted(w for w in widgets if re.fullmatch(r"talk\.reply\.\d", w))


def next_choice(program):
    """The widgets once a reply or the button to the debrief can be seen; large text has to be scrolled for that."""
    def ready(w):
        return w if "talk.debrief" in w or w.get("talk.reply.1", {}).get("enabled") else None

    for _ in range(5):
        try:
            return program.wait(ready, "replies", 2.0)
        except Failure:
            found = program.reveal_any(("talk.reply.1", "talk.debrief", "talk.show_all"))
    return program.wait(ready, f"an enabled {found}", 5.0)


def play_by_keyboard(program, shoot, least_visible):
    """Digits, arrows and Enter in turn, until the button to the debrief is there. Returns the number of replies."""
    count = 0
    while True:
        widgets = next_choice(program)
        if "talk.debrief" in widgets:
            return count
        texts = [widgets[r]["text"] for r in replies(widgets)]
        progress = widgets["talk.progress"]["text"]
        if len(texts) < least_visible:
            raise Failure(f"only {len(texts)} reply can be seen: {texts}")
        if count == 0:
            check_cards(widgets, program)
            shoot("talk")
        if count == 1 and "talk.hint" in widgets:
            program.click("talk.hint")
            shoot("talk-hint")
        time.sleep(0.45)  # cards that have only just appeared take no choice
        if count % 2 == 0:
            program.key("1")
        else:
            program.key("Down", "Return")
        count += 1
        if count > 60:
            raise Failure("the talk does not end")
        program.wait(lambda w: w["talk.progress"]["text"] != progress, f"an effect of reply {count}")
        if count == 3:
            shoot("talk-later")


def check_cards(widgets, program):
    """Reply cards stand apart, and within the window where they can be seen whole."""
    cards = [widgets[r]["rectangle"] for r in replies(widgets)]
    for i, a in enumerate(cards):
        if a[0] < 0 or a[0] + a[2] > program.width + 1:
            raise Failure(f"reply {i + 1} leaves the window: {a}")
        for b in cards[i + 1:]:
            if a[0] < b[0] + b[2] and b[0] < a[0] + a[2] and a[1] < b[1] + b[3] and b[1] < a[1] + a[3]:
                raise Failure(f"replies overlap: {a} {b}")


def check_language(widgets, language, screen):
    """Nothing on a Russian screen is English, and the other way round."""
    for name, widget in widgets.items():
        text = widget["text"]
        if ".language" in name or name.startswith(("settings.folder", "settings.about", "nav.people", "home.title", "people.")):
            continue  # names of languages, paths, names of people
        if language == "en" and CYRILLIC.search(text):
            raise Failure(f"{screen}: {name} is Russian on an English screen: {text!r}")
        if language == "ru" and not CYRILLIC.search(text) and not SAME_IN_BOTH.match(text):
            raise Failure(f"{screen}: {name} is not Russian: {text!r}")


def one_run(binary, display, folder, language, width, height, scale):
    out = folder / f"{language}-{width}-{scale}"
    data = tempfile.mkdtemp(prefix="riposte-smoke-")
    try:
        with Program(binary, display, data, width, height, ("--scale", str(scale), "--language", language)) as program:
            def shoot(screen):
                program.screenshot(out / f"{screen}.png")
                check_language(program.widgets(), language, screen)

            program.wait_for("first.name")
            shoot("first-start")
            # The language of this run is given on the command line, so only name and role are left to choose.
            program.click("first.name")
            program.type("Alex")
            program.key("Return")
            program.wait_for("home.title")
            program.reveal("home.suggestion.start")
            shoot("home")
            program.click(f"home.talk.{TALK}")
            program.wait_for("briefing.title")
            shoot("briefing")
            program.click("briefing.start")
            count = play_by_keyboard(program, shoot, 2 if scale == 100 else 1)
            shoot("talk-end")
            program.key("Return")
            program.wait_for("self.skip")
            shoot("self-review")
            program.reveal("self.skip")
            program.click("self.skip")
            program.wait_for("debrief.score")
            shoot("debrief")
            program.reveal("review.curve")
            program.reveal("review.key")  # the review has come
            shoot("review")
            program.key("Escape")
            program.wait_for("nav.settings")
            shoot("home-after")
            program.click("nav.settings")
            program.wait_for("settings.back")
            shoot("settings")
            program.click("nav.people")
            program.wait_for("people.add")
            shoot("people")
            print(f"{language} {width}x{height} {scale} %: {count} replies to the end, 11 screens", flush=True)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def double_press(binary, display):
    """A key pressed twice in a hurry spends one turn, not the unread next one."""
    data = tempfile.mkdtemp(prefix="riposte-smoke-")
    try:
        with Program(binary, display, data) as program:
            register(program)
            program.click(f"home.talk.{TALK}")
            program.click("briefing.start")
            program.wait_for("talk.reply.1")
            time.sleep(0.5)
            program.focus()
            program.xdotool("key", "--delay", "60", "1", "1", "1")
            program.wait(lambda w: "1 " in w.get("talk.progress", {}).get("text", ""), "the first turn")
            time.sleep(0.8)
            if "1 " not in program.widgets()["talk.progress"]["text"]:
                raise Failure(f"three quick presses: {program.widgets()['talk.progress']['text']}")
        print("three quick presses spend one turn", flush=True)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def switch_language(binary, display, folder):
    """English to Russian in the program, without a restart, in the middle of a talk's start screen."""
    data = tempfile.mkdtemp(prefix="riposte-smoke-")
    try:
        with Program(binary, display, data) as program:
            register(program, language="en")
            program.click("nav.settings")
            program.click("settings.language.ru")
            program.wait(lambda w: CYRILLIC.search(w.get("settings.title", {}).get("text", "")), "Russian settings")
            program.key("Escape")
            program.wait_for("home.suggestion.start")
            program.settle()
            check_language(program.widgets(), "ru", "home after the switch")
            program.screenshot(folder / "switched.png")
        print("switched to Russian without a restart", flush=True)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def main():
    binary, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2])
    shutil.rmtree(folder / "play", ignore_errors=True)
    folder = folder / "play"
    display = Display()
    try:
        for language in ("en", "ru"):
            for width, height, scale in ((1280, 800, 100), (1280, 800, 200), (1920, 1080, 100)):
                one_run(binary, display, folder, language, width, height, scale)
        double_press(binary, display)
        switch_language(binary, display, folder)
    except Failure as failure:
        print(f"FAILED: {failure}")
        return 1
    finally:
        display.close()
    print(f"screenshots: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
