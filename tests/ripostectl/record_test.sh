#!/usr/bin/env bash
# What `ripostectl record` writes and refuses to write.
set -uo pipefail
ctl=$1 root=$2
export LC_ALL=C.UTF-8 # what is read here is English, whatever the machine speaks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
cp "$root"/scenarios/first-pack/not-interested*.json .
talk=not-interested.json plays=not-interested.plays.json
failed=0

expect() { # STATUS WHAT COMMAND... (with what it reads in the file `typed`)
  local wanted=$1 what=$2 got=0
  shift 2
  "$@" >out 2>&1 <typed || got=$?
  [ "$got" = "$wanted" ] && return
  echo "FAILED: $what: exit status $got, expected $wanted"
  sed 's/^/    /' out | tail -5
  failed=1
}
says() { grep -qF -- "$1" out || { echo "FAILED: '$1' was not said:"; sed 's/^/    /' out | tail -5; failed=1; }; }
unchanged() { cmp -s $plays before || { echo "FAILED: $1 changed the plays"; failed=1; }; }
: >typed

# By inputs, after those that are there; every shipped byte stays.
shipped=$(wc -l <$plays)
expect 0 "by inputs" "$ctl" record $talk --seed 2 --name "by inputs" --inputs one-question,free-hands,four-is-why,half-past-four
says "'by inputs' is recorded: seed 2, 4 inputs, slot-agreed"
head -n $((shipped - 3)) $plays | cmp -s - <(head -n $((shipped - 3)) "$root/scenarios/first-pack/$plays") ||
  { echo "FAILED: what was there has changed"; failed=1; }
expect 0 "it passes" "$ctl" test .; says "ok      not-interested: by inputs"; says " 0 failed"
expect 0 "check finds nothing" "$ctl" check $plays

# By the keyboard: always the first reply, then the name.
yes 1 | head -30 >typed
expect 0 "by the keyboard" "$ctl" record $talk --seed 5 --language en --name "first replies"
says "Score: "; says "'first replies' is recorded"
expect 0 "a name that is asked for" sh -c "{ yes 1 | head -40; } | \"$ctl\" record $talk --seed 5 --language en"
says "Name of this play"
expect 0 "both pass" "$ctl" test .; says "ok      not-interested: first replies"; says "ok      not-interested: 1"

cp $plays before
: >typed
expect 2 "the end of the input half-way" "$ctl" record $talk --seed 1 --name half --language en
says "the talk is not over"; says "nothing is recorded"; unchanged "leaving"
expect 2 "inputs that stop half-way" "$ctl" record $talk --seed 2 --name half --inputs one-question
says "the talk is not over; it stands in the turn"; unchanged "half a play"
expect 2 "a name that is taken" "$ctl" record $talk --name "by inputs" --inputs one-question
says "a play is named 'by inputs' already"; unchanged "a second play of a name"
expect 2 "no name" "$ctl" record $talk --inputs one-question; says "needs a --name"
expect 2 "a blank name" "$ctl" record $talk --name "  " --inputs one-question; says "more than white space"
expect 2 "an input that is not taken" "$ctl" record $talk --seed 2 --name x --inputs zz
says "no reply 'zz'"; unchanged "a refused input"
expect 2 "a bad seed" "$ctl" record $talk --seed x --name x --inputs zz; says "no seed"
printf '{"format":"riposte.scenario/1","id":"s","title":"T","start":"a","turns":{"a":{"replies":[{"id":"r","text":"R","next":[{"to":"end","when":"false"}]}]}},"endings":{"end":{"outcome":"burned"}}}' >s.json
expect 2 "a halted talk" "$ctl" record s.json --name x --inputs r
says "leads nowhere"; says "nothing is recorded"
[ ! -e s.plays.json ] || { echo "FAILED: a halted talk was recorded"; failed=1; }

# A new file, at the limit of replies, elsewhere; then a test that fails where the scenario changed.
printf '{"format":"riposte.scenario/1","id":"s","title":"T","start":"a","limit":2,"turns":{"a":{"replies":[{"id":"r","text":"R","next":"a"}]},"b":{"next":"a"}},"endings":{"end":{"outcome":"burned"}}}' >s.json
expect 0 "a new file" "$ctl" record s.json --seed 1 --name limit --inputs r,r -o s.plays.json
says "ended by the limit of replies"
expect 0 "it passes, too" "$ctl" test s.plays.json; says "1 passed, 0 failed"
sed -i 's/"text":"R","next":"a"/"text":"R","next":"b"/' s.json
expect 1 "the scenario changed" "$ctl" test s.plays.json
says "FAILED  s: limit: turn 2, after input 1 'r': expected 'a', got 'b'"
echo '{"format":"riposte.plays/1","of":"t","plays":[]}' >s.plays.json; cp s.plays.json t
expect 2 "plays of another talk" "$ctl" record s.json --name x --inputs r,r; says "of 't', not of 's'"
cmp -s s.plays.json t || { echo "FAILED: plays of another talk changed"; failed=1; }
cp s.json renamed.json
expect 0 "a file with another name" "$ctl" record renamed.json --name x --inputs r,r -o own.json; says "in s.json"

[ $failed = 0 ] && echo "all as expected"
exit $failed
