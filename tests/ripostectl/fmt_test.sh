#!/usr/bin/env bash
# ripostectl fmt and migrate, end to end: what they change, what they leave alone, and what they say.
# shellcheck source=tests/ripostectl/harness.sh
source "$2/tests/ripostectl/harness.sh"
fail() { echo "FAILED: $1"; failed=1; }
prints() { grep -qF -- "$1" out || { fail "'$1' was not printed:"; sed 's/^/    /' out | head -5; }; }
says() { grep -qF -- "$1" err || { fail "'$1' was not said:"; sed 's/^/    /' err | head -5; }; }
silent() { if [ -s out ] || [ -s err ]; then fail "$1: it was not silent"; cat out err; fi; }
same() { cmp -s "$1" "$2" || fail "$3"; }

cp -r "$root/scenarios/first-pack" pack
shipped=pack/not-interested.json
talk=pack/talk.json
expect 0 "a shipped pack is in form" "$ctl" fmt --check pack; silent "a shipped pack"
python3 - "$shipped" "$talk" <<'END'
import json, sys
talk = json.load(open(sys.argv[1]))
json.dump(dict(reversed(talk.items())), open(sys.argv[2], "w"))
END
cp "$talk" before.json
chmod 600 "$talk"
expect 1 "check names what would change" "$ctl" fmt --check pack; prints "$talk"
[ "$(wc -l <out)" = 1 ] || fail "--check names other files, too"
same "$talk" before.json "--check wrote the file"
stamp=$(stat -c %i pack/value-for-money.json)
expect 0 "it is changed" "$ctl" fmt pack; prints "$talk"
[ "$(stat -c %a "$talk")" = 600 ] || fail "the file's permissions changed"
[ "$(stat -c %i pack/value-for-money.json)" = "$stamp" ] || fail "a file that was in form was written"
# The shipped talk has one key of its author, and the reversed one came last to first: all but that is alike.
same "$talk" "$shipped" "a talk with its keys reversed does not come back as it was"
expect 0 "again" "$ctl" fmt pack; silent "a second run"
[ -z "$(find pack -name '*.part')" ] || fail "something was left behind"
rm "$talk"

# What is broken is named and left alone; the rest is done.
printf '{"format":"riposte.scenario/1","id":"a","id":"b"}' >pack/twice.json
printf '{"format":"riposte.scenario/1",}' >pack/cut.json
printf '{"x-a":1,"format":"riposte.layout/1"}' >pack/talk.layout.json
cp -r pack broken
expect 1 "broken files beside a good one" "$ctl" fmt pack
says "pack/twice.json:1:41: error json-duplicate-key /id:"; says "pack/cut.json:1:"; prints "pack/talk.layout.json"
for file in twice cut; do same pack/$file.json broken/$file.json "$file.json was touched"; done
printf '{\n  "format": "riposte.layout/1",\n  "x-a": 1\n}\n' | cmp -s - pack/talk.layout.json || fail "the layout is not in form"
rm pack/twice.json pack/cut.json pack/talk.layout.json

# What is not ours is passed over in a folder, and refused where it is named.
printf '{ "name": "other" }' >pack/package.json
printf '{ // a comment\n}' >pack/tsconfig.json
printf '{ "format": "riposte.rubric/1" }' >pack/rubric.json
cp -r pack others
expect 0 "others' files in a folder" "$ctl" fmt pack; silent "others' files"
for file in package rubric; do
  expect 2 "$file.json by name" "$ctl" fmt pack/$file.json; says 'has no "format"'
done
expect 1 "tsconfig.json by name" "$ctl" fmt pack/tsconfig.json; says "json-syntax"
for file in package tsconfig rubric; do same pack/$file.json others/$file.json "$file.json was touched"; done
rm pack/package.json pack/tsconfig.json pack/rubric.json
printf 'PK' >first.riposte
expect 2 "a packed pack" "$ctl" fmt first.riposte; says "unpack"
expect 2 "nothing there" "$ctl" fmt nowhere.json; says "no such file"
mkdir empty
expect 2 "a folder without files" "$ctl" fmt empty; says "there is no scenario"
expect 2 "no path" "$ctl" fmt

