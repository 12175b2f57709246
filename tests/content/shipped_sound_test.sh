#!/usr/bin/env bash
# No shipped talk has a finding of the exact analysis or any other diagnostic, not even one of severity info.
# shellcheck source=tests/ripostectl/harness.sh
source "$2/tests/ripostectl/harness.sh"
cp -r "$root/scenarios" shipped
pack=shipped/first-pack
# clean WHAT: `check --deep` prints nothing. A talk too large to be followed is named, so it fails here, too.
clean() {
  for language in en ru; do
    expect 0 "$1, in $language" "$ctl" check --deep --language $language shipped
    if [ -s out ] || [ -s err ]; then echo "FAILED: $1, in $language, is not without a word:"; sed 's/^/    /' out err; failed=1; fi
  done
}
# regains CODE POINTER FILE SED: with that edit of one talk exactly this finding is back.
regains() {
  cp "$pack/$3" kept
  sed -i "$4" "$pack/$3"
  cmp -s kept "$pack/$3" && { echo "FAILED: the edit for $1 changes nothing in $3"; failed=1; }
  expect 1 "$3 with $1" "$ctl" check --deep --language en shipped
  if [ "$(wc -l <out)" != 1 ] || ! grep -qF "warning $1 $2: " out; then echo "FAILED: $1 was to be found at $2 alone:"; sed 's/^/    /' out; failed=1; fi
  cp kept "$pack/$3"
}

clean "the shipped library"
[ "$(find shipped -name '*.json' ! -name '*.*.json' ! -name pack.json | wc -l)" -ge 2 ] || { echo "FAILED: there is no library"; failed=1; }

# What its talks once had: the test above would see it.
regains condition-always /turns/three-orders/says/1/when not-interested.json 's/"when": "irritation < 36",$/"when": "irritation < 50",/'
regains condition-never /turns/recount/replies/1/next/0/when value-for-money.json 's/"when": "trust < 50"/"when": "trust < 30"/'
regains choice-dominated /turns/recount/replies/0 value-for-money.json 's/"levels": {"reframe": 1, "evidence": 0},/"levels": {"reframe": 1, "evidence": 1},/'
clean "the library again"
exit $failed
