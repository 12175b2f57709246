"""Kills the real program at random moments of a talk; the next start goes on at the same turn, nothing lost or doubled.

usage: kill.py RIPOSTE FOLDER [ROUNDS]    RIPOSTE_TEST_SEED decides the moments
"""

import os
import pathlib
import random
import re
import shutil
import sqlite3
import sys
import tempfile
import time

from driver import Display, Failure, Program, register

ROUNDS = 10


def replies(widgets):
    return [widgets[w]["text"] for w in sorted(w for w in widgets if re.fullmatch(r"talk\.reply\.\d", w))]


def stored_steps(data):
    """(attempt, [inputs]) of the newest talk, read past the program with SQL."""
    database = sqlite3.connect(f"file:{pathlib.Path(data) / 'riposte.db'}?mode=ro", uri=True)
    try:
        newest = database.execute("SELECT id FROM attempts ORDER BY started_ms DESC LIMIT 1").fetchone()
        if newest is None:
            return None, []
        rows = database.execute("SELECT step, input FROM attempt_steps WHERE attempt = ? ORDER BY step", newest).fetchall()
        if [r[0] for r in rows] != list(range(1, len(rows) + 1)):
            raise Failure(f"steps are not 1, 2, 3 …: {rows}")
        return newest[0], [r[1] for r in rows]
    finally:
        database.close()


def open_talk(program):
    """From the start screen into the talk: the one that is open, else a new one."""
    widgets = program.wait(lambda w: "talk.leave" in w and w or "home.suggestion.start" in w and w, "start screen")
    if "talk.leave" in widgets:
        return
    program.click("home.suggestion.start")
    if "briefing.start" in program.wait(lambda w: ("briefing.start" in w or "talk.leave" in w) and w, "briefing or talk"):
        program.click("briefing.start")
    program.wait_for("talk.leave")


def one_round(binary, display, data, rng, number):
    """Plays for a random while, is killed, and starts again. Returns how many steps were seen on the screen."""
    with Program(binary, display, data) as program:
        if "first.name" in program.wait(lambda w: ("first.name" in w or "home.suggestion.start" in w) and w, "first screen"):
            register(program)
        open_talk(program)
        program.wait(lambda w: replies(w) or "talk.debrief" in w, "replies")
        attempt, before = stored_steps(data)
        shown = len(before)
        end = time.monotonic() + rng.uniform(0.2, 4.0)
        while time.monotonic() < end:
            widgets = program.widgets()
            texts = replies(widgets)
            if "talk.debrief" in widgets or not texts:
                break
            time.sleep(rng.uniform(0, 0.8))  # cards that have only just appeared take no choice
            program.key(str(rng.randint(1, len(texts))))
            if time.monotonic() >= end:
                break  # killed between the key and its effect
            try:
                program.wait(lambda w: "talk.debrief" in w or (replies(w) and replies(w) != texts), "the next turn", 1.0)
                shown += 1
            except Failure:
                pass  # the same replies may be offered again
        program.kill()
    same, after = stored_steps(data)
    if same != attempt:
        raise Failure(f"round {number}: another talk is the newest one now")
    lost = max(0, shown - len(after)) + (after[:len(before)] != before)
    return lost, len(after) - len(before), check_resumed(binary, display, data, after, number)


def check_resumed(binary, display, data, inputs, number):
    """What the restarted program shows is what the stored inputs lead to: the trainee's replies, one for each."""
    with Program(binary, display, data) as program:
        widgets = program.wait(lambda w: "home.suggestion.start" in w and w, "start screen after the kill")
        open_before = widgets["home.suggestion.start"]["text"]
        open_talk(program)
        widgets = program.wait(lambda w: replies(w) or "talk.debrief" in w, "replies after the kill") and program.widgets()
        count = widgets.get("talk.progress", {}).get("text", "")
        seen = int(re.search(r"\d+", count).group()) if re.search(r"\d+", count) else 0
        finished = not inputs or open_before.startswith("Start")
        if not finished and seen != len(inputs):
            raise Failure(f"round {number}: {len(inputs)} steps are stored, the talk goes on after {seen}")
        return finished


def main():
    binary = pathlib.Path(sys.argv[1])
    rounds = int(sys.argv[3]) if len(sys.argv) > 3 else ROUNDS
    seed = int(os.environ.get("RIPOSTE_TEST_SEED", "1"))
    rng = random.Random(seed)
    display = Display(1280, 800)
    data = tempfile.mkdtemp(prefix="riposte-kill-")
    lost_in_all = steps = 0
    try:
        for number in range(1, rounds + 1):
            lost, new, _ = one_round(binary, display, data, rng, number)
            lost_in_all += lost
            steps += new
    except Failure as failure:
        print(f"FAILED (seed {seed}): {failure}")
        return 1
    finally:
        display.close()
        shutil.rmtree(data, ignore_errors=True)
    print(f"seed {seed}: {rounds} kills, {steps} steps, {lost_in_all} lost or doubled")
    if steps == 0:
        print("FAILED: no step was made, so nothing was tried")
    return 0 if lost_in_all == 0 and steps > 0 else 1


if __name__ == "__main__":
    sys.exit(main())
