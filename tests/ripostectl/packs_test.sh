#!/usr/bin/env bash
# Packs: made, checked, played and taken apart again; nothing that is there is overwritten, nothing leaves the folder.
set -uo pipefail
ctl=$1 root=$2
export LC_ALL=C.UTF-8 # what is read here is English, whatever the machine speaks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
shipped=$root/scenarios/first-pack
failed=0

fault() { echo "FAILED: $*"; failed=1; }
# expect STATUS WHAT COMMAND...: runs it with output in `out`, checks the exit status.
expect() {
  local wanted=$1 what=$2 got=0
  shift 2
  "$@" >out 2>&1 </dev/null || got=$?
  [ "$got" = "$wanted" ] && return
  fault "$what: exit status $got, expected $wanted"
  sed 's/^/    /' out | head -5
}
says() { grep -qF -- "$1" out || { fault "'$1' was not said:"; sed 's/^/    /' out | head -5; }; }
scenario() { # ID
  printf '{"format":"riposte.scenario/1","id":"%s","title":"T","start":"a","turns":{"a":{"replies":[{"id":"r","text":"R","next":"end"}]}},"endings":{"end":{"outcome":"burned","good":false}}}' "$1"
}
pack_json() { # ID VERSION SCENARIOS [LANGUAGES]
  printf '{"format":"riposte.pack/1","id":"%s","title":{"en":"T"},"version":%s,"licence":"L","languages":[%s],"scenarios":[%s]}' "$1" "$2" "${4:-\"en\"}" "$3"
}
# zip_of FILE NAME=TEXT...: a zip with any names, which the programs that make zips would refuse.
zip_of() {
  python3 - "$@" <<'PY'
import sys, zipfile
with zipfile.ZipFile(sys.argv[1], "w") as zip:
    for entry in sys.argv[2:]:
        name, _, text = entry.partition("=")
        info = zipfile.ZipInfo(name)
        info.external_attr = (0o120777 if text.startswith("->") else 0o100644) << 16
        zip.writestr(info, text)
PY
}

# There and back.
expect 0 "packing" "$ctl" pack "$shipped"; says "first-pack-1.riposte: 7 files"
expect 0 "packing again" "$ctl" pack "$shipped" -o again.riposte
cmp -s first-pack-1.riposte again.riposte || fault "the same folder gave another file"
expect 0 "unpacking" "$ctl" unpack first-pack-1.riposte; says "first-pack: 7 files"
diff -r first-pack "$shipped" >/dev/null || fault "the files came back changed"
expect 2 "unpacking over it" "$ctl" unpack first-pack-1.riposte; says "is there already"
mkdir empty
expect 0 "unpacking into an empty folder" "$ctl" unpack first-pack-1.riposte -o empty/
diff -r empty "$shipped" >/dev/null || fault "-o: the files came back changed"
mkdir mine; echo mine >mine/note.txt; ln -s empty link; echo text >file
for place in mine link file; do
  expect 2 "unpacking over $place" "$ctl" unpack first-pack-1.riposte -o $place; says "is there already"
done
[ "$(ls mine)" = note.txt ] || fault "a folder that was there was touched"
expect 2 "unpacking nowhere" "$ctl" unpack first-pack-1.riposte -o no/such/place
expect 2 "unpacking what is not there" "$ctl" unpack gone.riposte; says "gone.riposte"
expect 2 "unpacking a folder" "$ctl" unpack empty; says "is a folder"
expect 2 "unpacking a pipe" "$ctl" unpack <(sleep 5); says "no plain file"
[ -z "$(find . -name '*.part*')" ] || fault "something half-made was left: $(find . -name '*.part*')"

# Checked and played as they are.
expect 0 "checking" "$ctl" check first-pack-1.riposte
expect 0 "checking a folder with packs in it" "$ctl" check .
expect 0 "testing" "$ctl" test first-pack-1.riposte; says "49 passed, 0 failed"
expect 0 "playing" "$ctl" play first-pack-1.riposte --scenario not-interested --seed 1 --inputs '~' --json
cp out played
"$ctl" play "$shipped/not-interested.json" --seed 1 --inputs '~' --json | cmp -s - played || fault "a pack plays another talk"
expect 0 "playing in Russian" "$ctl" play first-pack-1.riposte --scenario not-interested --seed 1 --language ru --inputs '~'
says "Спасибо, не интересно"
expect 2 "playing none of them" "$ctl" play first-pack-1.riposte --json; says "--scenario: not-interested, value-for-money"
expect 2 "playing another" "$ctl" play first-pack-1.riposte --scenario ../x --json
expect 2 "a talk of a file" "$ctl" play "$shipped/not-interested.json" --scenario x --json; says "is no .riposte pack"

