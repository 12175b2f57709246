#!/usr/bin/env bash
# What `ripostectl analyze` prints, its review, its bound, and what it refuses. The figures themselves are held
# against brute force in tests/reference.
# shellcheck source=tests/ripostectl/harness.sh
source "$2/tests/ripostectl/harness.sh"
talk=$root/scenarios/first-pack/not-interested.json
says() { grep -qF -- "$1" out err || { echo "FAILED: '$1' was not said:"; sed 's/^/    /' out err | head -5; failed=1; }; }
json() { python3 -c 'import json, sys; j = json.load(open("out")); sys.exit(not eval(sys.argv[1]))' "$1" || { echo "FAILED: not $1"; failed=1; }; }

expect 0 "figures" "$ctl" analyze "$talk" --json
json 'j["exact"] is True and j["pairs"] > 1000 and 0 < j["win"]["random"] < j["win"]["typical"] < j["win"]["best"] <= 1'
json 'abs(sum(e["typical"] for e in j["endings"].values()) + j["unending"]["typical"] - 1) < 1e-9'
json '0 <= j["score"]["lowest"] < j["score"]["highest"] <= 4 and "review" not in j'
json 'all(r["loss"] is None or -1e-12 <= r["loss"] <= 1 for r in j["replies"].values())'
mv out whole
expect 0 "on one thread" "$ctl" analyze "$talk" --json --threads 1
cmp -s out whole || { echo "FAILED: the number of threads changes the figures"; failed=1; }
expect 0 "for a reader" "$ctl" analyze "$talk"
says "exact over"
says "win chance: typical play"

# ---- one talk
expect 0 "a play" "$ctl" play "$talk" --seed 4 --inputs "" --json
first=$(python3 -c '
import json, subprocess, sys
turns = json.load(open(sys.argv[1]))["turns"]
turn = json.load(open("out"))["turn"]
print(turns[turn]["replies"][0]["id"])' "$talk")
expect 0 "its review" "$ctl" analyze "$talk" --seed 4 --inputs "$first" --json
json 'len(j["review"]) == 1 and list(j["review"][0]) == ["reply", "before", "after", "loss", "label", "best"]'
json 'j["review"][0]["label"] in ("best", "good", "inaccuracy", "mistake", "blunder", "no-effect")'
expect 0 "the same for a reader" "$ctl" analyze "$talk" --seed 4 --inputs "$first"
says "for all that could be known"
expect 2 "an input that is not on offer" "$ctl" analyze "$talk" --seed 4 --inputs "$first,$first"
expect 2 "an input that is none" "$ctl" analyze "$talk" --seed 4 --inputs nothing-like-it
says "nothing-like-it"

# ---- too many positions: said, and sampled
expect 0 "past the bound" "$ctl" analyze "$talk" --most-pairs 100 --json
says "more than 100 positions"
json 'j["exact"] is False and j["pairs"] is None and j["win"]["best"] is None and j["score"]["highest"] is None'
json 'j["sampling"]["win"]["typical"][0] < json.load(open("whole"))["win"]["typical"] < j["sampling"]["win"]["typical"][1]'
expect 0 "past the bound, for a reader" "$ctl" analyze "$talk" --most-pairs 100
says "not exact, sampled"

# ---- what is proved all the same: two faults of a talk whose state is wider than can be followed
python3 - <<'PY'
import json
state = {f"v{i}": {"start": 0, "max": 2147483647} for i in range(70)}
every = " or ".join(f"v{i} > 5" for i in range(70))
talk = {"format": "riposte.scenario/1", "id": "wide", "title": "Wide", "skills": {"listen": 1}, "start": "a",
        "state": {**state, "calm": {"start": 10, "max": 20}},
        "turns": {"a": {"says": ["?"], "replies": [
            {"id": "r", "text": "R", "levels": {"listen": 3}, "add": {k: 1 for k in state},
             "next": [{"to": "won", "when": every}, {"to": "a"}]},
            {"id": "s", "text": "S", "levels": {"listen": 1}, "when": "calm > 30", "next": "lost"},
            {"id": "t", "text": "T", "levels": {"listen": 0}, "next": [{"to": "lost", "when": "calm < 30"}]}]}},
        "endings": {"won": {"outcome": "won-step", "good": True, "text": "Won."},
                    "lost": {"outcome": "lost-polite", "text": "Lost."}}}
json.dump(talk, open("wide.json", "w"))
PY
expect 0 "a state too wide" "$ctl" analyze wide.json --json
says "wider than the exact analysis can hold"
json '[f["code"] + " " + f["pointer"] for f in j["findings"] if f["code"] != "condition-never"] == ["reply-never-offered /turns/a/replies/1", "condition-always /turns/a/replies/2/next/0/when"]'
json 'all(f["play"] == [] and f["seed"] is None for f in j["findings"]) and j["exact"] is False'
expect 0 "the same for a reader" "$ctl" analyze wide.json
says "proved without following plays"
says "'s' is never offered"
expect 1 "the same when checked" "$ctl" check --deep wide.json
says "reply-never-offered"
says "only what can be proved without its plays is said"
expect 0 "no proof of a fault in a sound talk" "$ctl" analyze "$talk" --most-pairs 100 --json
json 'j["findings"] == []'

# ---- best play is sampled from the exact values
expect 0 "best play" "$ctl" simulate "$talk" --policy best --runs 2000 --seed 1 --no-limit --json
json 'j["wins"]["interval"][0] - 1e-9 <= json.load(open("whole"))["win"]["best"] <= j["wins"]["interval"][1] + 1e-9'

# ---- refused
echo '{' >broken.json
expect 1 "a broken file" "$ctl" analyze broken.json
expect 2 "no file" "$ctl" analyze nothing.json
expect 2 "no positions at all" "$ctl" analyze "$talk" --most-pairs 0
exit $failed