# Links in a folder may lead anywhere; a link that is named is followed and stays one.
printf '{"x":1,"format":"riposte.scenario/1"}' >outside.json
cp outside.json outside.before
ln -s ../outside.json pack/link.json
expect 0 "a link in a folder" "$ctl" fmt pack; silent "a link in a folder"
same outside.json outside.before "a link led out of the folder"
expect 0 "a link by name" "$ctl" fmt pack/link.json; prints "pack/link.json"
[ -L pack/link.json ] || fail "the link was replaced"
grep -q '^  "x": 1$' outside.json || fail "what the link leads to is not in form"
rm pack/link.json

# Newer and unknown formats are refused by name, by both.
printf '{"b":1,"format":"riposte.scenario/2"}' >newer.json
printf '{"b":1,"format":"riposte.plays/12"}' >newer.plays.json
printf '{"b":1,"format":"riposte.pack/x"}' >unknown.json
mkdir kept && cp newer.json newer.plays.json unknown.json kept
for command in fmt migrate; do
  expect 2 "$command of a newer scenario" "$ctl" $command newer.json
  says "format-newer"; says "riposte.scenario/2"; says "riposte.scenario/1"
  expect 2 "$command of newer plays" "$ctl" $command newer.plays.json; says "riposte.plays/12"; says "riposte.plays/1"
  expect 2 "$command of an unknown format" "$ctl" $command unknown.json; says "format-unknown"
  for file in newer.json newer.plays.json unknown.json; do same $file kept/$file "$command touched $file"; done
done
expect 1 "check of newer plays" "$ctl" check newer.plays.json; prints "format-newer"
printf '{"format":"riposte.pack/2"}' >pack.json
expect 1 "check of a newer pack" "$ctl" check pack.json; prints "pack.json:1:11: error format-newer /format:"
prints "riposte.pack/2"; prints "riposte.pack/1"

# Migrating what is current says so and writes nothing.
cp -r pack current
expect 0 "current files" "$ctl" migrate pack
prints "pack/pack.json: already riposte.pack/1"; prints "$shipped: already riposte.scenario/1"
prints "pack/not-interested.ru.json: already riposte.translation/1"
expect 0 "current files, checked" "$ctl" migrate --check pack; silent "current files, checked"
diff -r pack current >/dev/null || fail "migrate touched a current file"
printf '{"x":1,"format":"riposte.scenario/1"}' >loose.json
cp loose.json loose.before
expect 0 "a current file in no form" "$ctl" migrate loose.json
same loose.json loose.before "migrate is no fmt: a current file stays as it is"
expect 1 "a broken file" "$ctl" migrate broken/cut.json; says "json-syntax"
expect 2 "others' files by name" "$ctl" migrate others/package.json; says 'has no "format"'

# A layout is checked with its scenario.
printf '{"format":"riposte.layout/1","of":"not-interested","boxes":{"opening":{"x":0,"y":0},"gone":{"x":1,"y":1}}}' \
  >pack/not-interested.layout.json
expect 1 "a box of nothing" "$ctl" check pack; prints "warning layout-unknown /boxes/gone:"
sed -i 's/,"gone":{"x":1,"y":1}//' pack/not-interested.layout.json
expect 0 "a sound layout" "$ctl" check pack
sed -i 's/"x":0/"x":"left"/' pack/not-interested.layout.json
expect 1 "a place that is none" "$ctl" check pack; prints "error value-type /boxes/opening/x:"

if [ "$(id -u)" != 0 ]; then
  printf '{"x":1,"format":"riposte.scenario/1"}' >readonly.json
  chmod 444 readonly.json
  expect 2 "a file that may not be written" "$ctl" fmt readonly.json; says "cannot write"
  grep -q '^{"x":1' readonly.json || fail "a read-only file was replaced"
fi
expect 2 "names to a full disk" sh -c "\"$ctl\" fmt --check loose.json >/dev/full"

[ $failed = 0 ] && echo "all as expected"
exit $failed
