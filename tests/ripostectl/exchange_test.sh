#!/usr/bin/env bash
# graph, export and import on the command line: exit statuses, where results and reports go, what stays as it was.
# shellcheck source=tests/ripostectl/harness.sh
source "$2/tests/ripostectl/harness.sh"
talk=$root/scenarios/first-pack/not-interested.json
# says FILE TEXT: the last command wrote that there.
says() { grep -qF -- "$2" "$1" || { echo "FAILED: '$2' is not in $1:"; sed 's/^/    /' "$1" | head -5; failed=1; }; }
same() { cmp -s "$1" "$2" || { echo "FAILED: $1 and $2 differ"; failed=1; }; }

expect 0 "a graph for Graphviz" "$ctl" graph "$talk"; says out 'digraph "not-interested"'
expect 0 "a graph for Mermaid" "$ctl" graph "$talk" --format mermaid; says out "flowchart TD"
expect 0 "a graph in Russian" "$ctl" graph "$talk" --language ru
grep -q 'не' out || { echo "FAILED: the graph is not in Russian"; failed=1; }
expect 2 "an unknown format" "$ctl" graph "$talk" --format png; says err "png"
expect 2 "a missing file" "$ctl" graph nowhere.json; says err "nowhere.json"
echo '{"format":"riposte.scenario/1"}' >broken.json
expect 1 "a broken scenario" "$ctl" graph broken.json; says err "value-missing"
expect 1 "a broken scenario to Twee" "$ctl" export twee broken.json -o broken.twee
[ ! -e broken.twee ] || { echo "FAILED: something was written"; failed=1; }

expect 2 "export to nothing" "$ctl" export
expect 2 "export to an unknown format" "$ctl" export word "$talk"
expect 0 "Twee on standard output" "$ctl" export twee "$talk"; says out ":: StoryTitle"
cp out a.twee
expect 0 "Twee in a file" "$ctl" export twee "$talk" -o b.twee
same a.twee b.twee
expect 0 "Twee back" "$ctl" import twee a.twee -o not-interested.json; says err "22 turns"
same "$talk" not-interested.json
[ -s not-interested.layout.json ] || { echo "FAILED: no layout"; failed=1; }
expect 0 "check of what came back" "$ctl" check not-interested.json
expect 0 "Twee with positions" "$ctl" export twee not-interested.json; same out a.twee
expect 2 "a folder that is not there" "$ctl" export twee "$talk" -o nowhere/x.twee
expect 2 "to a full disk" sh -c "\"$ctl\" export twee $talk >/dev/full"

sed -i 's/\[\[I understand, everyone/[[I quite understand, everyone/' a.twee
expect 0 "an edited reply" "$ctl" import twee a.twee; says out "I quite understand, everyone"
sed 's/"text": "I understand, everyone/"text": "I quite understand, everyone/' "$talk" >wanted.json
same wanted.json out

cat >story.twee <<'TWEE'
:: StoryTitle
A market stall

:: StoryData
{"ifid": "D674C58C-DEFA-4F70-B7A2-27742230C0FC", "format": "SugarCube", "start": "Stall"}

:: Stall {"position":"100,200"}
<<set $mood to 3>>Good morning. <<audio "bell" play>>
[[How much is it?->Price]]
<<if $mood gt 5>>[[A gift, perhaps?->Price]]<</if>>

:: Price
Too much for you.
TWEE
expect 0 "a story of Twine" "$ctl" import twee story.twee -o stall.json --language en
says err "kept as notes: 1 (1 <<audio>>)"; says err "decide its outcome"; says stall.json '"id": "stall"'; says stall.json '"when": "mood > 5"'
says stall.layout.json '"x": 100'
expect 1 "check of the story: remarks on a talk that nobody has scored yet, no error" "$ctl" check stall.json
printf '{"format":"riposte.layout/1","of":"stall","boxes":{"stall":{"x":1,"y":2,"w":3},"other":{"x":9,"y":9}},"zoom":2}' >stall.layout.json
expect 0 "its boxes again" "$ctl" import twee story.twee -o stall.json --json
says out '"kept_as_notes": {'; says out '"<<audio>>": 1'; says stall.layout.json '"x": 100'; says stall.layout.json '"w": 3'; says stall.layout.json '"other"'; says stall.layout.json '"zoom": 2'
echo 'not a layout' >stall.layout.json
expect 2 "a layout that cannot be read" "$ctl" import twee story.twee -o stall.json; says err "is no layout"
[ "$(cat stall.layout.json)" = 'not a layout' ] || { echo "FAILED: the layout was replaced"; failed=1; }
expect 2 "a report without a place for the scenario" "$ctl" import twee story.twee --json; says err "-o"
expect 2 "a language that is none" "$ctl" import twee story.twee --language "?"; says err "no language tag"
expect 2 "a file that is no Twee" "$ctl" import twee "$talk"; says err "there is no passage"
printf ':: A\n\xff' >bytes.twee
expect 2 "bytes" "$ctl" import twee bytes.twee; says err "not valid UTF-8"
printf ':: A {broken\n[[B]]\n:: B\n:: B\n\033[31m\n' >odd.twee
expect 1 "metadata that is no JSON" "$ctl" import twee odd.twee; says err "odd.twee:1: warning"
if grep -q $'\e' err; then echo "FAILED: a file steers the terminal"; failed=1; fi

[ $failed = 0 ] && echo "all as expected"
exit $failed
