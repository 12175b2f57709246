#!/usr/bin/env bash
# What `ripostectl check` says of files and of how they go together, and what `ripostectl explain` shows.
# shellcheck source=tests/ripostectl/harness.sh
source "$2/tests/ripostectl/harness.sh"
base=$root/content/diagnostics/base
says() { grep -qF -- "$1" out || { echo "FAILED: '$1' was not said:"; sed 's/^/    /' out err | head -5; failed=1; }; }
# lines N: so many findings were printed.
lines() { local n; n=$(wc -l <out); [ "$n" = "$1" ] || { echo "FAILED: $n findings, expected $1:"; sed 's/^/    /' out; failed=1; }; }
fresh() { rm -rf pack; cp -r "$base" pack; }

# ---- one file, everything at once
fresh
expect 0 "a clean pack" "$ctl" check pack; lines 0
expect 0 "a clean pack as JSON" "$ctl" check --json pack; says '"diagnostics": []'
sed -i -e 's/"to": "call-on-friday"/"to": "call-on-fridays"/' -e 's/"minutes": 4/"minutes": "four"/' -e 's/"what-it-cost"/"four-hours"/' pack/cooler-call.json
expect 1 "three mistakes" "$ctl" check pack/cooler-call.json
lines 3; says "did you mean 'call-on-friday'"; says "error value-type /minutes:"; says "error id-duplicate "
[ "$(cut -d: -f2 out)" = "$(cut -d: -f2 out | sort -n)" ] || { echo "FAILED: findings are not in the order of the file"; failed=1; }
fresh
sed -i 's/"title": "Send me an email",//' pack/cooler-call.json
expect 0 "a remark of severity info" "$ctl" check pack/cooler-call.json; lines 1; says "info title-missing"
fresh
sed -i 's/"add": {"trust": 5}/"add": {"trust": 0}/' pack/cooler-call.json
expect 1 "warnings" "$ctl" check pack/cooler-call.json; lines 2
says ":121:28: warning state-inert /turns/second-ask/replies/0/add/trust: adding 0 to 'trust'"
expect 1 "warnings as JSON" "$ctl" check --json pack/cooler-call.json
python3 - <<'PY' || { echo "FAILED: the JSON of check is not as designed"; failed=1; }
import json
first = json.load(open("out"))["diagnostics"][0]
assert list(first) == ["file", "line", "column", "severity", "code", "pointer", "message"], first
assert (first["line"], first["column"], first["severity"], first["code"]) == (121, 28, "warning", "state-inert"), first
PY

