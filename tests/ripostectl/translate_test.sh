#!/usr/bin/env bash
# What `ripostectl translate` does with files: the way from a scenario to a translator and back.
set -uo pipefail
ctl=$1 root=$2
export LC_ALL=C.UTF-8 # what is read here is English, whatever the machine speaks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

expect() { # STATUS WHAT COMMAND...
  local wanted=$1 what=$2 got=0
  shift 2
  "$@" >out 2>&1 </dev/null || got=$?
  [ "$got" = "$wanted" ] && return
  echo "FAILED: $what: exit status $got, expected $wanted"
  sed 's/^/    /' out | head -5
  failed=1
}
says() { grep -qF -- "$1" out || { echo "FAILED: '$1' was not said:"; sed 's/^/    /' out | head -5; failed=1; }; }
same() { cmp -s "$1" "$2" || { echo "FAILED: $3: $1 and $2 differ"; failed=1; }; }
holds() { grep -qF -- "$2" "$1" || { echo "FAILED: $1 does not hold '$2'"; failed=1; }; }

# ---- the shipped talks
expect 0 "the shipped translations are complete" "$ctl" translate status "$root/scenarios"
says "total: 1133 texts: 1133 translated, 0 stale, 0 missing, 0 orphaned; 0 words left"
cp -r "$root/scenarios/first-pack" pack
for talk in not-interested value-for-money; do
  expect 0 "bringing $talk up to date" "$ctl" translate merge pack/$talk.json --language ru
  for kind in po csv; do
    expect 0 "$talk as $kind" "$ctl" translate extract pack/$talk.json --language ru -o $talk.$kind
    expect 0 "$talk from $kind" "$ctl" translate merge pack/$talk.json $talk.$kind --language ru
    says ", 0 orphaned, 0 empty, 0 refused"
  done
  same pack/$talk.ru.json "$root/scenarios/first-pack/$talk.ru.json" "a translation that nobody touched"
  expect 0 "msgfmt takes $talk" msgfmt --check -o /dev/null $talk.po
  msgcat --no-wrap $talk.po >again.po
  same again.po $talk.po "as gettext writes it"
done

# ---- a talk of three texts, from nothing
talk() { # FIRST-LINES
  printf '{"format":"riposte.scenario/1","id":"s","title":"A talk","start":"a",
"turns":{"a":{"note":"mind the tone","says":[%s],"replies":[{"id":"r","text":"Good bye","next":"end"}]}},
"endings":{"end":{"outcome":"burned","good":false}}}' "$1" >s.json
}
talk '"Hello there, friend"'
expect 2 "no language is known" "$ctl" translate status s.json
expect 1 "nothing is translated" "$ctl" translate status s.json --language ru
says "3 texts: 0 translated, 0 stale, 3 missing, 0 orphaned; 7 words left"
expect 0 "a table to work in" "$ctl" translate extract s.json --language ru --format csv
says "/turns/a/says/0,"; says "the customer says; turn 'a'"; says "author's note on the turn: mind the tone"
cat >ru.csv <<'X'
key;source;translation
/title;A talk;Разговор
/turns/a/says/0;Hello there, friend;"Привет, ""друг"""
/turns/a/replies/r/text;Good bye;
X
expect 0 "from a spreadsheet" "$ctl" translate merge s.json ru.csv --language ru
says "2 new, 0 changed, 0 unchanged, 0 kept, 0 orphaned, 1 empty, 0 refused"
cat >wanted.json <<'X'
{
  "format": "riposte.translation/1",
  "of": "s",
  "language": "ru",
  "text": {
    "/title": {
      "text": "Разговор",
      "from": "45b8e81e9a1e0d2c"
    },
    "/turns/a/says/0": {
      "text": "Привет, \"друг\"",
      "from": "HELLO"
    }
  }
}
X
hash_of() { printf '%s' "$1" | sha256sum | cut -c1-16; }
sed -i "s/45b8e81e9a1e0d2c/$(hash_of 'A talk')/; s/HELLO/$(hash_of 'Hello there, friend')/" wanted.json
same s.ru.json wanted.json "the translation as written"

# The author puts a line before it and goes on; the translation follows its line.
talk '"Who is it?","Hello there, friend"'
expect 1 "before it is followed" "$ctl" translate status s.json; says "1 translations belong to lines that have moved"
expect 0 "following" "$ctl" translate merge s.json --language ru; says "1 entries followed their line"
holds s.ru.json '"/turns/a/says/1"'
cp s.ru.json once.json
expect 0 "following twice" "$ctl" translate merge s.json --language ru; same s.ru.json once.json "twice"
expect 1 "as JSON" "$ctl" translate status s.json --json
says '"translated": 2'; says '"missing": 2'; says '"language": "ru"'