# What is wrong with the files inside is said as it is of a folder.
mkdir p
scenario s >p/s.json
pack_json p 3 '"s"' >p/pack.json
expect 0 "a small pack" "$ctl" pack p -o p.riposte
printf '{' | zip_of bad.riposte "pack.json=$(pack_json p 3 '"s","gone"')" "s.json={"
expect 1 "findings in a pack" "$ctl" check bad.riposte
says "bad.riposte/s.json:1:"; says "pack-missing-scenario"
expect 1 "the same as JSON" "$ctl" check bad.riposte --json; says '"file": "bad.riposte/s.json"'
zip_of plays.riposte "pack.json=$(pack_json p 3 '"s"')" "s.json=$(scenario s)" \
  's.plays.json={"format":"riposte.plays/1","of":"s","plays":[{"name":"x","seed":"1","inputs":["zz"],"expect":{}}]}'
expect 1 "a play that fails" "$ctl" test plays.riposte; says "0 passed, 1 failed"

# Only what belongs to it, from nowhere else, and without errors.
echo secret >secret
echo x >p/notes.txt; mkdir p/drafts; echo "Read me." >p/README.md; scenario other >p/other.json
expect 0 "a folder with other things" "$ctl" pack p
says "left out, as it is no part of the pack: notes.txt"; says "drafts"; says "other.json"; says "p-3.riposte: 3 files"
rm -r p/notes.txt p/drafts p/other.json
ln -s ../secret p/LICENSE
expect 2 "a link that leads out" "$ctl" pack p; says "leads out of its pack"
rm p/LICENSE p/s.json
ln -s "$shipped/not-interested.json" p/s.json
expect 2 "a scenario elsewhere" "$ctl" pack p; says "leads out of its pack"
rm p/s.json; scenario s | sed 's/"next":"end"/"next":"emd"/' >p/s.json
expect 1 "a scenario with an error" "$ctl" pack p -o wrong.riposte
says "p/s.json:1:"; says "did you mean 'end'?"; says "is not packed"
[ -e wrong.riposte ] && fault "a pack with errors was made"
scenario s >p/s.json; pack_json p 3 '"s"' '"en","ru"' >p/pack.json
expect 1 "a promised translation that is missing" "$ctl" pack p -o wrong.riposte; says "has no translation"
pack_json p 3 '"s"' >p/pack.json
expect 2 "a file that is no pack in its place" "$ctl" pack p -o secret; says "not overwritten"
[ "$(cat secret)" = secret ] || fault "a file was overwritten"
expect 2 "a folder that is none" "$ctl" pack gone; says "gone"
expect 2 "a folder without a list" "$ctl" pack empty/..; says "pack.json"

# What strangers hand over.
row() { # WORDS FILE
  expect 1 "checking: $1" "$ctl" check "$2"; says "pack-archive"; says "$1"
  expect 1 "testing: $1" "$ctl" test "$2"
  expect 1 "unpacking: $1" "$ctl" unpack "$2" -o out-of-it; says "$1"
  expect 2 "playing: $1" "$ctl" play "$2" --scenario s --json; says "$1"
  [ -e out-of-it ] && fault "$1: something was unpacked"
}
zip_of up.riposte "pack.json={}" "../escaped=x"; row "leads out of the pack" up.riposte
zip_of root.riposte "/tmp/riposte-escaped=x"; row "leads out of the pack" root.riposte
zip_of back.riposte 'a\b=x'; row "lies in a folder" back.riposte
zip_of link.riposte "s.json=->/etc/passwd"; row "it is a link" link.riposte
zip_of case.riposte "s.json=x" "S.JSON=y"; row "stands there twice" case.riposte
zip_of escape.riposte $'\e[31m=x'; row "not plain" escape.riposte; grep -q $'\e' out && fault "a name steers the terminal"
zip_of listless.riposte "s.json=x"; row "holds no pack.json" listless.riposte
zip_of none.riposte; row "holds no file" none.riposte
: >void.riposte; row "it is no pack" void.riposte
head -c 9000 first-pack-1.riposte >cut.riposte; row "it is cut off" cut.riposte
python3 -c 'import zipfile; z = zipfile.ZipFile("bomb.riposte", "w", zipfile.ZIP_DEFLATED); z.writestr("s.json", bytes(10**7))'
row "200 times as large" bomb.riposte
if [ -e /tmp/riposte-escaped ] || [ -e ../escaped ]; then fault "a file got out"; fi

# Killed at any moment, unpacking leaves a whole folder or none under its name.
mkdir many
names=''
for i in $(seq 100); do scenario "s$i" >"many/s$i.json"; names="$names,\"s$i\""; done
pack_json many 1 "${names#,}" >many/pack.json
expect 0 "many talks" "$ctl" pack many; says "101 files"
whole=0 none=0
exec 3>&2 2>/dev/null # the shell tells of each kill
for i in $(seq 12); do
  { timeout -s KILL "$(printf '0.%03d' $((i * 30)))" "$ctl" unpack many-1.riposte -o target; } >/dev/null 2>&1
  if [ -e target ]; then
    whole=$((whole + 1))
    diff -r many target >/dev/null || fault "a killed run left a part"
    rm -r target
  else
    none=$((none + 1))
  fi
done
exec 2>&3
rm -rf target.part-*
expect 0 "after all of them" "$ctl" unpack many-1.riposte -o target
diff -r many target >/dev/null || fault "the files came back changed"

[ $failed = 0 ] && echo "all as expected; of 12 killed runs $whole were done and $none left nothing"
exit $failed