# ---- every play followed
fresh
expect 0 "a clean pack, deep" "$ctl" check --deep pack; lines 0
sed -i 's/{"to": "email-only"}$/{"to": "email-only", "when": "irritation > 90"}/' pack/cooler-call.json
expect 0 "what only plays show" "$ctl" check pack/cooler-call.json; lines 0
expect 1 "a play that halts" "$ctl" check --deep pack/cooler-call.json; lines 2
says "error graph-soft-lock /turns/second-ask/replies/2: a play can halt in the turn 'second-ask'"
says "warning condition-never /turns/second-ask/replies/2/next/1/when: 'irritation > 90' holds in no play"
grep -qE "cooler-call.json:[1-9][0-9]+:[0-9]+: error graph-soft-lock" out || { echo "FAILED: a finding of the analysis without its place"; failed=1; }
expect 1 "deep, in Russian" "$ctl" check --deep --language ru pack/cooler-call.json; says "разговор может застрять в ходе 'second-ask'"
mkdir many && for i in 1 2 3 4; do sed "s/\"id\": \"cooler-call\"/\"id\": \"call-$i\"/" pack/cooler-call.json >many/call-$i.json; done
expect 1 "several talks at once" "$ctl" check --deep --json many
[ "$(grep -c '"code": "graph-soft-lock"' out)" = 4 ] || { echo "FAILED: four talks halt"; failed=1; }
"$ctl" analyze --json pack/cooler-call.json >out || true # its status is its own affair
python3 - <<'PY' || { echo "FAILED: the findings of analyze are not as designed"; failed=1; }
import json
lock = next(f for f in json.load(open("out"))["findings"] if f["code"] == "graph-soft-lock")
assert list(lock) == ["code", "turn", "reply", "play", "ending", "pointer", "severity", "message", "seed"], lock
assert (lock["turn"], lock["reply"], lock["ending"]) == ("second-ask", "only-a-second", None), lock
assert lock["play"] == ["brochure", "only-a-second"], lock
PY
fresh
sed -i 's/{"when": "irritation > 52"/{"when": "cause_known == cause_known and irritation > 52"/; s/"set": {"cause_known": true},//' pack/cooler-call.json
"$ctl" check pack/cooler-call.json >out; grep -q "state-inert" out || { echo "FAILED: the example has nothing inert"; failed=1; }
inert=$(grep -F state-inert out | cut -d: -f2,3 | head -1)
"$ctl" check --deep pack/cooler-call.json >out
[ "$(grep -cE ":$inert: .*(state-inert|condition-)" out)" = 1 ] || { echo "FAILED: the same is said twice of one condition:"; cat out; failed=1; }
sed -i 's/"start": "opening"/"start": "openin"/' pack/cooler-call.json
expect 1 "a talk that breaks a rule is not followed" "$ctl" check --deep pack/cooler-call.json; lines 1; says "graph-missing-target"

# ---- a folder
fresh
mkdir pack/more && cp pack/cooler-call.json pack/more/
expect 0 "the same id in another folder" "$ctl" check pack
fresh
cp pack/cooler-call.json pack/copy.json
expect 1 "the same id twice in a pack" "$ctl" check pack
lines 1; says "cooler-call.json has the id 'cooler-call' too"
fresh
sed 's/"id": "cooler-call"/"id": "price-call"/' pack/cooler-call.json >pack/price.json
expect 1 "a talk under another name, and not in the list" "$ctl" check pack
lines 2; says "error id-file-name /id: in a pack the file of 'price-call' is named price-call.json"; says "warning pack-unlisted /scenarios: price.json"
fresh
sed -i 's/"cooler-call"]/"cooler-call", "gone"]/; s/"languages": \["en", "ru"\]/"languages": ["en", "ru", "de"]/' pack/pack.json
expect 1 "a list that promises too much" "$ctl" check pack
lines 2; says "pack.json:7:29: error i18n-missing /languages/2: the pack promises 'de', but 'cooler-call' has no translation cooler-call.de.json"
says "error pack-missing-scenario /scenarios/1: there is no gone.json"
printf '{"format": "riposte.pack/1", "id": "Bad Id", "title": "T", "version": 0}' >pack/pack.json
expect 1 "everything that is wrong with a list" "$ctl" check pack/pack.json; lines 6
says "error pack-form /version"; says "error pack-form /title"; says "error pack-form /licence"; says "error pack-form /scenarios"
fresh
sed -i 's/"of": "cooler-call"/"of": "price-call"/' pack/cooler-call.ru.json pack/cooler-call.plays.json
expect 1 "sidecars of another talk" "$ctl" check pack
lines 2; says "error i18n-of /of"; says "error of-unknown /of: the scenario 'price-call' is not beside this file"
fresh
sed -i 's/"language": "ru"/"language": "uk"/' pack/cooler-call.ru.json
expect 1 "a translation named for another language" "$ctl" check pack; lines 1; says "name it cooler-call.uk.json"
fresh
expect 0 "a sidecar alone finds its talk" "$ctl" check pack/cooler-call.ru.json
mkdir away && mv pack/cooler-call.ru.json away/
expect 1 "a sidecar far from it does not" "$ctl" check away; lines 1; says "of-unknown"
expect 1 "and the pack misses it" "$ctl" check pack; lines 1; says "i18n-missing /languages/1"
printf '{"format": "riposte.scenarios/1"}' >odd.json
expect 1 "a format that is none" "$ctl" check odd.json; says "error format-unknown /format"
expect 2 "a path that is not there" "$ctl" check pack nowhere

