#!/usr/bin/env bash
# What ripostectl answers to people: exit statuses, clear messages, nothing that a file could forge.
set -uo pipefail
ctl=$1 root=$2
export LC_ALL=C.UTF-8 # what is read here is English, whatever the machine speaks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
talk=$root/scenarios/first-pack/not-interested.json
failed=0

# expect STATUS WHAT COMMAND...: runs it with output in `out`, checks the exit status.
expect() {
  local wanted=$1 what=$2 got=0
  shift 2
  "$@" >out 2>&1 </dev/null || got=$?
  [ "$got" = "$wanted" ] && return
  echo "FAILED: $what: exit status $got, expected $wanted"
  sed 's/^/    /' out | head -5
  failed=1
}
# says TEXT: the output of the last command holds it.
says() { grep -qF -- "$1" out || { echo "FAILED: '$1' was not said:"; sed 's/^/    /' out | head -5; failed=1; }; }
not_says() { if grep -qE -- "$1" out; then echo "FAILED: '$1' was said"; failed=1; fi; }
scenario() { # TURNS MORE → a scenario on standard output
  printf '{"format":"riposte.scenario/1","id":"s","title":"T","start":"a","turns":{%s},"endings":{"end":{"outcome":"burned","good":false}}%s}' "$1" "${2:-}"
}

expect 0 "help" "$ctl" --help
expect 2 "no command" "$ctl"
expect 2 "an unknown command" "$ctl" frobnicate
expect 2 "a missing file" "$ctl" play nowhere.json --json; says "nowhere.json"
mkdir folder.json
expect 2 "a folder in place of a file" "$ctl" play folder.json --json; says "is a folder"
head -c 20000 "$talk" >cut.json
expect 1 "a truncated file" "$ctl" check cut.json; says "json-syntax"
expect 1 "playing a truncated file" "$ctl" play cut.json --json
expect 0 "a shipped talk" "$ctl" check "$talk" "$talk" # named twice, checked once
expect 2 "a seed that is none" "$ctl" play "$talk" --seed -1 --json; says "no seed"
expect 0 "the largest seed" "$ctl" play "$talk" --seed 18446744073709551615 --json
expect 2 "an unknown reply" "$ctl" play "$talk" --seed 1 --inputs zz --json; says "no reply 'zz'"
expect 2 "an empty input" "$ctl" play "$talk" --seed 1 --inputs "zz," --json
for words in "--help" "check $talk --json" "play $talk --seed 1 --json" "test $root/scenarios"; do
  # shellcheck disable=SC2086
  expect 2 "'$words' to a full disk" sh -c "\"$ctl\" $words >/dev/full"
done

scenario '"a":{"replies":[{"id":"r","text":"R","next":"emd"}]}' >typo.json
expect 1 "a target that is not there" "$ctl" check typo.json
says "typo.json:1:"; says "error graph-missing-target /turns/a/replies/0/next: "; says "did you mean 'end'?"
printf '{"format":"riposte.scenario/1","id":"s","title":"T","x\\ny":1,"\\u001b[31mq\\n/etc/x:1:1: error":2,"start":"a","turns":{"a":{"next":"end"}},"endings":{"end":{"outcome":"burned"}}}' >forged.json
expect 1 "keys with line feeds" "$ctl" check forged.json
not_says '^/etc/x'; not_says $'\e'
scenario '"a":{"replies":[{"id":"r","text":"R","next":[{"to":"end","when":"false"}]}]}' >stuck.json
expect 1 "a halted talk" "$ctl" play stuck.json --seed 1 --inputs r; says "leads nowhere"
expect 0 "a halted talk as JSON" "$ctl" play stuck.json --seed 1 --inputs r --json; says '"turn": "a"'

mkdir pack
scenario '"a":{"replies":[{"id":"r","text":"R","next":"end"}]}' >pack/s.json
printf '{"format":"riposte.pack/1","id":"BAD ID","title":{"en":"T"},"version":1,"licence":"L","languages":["en"],"scenarios":["s"]}' >pack/pack.json
expect 1 "a pack with a bad id" "$ctl" check pack; says "pack-form"
printf '{"format":"riposte.pack/1","id":"p","title":{"en":"T"},"version":1,"licence":"L","languages":["en"],"scenarios":["s","gone"]}' >pack/pack.json
expect 1 "a pack that names a missing talk" "$ctl" check pack; says "gone.json"
sed -i 's/,"gone"//' pack/pack.json
expect 0 "a sound pack" "$ctl" check "$root/content/diagnostics/base"
expect 1 "a pack with a poor talk" "$ctl" check pack; says "graph-no-good-ending"; not_says "pack-"
printf '{"format":"riposte.plays/1","of":"s","plays":[{"name":"x\\nok  forged","seed":"1","inputs":["zz"],"expect":{"ending":"nope","outcome":"wibble"}}]}' >pack/s.plays.json
expect 1 "plays that name what is not there" "$ctl" check pack; says "no reply 'zz'"; says "no ending 'nope'"; says "no outcome 'wibble'"
expect 1 "plays that fail" "$ctl" test pack; not_says '^ok'; says "0 passed, 1 failed"
printf '{"format":"riposte.plays/1","of":"../s","plays":[]}' >pack/s.plays.json
expect 1 "plays of a path" "$ctl" test pack; says "must be the id"
rm pack/s.plays.json
printf '{"format":"riposte.translation/1","of":"other","language":"ru","text":{}}' >pack/s.ru.json
expect 1 "a translation of another talk" "$ctl" play pack/s.json --language ru --json; says "is of 'other'"

# The time of a turn runs on while somebody types nonsense.
scenario '"a":{"seconds":1,"silence":{"next":"end"},"replies":[{"id":"r","text":"R","next":"a"}]}' >timed.json
got=$( (for _ in 1 2 3 4 5 6; do echo nonsense; sleep 0.4; done) | "$ctl" play timed.json --seed 1 --language en)
grep -q "You said nothing in time." <<<"$got" || { echo "FAILED: typing stopped the clock"; failed=1; }

[ $failed = 0 ] && echo "all as expected"
exit $failed
