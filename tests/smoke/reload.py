"""An author edits a talk while the real program has it open: the offer, taking it up, a kill, and a broken file.

usage: reload.py RIPOSTE FOLDER    the screenshots are left in FOLDER/reload/
"""

import json
import os
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
import time

from driver import Display, Failure, Program, register

TALK = "not-interested"
SOURCE = pathlib.Path(__file__).resolve().parents[2]


class Author:
    """A copy of the content that ships, and an editor that replaces files by a rename."""

    def __init__(self, folder):
        self.share = pathlib.Path(folder)
        shutil.copytree(SOURCE / "content", self.share / "content")
        shutil.copytree(SOURCE / "scenarios", self.share / "scenarios")
        os.symlink(SOURCE / "assets", self.share / "assets")
        self.pack = self.share / "scenarios" / "first-pack"

    def file(self, language="en"):
        return self.pack / (f"{TALK}.json" if language == "en" else f"{TALK}.{language}.json")

    def write(self, file, text):
        beside = file.with_suffix(".json~")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, file)

    def replace(self, language, before, after):
        text = self.file(language).read_text(encoding="utf-8")
        quoted, fresh = (json.dumps(t, ensure_ascii=False) for t in (before, after))
        if quoted not in text:
            raise Failure(f"{self.file(language)} has no {quoted}")
        self.write(self.file(language), text.replace(quoted, fresh))


    def worth(self, language):
        """What each reply is worth, by its text in that language."""
        scenario = json.loads(self.file().read_text(encoding="utf-8"))
        words = {} if language == "en" else json.loads(self.file(language).read_text(encoding="utf-8"))["text"]
        found = {}
        for turn, content in scenario["turns"].items():
            for reply in content.get("replies", []):
                pointer = f"/turns/{turn}/replies/{reply['id']}/text"
                text = words[pointer]["text"] if pointer in words else reply["text"]
                found[text] = sum(level * 2 - 3 for level in reply.get("levels", {}).values())
        return found


def replies(widgets):
    return [widgets[w]["text"] for w in sorted(w for w in widgets if re.fullmatch(r"talk\.reply\.\d", w))]


def turns(widgets):
    return int((re.search(r"\d+", widgets["talk.progress"]["text"]) or re.match("()", "")).group() or 0)


def choose_best(program, author, language):
    """The reply with the highest levels by its key, so that the talk goes on."""
    worth = author.worth(language)
    before = turns(program.wait(lambda w: "talk.reply.1" in w and w, "replies"))
    offered = replies(program.widgets())
    best = max(range(len(offered)), key=lambda i: worth[offered[i]])
    time.sleep(0.5)  # cards that have only just appeared take no choice
    program.key(str(best + 1))
    program.wait(lambda w: "talk.progress" in w and turns(w) == before + 1, "the next turn")
    program.settle()


def stored(data, sql):
    database = sqlite3.connect(f"file:{pathlib.Path(data) / 'riposte.db'}?mode=ro", uri=True)
    try:
        return database.execute(sql).fetchall()
    finally:
        database.close()


def open_talk(program):
    program.click("home.suggestion.start")
    if "briefing.start" in program.wait(lambda w: ("briefing.start" in w or "talk.leave" in w) and w, "briefing or talk"):
        program.click("briefing.start")
    program.wait_for("talk.leave")


def press_by_keyboard(program, widget):
    """Tab until the widget has the focus, then Enter."""
    for _ in range(40):
        if program.widgets().get(widget, {}).get("focused"):
            program.key("Return")
            return
        program.key("Tab")
        program.settle()
    raise Failure(f"Tab does not reach {widget}")


def new_texts(program, author, language, out):
    """The text of a card changes on disk: the talk goes on from the same place with the new one."""
    widgets = program.wait(lambda w: "talk.reply.1" in w and w, "replies")
    count, old = turns(widgets), widgets["talk.reply.1"]["text"]
    fresh = old + (" Indeed." if language == "en" else " Вот так.")
    begun = time.monotonic()
    author.replace(language, old, fresh)
    program.wait_for("talk.offer.take_up")
    took = time.monotonic() - begun
    if program.widgets()["talk.reply.1"]["text"] != old:
        raise Failure("the talk has changed before anybody agreed")
    program.screenshot(out / "offer.png")
    program.click("talk.offer.take_up")
    widgets = program.wait(lambda w: "talk.offer" not in w and fresh in replies(w) and w, "the new text")
    if turns(widgets) != count:
        raise Failure(f"the talk stood after {count} replies and stands after {turns(widgets)}")
    program.screenshot(out / "taken-up.png")
    return fresh, count, took


