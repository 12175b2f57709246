"""Opens packs in the real program: by argument and dropped on the window, good ones and bad ones, in both languages.

usage: packs.py RIPOSTE FOLDER    the screenshots are left in FOLDER/packs/
"""

import json
import pathlib
import shutil
import sys
import tempfile
import zipfile

from driver import Display, Failure, Program, register
from drop import drop
from play import check_language

SHIPPED = pathlib.Path(__file__).resolve().parents[2] / "scenarios" / "first-pack"
TALKS = {"not-interested": "called-back", "value-for-money": "asked-for-a-price"}


def make_pack(path, version=1):
    """The shipped talks under other ids, with their translations."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as pack:
        listed = {"format": "riposte.pack/1", "id": "extra", "title": {"en": "Second week", "ru": "Вторая неделя"}, "version": version,
                  "licence": "CC-BY-4.0", "languages": ["en", "ru"], "scenarios": list(TALKS.values())}
        pack.writestr("pack.json", json.dumps(listed))
        for old, new in TALKS.items():
            for name in (".json", ".ru.json"):
                content = json.loads((SHIPPED / (old + name)).read_text(encoding="utf-8"))
                content["of" if "of" in content else "id"] = new
                pack.writestr(new + name, json.dumps(content))
    return path


def notice_with(words):
    return lambda widgets: any(words in w["text"] for name, w in widgets.items() if name.startswith("notice."))


def by_argument(binary, display, folder, language, words):
    data = pathlib.Path(tempfile.mkdtemp(prefix="riposte-packs-"))
    try:
        pack = make_pack(data / "second-week.riposte")
        with Program(binary, display, data / "data") as program:
            register(program, language=language)
        with Program(binary, display, data / "data", options=(str(pack),)) as program:
            program.wait(notice_with(words), words)
            for talk in TALKS.values():
                program.reveal(f"home.talk.{talk}")
            program.reveal("home.title")
            program.screenshot(folder / f"added-{language}.png")
            check_language(program.widgets(), language, "home with a pack")
        if (data / "data/packs/extra.riposte").read_bytes() != pack.read_bytes():
            raise Failure("the pack was not copied as it was")
        pack.unlink()
        with Program(binary, display, data / "data") as program:
            program.reveal(f"home.talk.{TALKS['not-interested']}")
            if notice_with(words)(program.widgets()):
                raise Failure("the notice stands there at the next start")
        (data / "bad.riposte").write_text("not a zip")
        with Program(binary, display, data / "data", options=(str(data / "bad.riposte"),)) as program:
            refusal = {"en": "it is no pack", "ru": "это не набор"}[language]
            program.wait(notice_with(refusal), refusal)
            program.screenshot(folder / f"refused-{language}.png")
            check_language({n: w for n, w in program.widgets().items() if not n.startswith("notice.")}, language, "a refused pack")
        print(f"{language}: added by argument, there at the next start, a bad one refused", flush=True)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def before_anybody_is_known(binary, display, folder):
    data = pathlib.Path(tempfile.mkdtemp(prefix="riposte-packs-"))
    try:
        pack = make_pack(data / "p.riposte")
        with Program(binary, display, data / "data", options=(str(pack), "--language", "en")) as program:
            program.wait(notice_with("was added: 2 talks"), "the notice on the first screen")
            program.screenshot(folder / "first-start.png")
        print("added at the very first start", flush=True)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def dropped(binary, display, folder):
    """In the middle of a talk, which goes on; then a newer version, an older one, and things that are no packs."""
    data = pathlib.Path(tempfile.mkdtemp(prefix="riposte-packs-"))
    try:
        packs = [make_pack(data / f"v{version}.riposte", version) for version in (1, 2)]
        with Program(binary, display, data / "data") as program:
            register(program)
            program.click("home.talk.value-for-money")
            program.click("briefing.start")
            program.wait_for("talk.reply.1")
            progress = program.widgets()["talk.progress"]["text"]
            program.focus()
            rows = [([packs[0]], "was added: 2 talks"), ([packs[1]], "was renewed: 2 talks"), ([packs[1]], "had been added before"),
                    ([packs[0]], "already in version 2"), ([data, data / "gone.riposte"], "no such file"), (["/dev/zero"], "no plain file")]
            for paths, words in rows:
                if not drop(display.name, int(program.window), paths):
                    raise Failure("the window did not take the drop")
                program.wait(notice_with(words), words)
            program.screenshot(folder / "dropped-in-a-talk.png")
            if program.widgets()["talk.progress"]["text"] != progress or "talk.reply.1" not in program.widgets():
                raise Failure("the drop disturbed the talk")
        kept = sorted(p.name for p in (data / "data/packs").iterdir() if p.name != "riposte.lock")
        if kept != ["extra-1.riposte.old", "extra.riposte"]:
            raise Failure(f"kept: {kept}")
        print("dropped on a talk: added, renewed, known, older, a folder, nothing, a device", flush=True)
    finally:
        shutil.rmtree(data, ignore_errors=True)


def main():
    binary, folder = pathlib.Path(sys.argv[1]), pathlib.Path(sys.argv[2]) / "packs"
    shutil.rmtree(folder, ignore_errors=True)
    display = Display()
    try:
        by_argument(binary, display, folder, "en", "The pack “Second week” was added: 2 talks.")
        by_argument(binary, display, folder, "ru", "Набор «Вторая неделя» добавлен: 2 разговора.")
        before_anybody_is_known(binary, display, folder)
        dropped(binary, display, folder)
    except Failure as failure:
        print(f"FAILED: {failure}")
        return 1
    finally:
        display.close()
    print(f"screenshots: {folder}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
