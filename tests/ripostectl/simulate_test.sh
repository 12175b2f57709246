#!/usr/bin/env bash
# What `ripostectl simulate` prints, what it refuses, and that threads change nothing.
# shellcheck source=tests/ripostectl/harness.sh
source "$2/tests/ripostectl/harness.sh"
talk=$root/scenarios/first-pack/not-interested.json
says() { grep -qF -- "$1" out err || { echo "FAILED: '$1' was not said:"; sed 's/^/    /' out err | head -5; failed=1; }; }
not_says() { if grep -qE -- "$1" out err; then echo "FAILED: '$1' was said"; failed=1; fi; }
# made NAME TURNS [MORE]: a scenario with the endings "won" (good) and "lost".
made() { printf '{"format":"riposte.scenario/1","id":"%s","title":"T","skills":{"listen":1},"start":"a","turns":{%s},"endings":{"won":{"outcome":"won-step","good":true},"lost":{"outcome":"burned"}}%s}' "$1" "$2" "${3:-}" >"$1.json"; }
# json EXPRESSION: true of `j`, the document in `out`.
json() { python3 -c 'import json, sys; j = json.load(open("out")); sys.exit(not eval(sys.argv[1]))' "$1" || { echo "FAILED: not $1"; failed=1; }; }

# ---- the same whoever counts
for policy in typical random; do
  expect 0 "one thread" "$ctl" simulate "$talk" --runs 20000 --seed 5 --policy $policy --threads 1 --json
  mv out one
  for threads in 2 3 7; do
    expect 0 "$threads threads" "$ctl" simulate "$talk" --runs 20000 --seed 5 --policy $policy --threads $threads --json
    cmp -s one out || { echo "FAILED: $policy play differs on $threads threads"; failed=1; }
  done
done
expect 0 "as many threads as processors" "$ctl" simulate "$talk" --runs 20000 --seed 5 --policy random --json
cmp -s one out || { echo "FAILED: the default differs"; failed=1; }
expect 0 "another seed" "$ctl" simulate "$talk" --runs 20000 --seed 6 --policy random --json
cmp -s one out && { echo "FAILED: another seed is the same sample"; failed=1; }

# ---- the document
expect 0 "the largest seed" "$ctl" simulate "$talk" --runs 5000 --seed 18446744073709551615 --json
python3 - <<'PY' || { echo "FAILED: the JSON of simulate is not as documented"; failed=1; }
import json, math
j = json.load(open("out"))
assert list(j) == ["scenario", "runs", "seed", "policy", "limit", "longest", "endings", "at_limit", "halted", "unending",
                   "wins", "passed", "replies", "score"], list(j)
assert (j["scenario"], j["runs"], j["seed"], j["policy"], j["limit"]) == ("not-interested", 5000, "18446744073709551615", "typical", 60)
counts = [e["count"] for e in j["endings"].values()]
assert len(counts) == 10 and sum(counts) + sum(j[k]["count"] for k in ("at_limit", "halted", "unending")) == 5000
for share in [*j["endings"].values(), j["wins"], j["passed"], j["at_limit"]]:
    assert list(share) == ["count", "share", "standard_error", "interval"]
    assert share["share"] == share["count"] / 5000  # the same double
    assert abs(share["standard_error"] - math.sqrt(share["share"] * (1 - share["share"]) / 5000)) < 1e-15
    assert share["interval"][0] <= share["share"] <= share["interval"][1]
score = j["score"]
assert score["talks"] + score["without"] == 5000 and len(score["histogram"]) == 16
assert sum(b["count"] for b in score["histogram"]) == score["talks"]
assert score["histogram"][3]["from"] == 0.75 and score["histogram"][15]["to"] == 4
assert 0 <= score["lowest"] <= score["mean"] <= score["highest"] <= 4 and score["deviation"] > 0
assert j["replies"]["mean"] > 1 and j["replies"]["standard_error"] > 0
PY