# ---- in the language of the reader: the message alone is another one
mkdir spoken
printf '{"format": "riposte.scenario/1", "id": "Bad Id", "start": "nowhere", "turns": {"a": {"says": [7], "next": 3}}, "tunrs": 1}' >spoken/a.json
printf '{"format": "riposte.pack/1", "id": "x"}' >spoken/pack.json
printf '{"format": "riposte.scenario/1",}' >spoken/b.json
expect 1 "findings in English" "$ctl" check spoken
mv out english
expect 1 "findings in Russian, by the environment" env LC_ALL=ru_RU.UTF-8 "$ctl" check spoken
mv out russian
expect 1 "findings in Russian, by the option" "$ctl" check spoken --language ru
cmp -s out russian || { echo "FAILED: --language ru says other than the environment"; failed=1; }
heads() { sed -E 's/^([^ ]+ (error|warning|info) [^ ]+ [^ ]*: ).*/\1/' "$1"; }
diff <(heads english) <(heads russian) || { echo "FAILED: places and codes differ by language"; failed=1; }
[ "$(wc -l <russian)" -ge 8 ] || { echo "FAILED: too few findings to compare"; failed=1; }
if grep -vP '[а-яё]{3}' russian; then echo "FAILED: lines without Russian"; failed=1; fi
expect 1 "JSON in Russian" "$ctl" check spoken --language ru --json
[ "$(grep -cP '"message": ".*[а-яё]{3}' out)" = "$(grep -c '"message"' out)" ] || { echo "FAILED: --json is not in Russian"; failed=1; }
expect 2 "a language that the program does not speak" "$ctl" check spoken --language fr
expect 1 "fmt refuses in Russian" "$ctl" fmt --check spoken/b.json --language ru
grep -q "запятая перед } лишняя" err || { echo "FAILED: fmt is not in Russian"; failed=1; }

# ---- explain
expect 0 "the list of codes" "$ctl" explain; says "graph-trap-loop          error    turns that lead only to each other"
expect 0 "a page" "$ctl" explain choice-count --language en; says "# choice-count"; says "## Fails"; says "## Mended"
expect 0 "a page in a language without one" "$ctl" explain choice-count --language fr; says "# choice-count"
expect 0 "the talk of the examples" "$ctl" explain base; says '"id": "cooler-call"'
expect 2 "a code that is none" "$ctl" explain choice-coutn
grep -q "did you mean 'choice-count'?" err || { echo "FAILED: no suggestion"; failed=1; }
expect 2 "a way out of the folder" "$ctl" explain ../../rubric
expect 2 "a language that is none" "$ctl" explain choice-count --language ../en
expect 2 "pages on a full disk" sh -c "\"$ctl\" explain choice-count >/dev/full"
mkdir -p share/content/diagnostics/en share/content/diagnostics/ru
echo english >share/content/diagnostics/en/pii.md
echo русский >share/content/diagnostics/ru/pii.md
RIPOSTE_SHARE=$work/share expect 0 "a page in the reader's language" env LC_ALL=ru_RU.UTF-8 "$ctl" explain pii; says "русский"
RIPOSTE_SHARE=$work/share expect 0 "English in an unknown one" env LC_ALL=C "$ctl" explain pii; says "english"
RIPOSTE_SHARE=$work/share expect 0 "the language of a region" "$ctl" explain pii --language ru-RU; says "русский"
RIPOSTE_SHARE=$work/share expect 2 "a page that is not installed" "$ctl" explain real-brand

[ $failed = 0 ] && echo "all as expected"
exit $failed