# What was made from an older text is stale, never silently fresh.
expect 0 "handed out" "$ctl" translate extract s.json --language ru -o s.po
talk '"Who is there?","Hello there, friend"'
sed -i '/^msgid "Who is it?"$/{n;s/.*/msgstr "Кто это?"/}' s.po
expect 0 "handed in too late" "$ctl" translate merge s.json s.po; says "of these: 0 moved to another key, 1 stale"
expect 1 "it is stale" "$ctl" translate status s.json; says "2 translated, 1 stale, 1 missing, 0 orphaned"
expect 0 "only what is to do" "$ctl" translate extract s.json --language ru --todo -o todo.po
[ "$(grep -c '^msgctxt' todo.po)" = 2 ] || { echo "FAILED: todo.po holds more than what is to do"; failed=1; }
holds todo.po "#, fuzzy"
expect 0 "a fuzzy entry stays stale" "$ctl" translate merge s.json todo.po; says "0 changed, 1 unchanged"
sed -i 's/^#, fuzzy$//' todo.po
expect 0 "confirmed" "$ctl" translate merge s.json todo.po; says "1 changed"
expect 1 "one is missing still" "$ctl" translate status s.json; says "3 translated, 0 stale, 1 missing"

# A line that is gone leaves its translation.
talk '"Hello there, friend"'
expect 0 "a line is gone" "$ctl" translate merge s.json --language ru; says "1 orphaned"
holds s.ru.json "Кто это?"
expect 0 "orphans are obsolete" "$ctl" translate extract s.json --language ru; says '#~ msgstr "Кто это?"'
expect 0 "keeping what is there" "$ctl" translate merge s.json ru.csv --language ru --keep
sed 's/Разговор/Беседа/' ru.csv >other.csv
cp s.ru.json before.json
expect 0 "keeping what is there" "$ctl" translate merge s.json other.csv --language ru --keep; says "1 kept"
same s.ru.json before.json "kept"
expect 0 "the translator has the last word" "$ctl" translate merge s.json other.csv --language ru
says "1 in place of a different text"; holds s.ru.json "Беседа"

# ---- what is refused; the translation stays as it is
cp s.ru.json before.json
refused() { # STATUS WHAT SAYS COMMAND...
  local status=$1 what=$2 text=$3
  shift 3
  expect "$status" "$what" "$@"; says "$text"
  same s.ru.json before.json "$what"
}
printf 'msgctxt "/title"\nmsgid "A talk"\nmsgstr "a\\q"\n' >bad.po
refused 1 "a broken PO" "bad.po:3: error: " "$ctl" translate merge s.json bad.po --language ru
printf 'key,source,translation\n/title,A talk,"x\n' >bad.csv
refused 1 "a broken CSV" "bad.csv:2: error: " "$ctl" translate merge s.json bad.csv --language ru
printf 'key,source,translation\n/title,A talk,\xd0\n' >bad.csv
refused 1 "CSV in another encoding" "bad.csv:2: error: not valid UTF-8" "$ctl" translate merge s.json bad.csv --language ru
printf 'key,source,translation\ntitle,A talk,x\n' >bad.csv
refused 1 "a key that is none" "bad.csv:2: error: 'title' is no key" "$ctl" translate merge s.json bad.csv --language ru
refused 1 "a PO in another language" "is in 'ru' (header Language), not in 'de'" "$ctl" translate merge s.json todo.po --language de
sed 's/X-Riposte-Scenario: s/X-Riposte-Scenario: t/' todo.po >of.po
refused 1 "a PO of another talk" "a translation of 't'" "$ctl" translate merge s.json of.po
refused 2 "a table does not say its language" "does not say its language" "$ctl" translate merge s.json ru.csv
refused 2 "nothing and no language" "--language is needed" "$ctl" translate merge s.json
refused 2 "a language that is a path" "no language tag" "$ctl" translate merge s.json ru.csv --language ../../x
refused 2 "a status of a path" "no language tag" "$ctl" translate status s.json --language ../x
refused 2 "its own language" "is written in 'en' itself" "$ctl" translate extract s.json --language en
refused 2 "a missing file" "nowhere.po" "$ctl" translate merge s.json nowhere.po
refused 2 "no command of translate" "subcommand is required" "$ctl" translate
refused 2 "an unwritable place" "cannot write" "$ctl" translate extract s.json --language ru -o /nowhere/s.po
refused 2 "a full disk" "could not be written" sh -c "\"$ctl\" translate extract s.json --language ru >/dev/full"
echo '{"format":"riposte.translation/1","of":"t","language":"ru","text":{}}' >s.ru.json; cp s.ru.json before.json
refused 1 "a translation of another talk" "is of 't' in 'ru'" "$ctl" translate merge s.json --language ru
echo '{' >s.ru.json; cp s.ru.json before.json
refused 1 "a broken translation" "json-syntax" "$ctl" translate merge s.json --language ru
expect 1 "the status of a broken translation" "$ctl" translate status s.json

[ $failed = 0 ] && echo "all as expected"
exit $failed