# ---- loops, halts, talks without a score
made loop '"a":{"replies":[{"id":"again","text":"A","next":"a"},{"id":"leave","text":"L","next":"won"}]}' ',"limit":2'
expect 0 "a loop" "$ctl" simulate loop.json --runs 4000 --seed 1 --json
json 'j["limit"] == 2 and 900 < j["at_limit"]["count"] < 1100 and j["endings"]["lost"]["count"] == 0'
json 'j["score"]["without"] == 4000 and j["score"]["mean"] is None and j["score"]["lowest"] is None'
expect 0 "a loop without limit" "$ctl" simulate loop.json --runs 4000 --seed 1 --no-limit --json
json 'j["limit"] is None and j["wins"]["count"] == 4000 and 1.9 < j["replies"]["mean"] < 2.1'
made trap '"a":{"replies":[{"id":"in","text":"I","next":"b"},{"id":"out","text":"O","next":"won"}]},"b":{"replies":[{"id":"on","text":"N","next":"b"}]}'
expect 0 "a trap" "$ctl" simulate trap.json --runs 200 --seed 1 --no-limit --json
json '60 < j["unending"]["count"] < 140 and j["replies"]["mean"] is None and j["longest"] == 10000'
expect 0 "a trap as a table" "$ctl" simulate trap.json --runs 200 --seed 1 --no-limit
says "still going on after 10000 replies"; says "unknown: some talks did not end"
made stuck '"a":{"replies":[{"id":"r","text":"R","next":[{"to":"won","when":"false"}]}]}'
expect 0 "a talk that halts" "$ctl" simulate stuck.json --runs 100 --seed 1 --json
json 'j["halted"]["count"] == 100 and j["wins"]["share"] == 0 and j["replies"] == {"mean": 1, "standard_error": 0}'

# ---- tables
expect 0 "tables" "$ctl" simulate "$talk" --runs 3000 --seed 9
says "not-interested: 3000 talks, typical play, seed 9, limit of 60 replies"; says "trial-agreed +"; says "hung-up  "; not_says "hung-up +[+]"
says "(at the limit)"; says "replies a talk: "; says "3.75 to 4.00"
expect 0 "a seed of chance is said" "$ctl" simulate "$talk" --runs 10; grep -qE 'seed [0-9]+,' out || { echo "FAILED: no seed"; failed=1; }
not_says "nan"

# ---- a pack
"$ctl" pack "$root/scenarios/first-pack" -o pack.riposte >/dev/null
expect 0 "a talk of a pack" "$ctl" simulate pack.riposte --scenario not-interested --runs 20000 --seed 5 --policy random --json
cmp -s one out || { echo "FAILED: the talk of a pack differs"; failed=1; }

# ---- refused
for runs in 0 -1 1000000001 99999999999999999999 many; do
  expect 2 "--runs $runs" "$ctl" simulate "$talk" --runs "$runs"
  [ -s out ] && { echo "FAILED: --runs $runs printed results"; failed=1; }
done
expect 2 "no number of runs" "$ctl" simulate "$talk"; says "--runs"
expect 2 "no file" "$ctl" simulate --runs 5
expect 2 "an unknown policy" "$ctl" simulate "$talk" --runs 5 --policy clever; says "typical"
expect 2 "a seed that is none" "$ctl" simulate "$talk" --runs 5 --seed -1; says "no seed"
expect 2 "no threads" "$ctl" simulate "$talk" --runs 5 --threads 0
expect 2 "a missing file" "$ctl" simulate nowhere.json --runs 5; says "nowhere.json"
mkdir folder.json
expect 2 "a folder" "$ctl" simulate folder.json --runs 5; says "is a folder"
made broken '"a":{"replies":[{"id":"r","text":"R","next":"wom"}]}'
expect 1 "a scenario with an error" "$ctl" simulate broken.json --runs 5 --json; says "did you mean 'won'"
[ -s out ] && { echo "FAILED: a broken scenario was played"; failed=1; }
head -c 2000 "$talk" >cut.json
expect 1 "a truncated file" "$ctl" simulate cut.json --runs 5
expect 2 "results to a full disk" sh -c "\"$ctl\" simulate \"$talk\" --runs 5 >/dev/full"

[ $failed = 0 ] && echo "all as expected"
exit $failed