def fewer_replies(program, author, steps, out):
    """The reply that was chosen second is no longer there: said beforehand, then taken up by keyboard."""
    count = turns(program.widgets())
    text = author.file().read_text(encoding="utf-8")
    gone = re.escape(steps[1])
    author.write(author.file(), re.sub(rf"(\"id\": \"|chosen\('?){gone}(?=[\"')])", rf"\g<1>{steps[1]}-2", text))
    widgets = program.wait(lambda w: "talk.offer" in w and w, "the second offer")
    if not re.search(r"1 \D+ %d" % count, widgets["talk.offer"]["text"]):
        raise Failure(f"it is not said that 1 of {count} replies fits: {widgets['talk.offer']['text']!r}")
    program.screenshot(out / "offer-fewer.png")
    press_by_keyboard(program, "talk.offer.take_up")
    program.wait(lambda w: "talk.offer" not in w and "talk.progress" in w and turns(w) == 1, "the talk after 1 reply")


def broken_file(program, author, out):
    whole = author.file().read_text(encoding="utf-8")
    before = replies(program.widgets())
    author.write(author.file(), whole[: len(whole) // 2])
    found = program.wait(lambda w: [t for n, t in w.items() if re.fullmatch(r"notice\.\d+", n)], "a notice")[0]["text"]
    if f"{TALK}.json" not in found or not re.search(r"(line|строка) \d+", found):
        raise Failure(f"file and line are not named: {found!r}")
    if replies(program.widgets()) != before:
        raise Failure("a broken file has changed the talk")
    program.screenshot(out / "broken.png")
    author.write(author.file(), whole)
    program.wait(lambda w: not any(n.startswith("notice.") for n in w), "the end of the notice")


def home_screen(program, author, language, out):
    program.click("talk.leave")
    program.click("dialog.leave")
    title = program.wait_for(f"home.talk.{TALK}")["text"]
    bare = json.loads(author.file().read_text(encoding="utf-8"))["title"] if language == "en" else \
        json.loads(author.file("ru").read_text(encoding="utf-8"))["text"]["/title"]["text"]
    if bare not in title:
        raise Failure(f"{title!r} does not name {bare!r}")
    author.replace(language, bare, bare + " 2")
    program.wait(lambda w: bare + " 2" in w.get(f"home.talk.{TALK}", {}).get("text", ""), "the new title")
    program.wait(lambda w: any(bare + " 2" in t["text"] for n, t in w.items() if n.startswith("notice.")), "a quiet notice")
    program.screenshot(out / "home.png")


def one_run(binary, display, folder, language):
    out = folder / language
    data, share = tempfile.mkdtemp(prefix="riposte-reload-"), tempfile.mkdtemp(prefix="riposte-share-")
    try:
        author = Author(share)
        os.environ["RIPOSTE_SHARE"] = share
        with Program(binary, display, data) as program:
            register(program, language=language)
            program.click(f"home.talk.{TALK}")
            program.click("briefing.start")
            choose_best(program, author, language)
            choose_best(program, author, language)
            fresh, count, took = new_texts(program, author, language, out)
            program.kill()
        old, new = stored(data, "SELECT id, continues FROM attempts ORDER BY continues IS NOT NULL")
        if new[1] != old[0]:
            raise Failure(f"the new attempt does not continue the old one: {old} {new}")
        steps = [r[0] for r in stored(data, f"SELECT input FROM attempt_steps WHERE attempt = '{new[0]}' ORDER BY step")]
        if steps != [r[0] for r in stored(data, f"SELECT input FROM attempt_steps WHERE attempt = '{old[0]}' ORDER BY step")]:
            raise Failure("the new attempt has other steps than the old one")
        with Program(binary, display, data) as program:
            program.wait_for("home.suggestion.start")
            open_talk(program)
            widgets = program.wait(lambda w: fresh in replies(w) and w, "the new text after the kill")
            if turns(widgets) != count:
                raise Failure(f"after the kill the talk stands after {turns(widgets)} replies, not {count}")
            fewer_replies(program, author, steps, out)
            broken_file(program, author, out)
            home_screen(program, author, language, out)
        print(f"{language}: offered {took:.2f} s after the change, taken up, killed, resumed, shortened, broken, mended", flush=True)
    finally:
        del os.environ["RIPOSTE_SHARE"]
        shutil.rmtree(data, ignore_errors=True)
        shutil.rmtree(share, ignore_errors=True)


def main():
    binary, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) / "reload"
    shutil.rmtree(folder, ignore_errors=True)
    display = Display(1280, 800)
    try:
        for language in ("en", "ru"):
            one_run(binary, display, folder, language)
    except Failure as failure:
        print(f"FAILED: {failure}")
        return 1
    finally:
        display.close()
    print(f"screenshots: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
