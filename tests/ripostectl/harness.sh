# What the tests of ripostectl's commands share: a folder of their own, and a command run with its status looked at.
# Sourced with the arguments RIPOSTECTL ROOT.
# shellcheck shell=bash disable=SC2034
set -uo pipefail
ctl=$1 root=$2
export LC_ALL=C.UTF-8 # what the tests read is English, whatever the machine speaks
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
failed=0

# expect STATUS WHAT COMMAND...: runs it with output in `out` and messages in `err`, checks the exit status.
expect() {
  local wanted=$1 what=$2 got=0
  shift 2
  "$@" >out 2>err </dev/null || got=$?
  [ "$got" = "$wanted" ] && return
  echo "FAILED: $what: exit status $got, expected $wanted"
  sed 's/^/    /' out err | head -5
  failed=1
}
