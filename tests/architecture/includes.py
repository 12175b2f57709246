#!/usr/bin/env python3
"""Reads every #include below simulator/ and tools/ and holds them against the design's arrows: who may see whom.

Usage: includes.py ROOT        prints each line that breaks a rule; exit status 1 if there is one
       includes.py --self-test  shows on made-up trees that each rule can be broken
"""
import pathlib
import re
import sys
import tempfile

# Section 2 of the design: the arrows as written there; what they reach in turn is allowed, too ("and below").
ARROWS = {
    "base": [],
    "catalogue": ["base"],
    "text": ["base"],
    "scenario": ["catalogue"],
    "skill": ["catalogue"],
    "analysis": ["scenario"],
    "xapi": ["base"],
    "training": ["scenario", "analysis", "skill", "xapi", "text"],
    "app": ["training", "text"],
    "store": ["training"],
    "sync": ["training", "store", "xapi"],
    "desktop": ["base", "catalogue", "text", "scenario", "skill", "analysis", "xapi", "training", "app", "store", "sync"],
    "tools/ripostectl": ["base", "catalogue", "text", "scenario", "skill", "analysis", "xapi", "training", "store", "sync"],
    "tools/riposted": ["training", "xapi", "text"],
    # Measures the window, too, and so sees what it is made of.
    "tools/bench": ["desktop", "base", "catalogue", "text", "scenario", "skill", "analysis", "xapi", "training", "app", "store", "sync"],
}
# What an arrow to `training` does not give: the words of the interface are named one by one.
NOT_PASSED_ON = {"text"}
SOURCES = (".h", ".cpp")
INCLUDE = re.compile(r'^\s*#\s*include\s*([<"])([^>"]+)[>"]')
IMGUI = re.compile(r"^(imgui|imstb|misc/(cpp|freetype)/imgui|backends/imgui|GLFW/|GL/)")


def allowed(part):
    seen, waiting = {part}, list(ARROWS[part])
    direct = set(ARROWS[part])
    while waiting:
        other = waiting.pop()
        if other in seen or (other in NOT_PASSED_ON and other not in direct):
            continue
        seen.add(other)
        waiting += ARROWS[other]
    return seen


def part_of(path):
    """simulator/<part>/… → part, tools/<program>/… → tools/<program>."""
    top, name = path.parts[0], path.parts[1]
    return name if top == "simulator" else f"tools/{name}"


def faults_of(root, path):
    part = part_of(path)
    if part not in ARROWS:
        yield f"{path}:1: the design names no folder '{part}'; add its arrows to tests/architecture/includes.py"
        return
    may = allowed(part)
    for number, line in enumerate((root / path).read_text(encoding="utf-8").splitlines(), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match.group(2)
        place = f"{path}:{number}: {line.strip()}"
        first = name.split("/")[0]
        if name.endswith((".cpp", ".cc")):
            yield f"{place}: a source file is compiled, not included"
        elif name.startswith("nlohmann/") and name != "nlohmann/json_fwd.hpp" and not path.name.endswith("_json.cpp"):
            yield f"{place}: JSON is read and written in *_json.cpp only"
        elif IMGUI.match(name) and part not in ("desktop", "tools/bench"):
            yield f"{place}: only simulator/desktop sees ImGui and the window"
        elif ".." in pathlib.PurePosixPath(name).parts:
            yield f"{place}: includes start at simulator/"
        elif "/" in name and first in ARROWS and first not in may:
            yield f"{place}: {part} may see {', '.join(sorted(may - {part})) or 'nothing'}"
        elif first in ("tools", "tests") and "/" in name:
            yield f"{place}: nothing includes {first}/"


def faults(root):
    files = [p.relative_to(root) for top in ("simulator", "tools") for p in sorted((root / top).rglob("*"))]
    files = [p for p in files if p.suffix in SOURCES and len(p.parts) > 2]
    return files, [fault for path in files for fault in faults_of(root, path)]


def self_test():
    """(file, its text, how many faults it is)"""
    cases = [
        ("simulator/base/a.cpp", '#include "base/file.h"\n#include <string>\n', 0),
        ("simulator/base/a.cpp", '#include "scenario/model.h"\n', 1),
        ("simulator/scenario/a.cpp", '#include "base/file.h"\n#include "catalogue/catalogue.h"\n', 0),
        ("simulator/scenario/a.h", '#include "training/plan.h"\n  #  include "text/translator.h"\n', 2),
        ("simulator/analysis/a.cpp", '#include "catalogue/catalogue.h"\n', 0),
        ("simulator/training/a.cpp", '#include "text/translator.h"\n#include "xapi/statement.h"\n', 0),
        ("simulator/store/a.cpp", '#include "text/translator.h"\n', 1),
        ("simulator/store/a.cpp", '#include "app/state.h"\n', 1),
        ("simulator/app/a.cpp", '#include "store/store.h"\n', 1),
        ("simulator/app/a.cpp", '#include "imgui.h"\n', 1),
        ("simulator/desktop/a.cpp", '#include "imgui.h"\n#include "app/state.h"\n#include "sync/pump.h"\n', 0),
        ("simulator/desktop/screens/trainee/a.cpp", "#include <nlohmann/json.hpp>\n", 1),
        ("simulator/desktop/probe_json.cpp", "#include <nlohmann/json.hpp>\n", 0),
        ("simulator/base/a.h", "#include <nlohmann/json_fwd.hpp>\n", 0),
        ("simulator/base/a.cpp", '#include "b.cpp"\n', 1),
        ("simulator/base/a.cpp", '#include "../scenario/model.h"\n', 1),
        ("simulator/base/a.cpp", '// #include "scenario/model.h"\n', 0),
        ("simulator/extra/a.cpp", "int a;\n", 1),
        ("tools/ripostectl/a.cpp", '#include "app/state.h"\n#include "desktop/ui.h"\n#include "store/store.h"\n', 2),
        ("tools/ripostectl/a.cpp", '#include "command.h"\n#include "text/translator.h"\n', 0),
        ("tools/bench/a.cpp", '#include <imgui.h>\n#include "desktop/fonts.h"\n', 0),
        ("tools/riposted/a.cpp", "#include <GLFW/glfw3.h>\n", 1),
        ("tools/riposted/a.cpp", '#include "store/store.h"\n#include "training/plan.h"\n', 1),
    ]
    wrong = 0
    for name, text, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / name
            file.parent.mkdir(parents=True)
            file.write_text(text, encoding="utf-8")
            _, found = faults(pathlib.Path(folder))
        if len(found) != expected:
            wrong += 1
            print(f"{name}: expected {expected} faults in\n{text}got {found}")
    print(f"{len(cases) - wrong} of {len(cases)} made-up files judged rightly")
    return 1 if wrong else 0


def main():
    if sys.argv[1] == "--self-test":
        return self_test()
    files, found = faults(pathlib.Path(sys.argv[1]))
    if len(files) < 20:
        print(f"only {len(files)} sources below {sys.argv[1]}: is that the root?")
        return 1
    for fault in found:
        print(fault)
    print(f"{len(files)} files, {len(found)} forbidden includes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
