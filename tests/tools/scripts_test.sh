#!/usr/bin/env bash
# tools/run and tools/test on imaginary machines: only the commands of a test's own folder are found, and the ones that
# reach outside (apt-get, sudo, cmake, …) are stand-ins that write down how they were called.
# Usage: scripts_test.sh SOURCE_ROOT
# shellcheck disable=SC2016 # the stand-ins expand their variables when they run
set -uo pipefail
source_root=$1
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
passed=0 failed=0 status=0 output='' case_name=''

check() { # check WHAT COMMAND…
  local what=$1
  shift
  if "$@"; then
    passed=$((passed + 1))
  else
    failed=$((failed + 1))
    printf 'FAILED: %s: %s\n--- status %s, output:\n%s\n--- calls:\n%s\n' \
      "$case_name" "$what" "$status" "$output" "$(cut -c 1-200 "$calls" 2>/dev/null)"
  fi
}
says() { [[ $output == *"$1"* ]]; }
silent_about() { [[ $output != *"$1"* ]]; }
called() { grep -q -- "$1" "$calls"; }
not_called() { ! grep -q -- "$1" "$calls"; }
ended() { [[ $status == "$1" ]]; }

# stand_in NAME: its body comes on standard input.
stand_in() {
  rm -f "$bin/$1" # never write through a link to the real command
  { printf '#!%s\necho "%s $*" >>"$CALLS"\n' "$(command -v bash)" "$1" && cat; } >"$bin/$1"
  chmod +x "$bin/$1"
}

# machine NAME [CLONE]: a Debian 12 machine, root, nothing installed, enough disk; a clone of Riposte.
machine() {
  case_name=$1
  local home=$work/$1 command
  tree=$home/${2:-riposte}
  bin=$home/bin
  calls=$home/calls
  mkdir -p "$tree" "$bin" "$home/etc" "$home/var/lib/dpkg"
  : >"$calls"
  echo 'status' >"$home/var/lib/dpkg/status"
  printf 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' >"$home/etc/os-release"
  mkdir -p "$tree"/{tools,third_party,simulator,scenarios}
  cp -r "$source_root"/tools/{run,test,lib} "$tree/tools/"
  cp "$source_root/third_party/packages" "$tree/third_party/"
  cp "$source_root/CMakePresets.json" "$tree/"
  echo 'int main() {}' >"$tree/simulator/main.cpp"
  echo 'int old() {}' >"$tree/simulator/old.cpp"
  for command in bash env basename dirname readlink find cat sed grep mkdir rm mv chmod flock fold nproc sleep tail tput; do
    ln -s "$(command -v "$command")" "$bin/$command"
  done
  stand_in id <<<'[[ $1 == -u ]] && echo "${UID_HERE:-0}" || echo somebody'
  stand_in df <<<'printf "Filesystem 1M-blocks Used Available Capacity Mounted\ndisk 1 1 ${FREE_MB:-90000} 1 /\n"'
  stand_in dpkg-query <<<'for a; do [[ $a == -* ]] || [[ ! -e $HOME_HERE/installed ]] || echo "installed $a"; done'
  stand_in apt-get <<'END'
[[ $* == *install* ]] || { echo "${UPDATE_SAYS:-}"; exit; }
[[ -z ${APT_SAYS:-} ]] || { printf '%s\n' "$APT_SAYS"; exit 100; }
: >"$HOME_HERE/installed"
END
  stand_in cmake <<'END'
if [[ $1 == --preset ]]; then mkdir -p "build/$2" && echo "CMAKE_HOME_DIRECTORY:INTERNAL=$PWD" >"build/$2/CMakeCache.txt" && : >"build/$2/build.ninja"; exit; fi
[[ -z ${BUILD_SAYS:-} ]] || { printf '%s\n' "[1/2] Building" "$BUILD_SAYS"; exit 1; }
mkdir -p "$2/bin"
for program in riposte ripostectl; do
  printf '#!/bin/sh\necho "%s:"; for a in "$@"; do echo "<$a>"; done; [ -z "$TRY_LOCK" ] || flock -n "$TRY_LOCK" bash -c "echo unlocked"\n' "$program" >"$2/bin/$program"
  chmod +x "$2/bin/$program"
done
END
  stand_in ninja </dev/null
  stand_in ctest <<<'[[ $* == *" -N "* ]] && echo "Total Tests: 0" || { echo "100% tests passed"; exit "${CTEST_ENDS:-0}"; }'
}
installed() { : >"$work/$case_name/installed"; }
forget_calls() { : >"$calls"; }

# go [VARIABLE=VALUE…] COMMAND…: in the machine, without a display, without a terminal.
go() {
  output=$(cd "${from:-/}" && env -i PATH="$bin" CALLS="$calls" HOME_HERE="$work/$case_name" \
    RIPOSTE_SYSTEM_ROOT="$work/$case_name" LANG=C.UTF-8 "$@" 2>&1 </dev/null)
  status=$?
}

machine help
go "$tree/tools/run" --help
check "succeeds" ended 0
check "tells the options" says "--build-only"
check "touches nothing" test ! -e "$tree/build"

machine root
go "$tree/tools/run" --build-only
check "succeeds" ended 0
check "says what it installs" says "libimgui-dev"
check "installs" called 'apt-get .* install -y .*libimgui-dev'
check "needs no test packages" not_called xdotool
check "never asks for sudo" not_called sudo
check "builds the release" called '^cmake --preset release'
check "only the programs" called '^cmake --build .*build/release --target programs'
check "starts nothing" silent_about 'riposte:'
check "says nothing of the release" silent_about untested
forget_calls
started=$(date +%s%N)
go "$tree/tools/run" --build-only
took=$((($(date +%s%N) - started) / 1000000))
check "the second run succeeds" ended 0
check "the second run asks neither apt-get nor cmake" not_called '^apt-get\|^cmake\|^ninja'
check "the second run takes less than a second ($took ms)" test "$took" -lt 1000
check "the second run says nothing" test -z "$output"
sleep 0.02
echo 'int main() { return 1; }' >"$tree/simulator/main.cpp"
go "$tree/tools/run" --build-only
check "a changed source is built" called '^cmake --build'
check "and not configured" not_called '^cmake --preset'
forget_calls
sleep 0.02
rm "$tree/simulator/old.cpp"
go "$tree/tools/run" --build-only
check "a removed source is noticed" called '^cmake --build'
forget_calls
sleep 0.02
touch -d 2001-01-01 "$tree/simulator/main.cpp"
go "$tree/tools/run" --build-only
check "a source put back with its old date is noticed" called '^cmake --build'
forget_calls
sleep 0.02
echo more >>"$work/root/var/lib/dpkg/status"
go "$tree/tools/run" --build-only
check "changed system packages are noticed" called '^cmake --build'
forget_calls
sleep 0.02
echo ' ' >>"$tree/CMakePresets.json"
go "$tree/tools/run" --build-only
check "changed presets are configured" called '^cmake --preset release'
forget_calls
mv "$tree" "$work/root/moved" && tree=$work/root/moved
sleep 0.02
echo 'int main() { return 2; }' >"$tree/simulator/main.cpp"
go "$tree/tools/run" --build-only
check "a moved clone is configured again" called '^cmake --preset release'
check "without the old folder's cache" grep -qxF "CMAKE_HOME_DIRECTORY:INTERNAL=$tree" "$tree/build/release/CMakeCache.txt"

machine no-package-manager
rm "$bin/apt-get" "$bin/dpkg-query"
go "$tree/tools/run"
check "stops" ended 2
check "says why" says "no apt-get"
check "names the packages" says "libglfw3-dev"
check "says what to do" says "--no-install"
check "builds nothing" not_called '^cmake'
go "$tree/tools/run" --no-install --build-only
check "goes on when told that all is there" ended 0

machine no-sudo
go UID_HERE=1000 "$tree/tools/run"
check "stops" ended 2
check "says why" says "no sudo"
check "names the command" says "apt-get install build-essential"
check "installs nothing" not_called '^apt-get'

machine sudo-refused
stand_in sudo <<<'exit 1'
go UID_HERE=1000 "$tree/tools/run"
check "stops" ended 2
check "says why" says "did not let you"
check "installs nothing" not_called '^apt-get'

machine sudo
stand_in sudo <<<'[[ $1 == -n ]] && exit 1; [[ $1 == -v ]] || "$@"'
go UID_HERE=1000 "$tree/tools/run" --build-only
check "succeeds" ended 0
check "says why it asks" says "sudo asks for your password"
check "installs through sudo" called 'sudo env .*apt-get .* install'
check "builds without it" not_called 'sudo cmake\|sudo .* cmake --'

machine no-network
go APT_SAYS='E: Failed to fetch http://example/x.deb  Temporary failure resolving' "$tree/tools/run"
check "stops" ended 2
check "says why" says "is the network there?"
check "keeps what apt-get said" grep -q 'Failed to fetch' "$tree/build/logs/packages.log"
check "builds nothing" not_called '^cmake'
go UPDATE_SAYS='W: Failed to fetch http://example/InRelease' APT_SAYS='E: Unable to locate package cmake' "$tree/tools/run"
check "knows that lists which were never fetched name no package" says "is the network there?"
go "$tree/tools/run" --build-only
check "goes on once it is back" ended 0

machine other-release
printf 'ID=debian\nVERSION_ID="13"\nPRETTY_NAME="Debian GNU/Linux 13 (trixie)"\n' >"$work/other-release/etc/os-release"
go APT_SAYS='E: Unable to locate package libboost-locale1.81-dev' "$tree/tools/run"
check "says that it is untested" says "untested on Debian GNU/Linux 13 (trixie); going on"
check "stops" ended 2
check "says why" says "no such package"

machine small-disk
go FREE_MB=100 "$tree/tools/run"
check "stops before installing" ended 2
check "says why" says "100 MB free"
check "installs nothing" not_called '^apt-get'
installed
go FREE_MB=100 "$tree/tools/run"
check "stops before building" ended 2
check "builds nothing" not_called '^cmake'

machine full-disk
installed
go BUILD_SAYS='fatal error: error writing to x.s: No space left on device' "$tree/tools/run"
check "stops" ended 2
check "says why" says "the disk is full"
check "leaves no stamp" test ! -e "$tree/build/release/.built-programs"
go "$tree/tools/run" --build-only
check "builds again once there is space" ended 0

machine broken-code
installed
go BUILD_SAYS='main.cpp:1:1: error: expected declaration' "$tree/tools/run"
check "ends with 1" ended 1
check "shows the error" says "expected declaration"
check "shows no progress lines" silent_about "[1/2]"
check "starts nothing" silent_about "riposte:"
forget_calls
go BUILD_SAYS='main.cpp:1:1: error: expected declaration' "$tree/tools/run"
check "the next run tries again" called '^cmake --build'

machine unwritable
installed
: >"$tree/build" # a file where the folder should be: root may write anywhere else
go "$tree/tools/run"
check "stops" ended 2
check "says why" says "can't be written"

machine paths "a folder with spaces & ünïcode"
installed
mkdir "$work/paths/links"
ln -s "$tree/tools/run" "$work/paths/links/start riposte"
from=$work/paths/links go DISPLAY=:7 "./start riposte" --theme dark -- "two words" --build-only
check "starts through a link from another folder" ended 0
check "passes the arguments on" says $'riposte:\n<--theme>\n<dark>\n<two words>\n<--build-only>'
check "builds in the clone" test -x "$tree/build/release/bin/riposte"

machine no-display
installed
go "$tree/tools/run"
check "says so" says "no display"
check "plays in the terminal" says $'ripostectl:\n<play>'
check "the first talk" says "scenarios/first-pack/not-interested.json>"
check "in English" says $'<--language>\n<en>'
go LANG=ru_RU.UTF-8 "$tree/tools/run"
check "in Russian for a Russian system" says $'<--language>\n<ru>'
go LANG=ru_RU.UTF-8 "$tree/tools/run" --language en
check "in the language asked for" says $'<--language>\n<en>'
go "$tree/tools/run" -- --version
check "questions to the program itself need no display" says $'riposte:\n<--version>'
go WAYLAND_DISPLAY=wayland-0 "$tree/tools/run"
check "Wayland is a display" says 'riposte:'

machine two-at-once
installed
mkdir -p "$tree/build"
(flock 9 && : >"$work/locked" && sleep 1 && : >"$work/released") 9>"$tree/build/.lock" &
while [[ ! -e $work/locked ]]; do sleep 0.02; done
go "$tree/tools/run" --build-only
check "says that it waits" says "waiting"
check "waits" test -e "$work/released"
check "then goes on" ended 0
wait
go DISPLAY=:7 TRY_LOCK="$tree/build/.lock" "$tree/tools/run"
check "the lock is free while the program runs" says unlocked

machine tests
go "$tree/tools/test"
check "succeeds" ended 0
check "installs what tests need" called 'apt-get .* install -y .*xdotool'
check "builds all" called '^cmake --build .* --target all'
check "leaves foreign tests out" called 'ctest --preset release .*-LE ^foreign\$'
check "ends with the summary" test "${output##*$'\n'}" = "100% tests passed"
go CTEST_ENDS=8 "$tree/tools/test" --preset asan --filter 'a b' --label slow
check "passes the status on" ended 8
check "passes the selection on" called 'ctest --preset asan .*-R a b -L slow'
go "$tree/tools/test" --foreign
check "none is fine" ended 0
check "but said" says "no foreign tests"
go "$tree/tools/test" --preset fast
check "knows its presets" ended 2
go "$tree/tools/test" --filter
check "wants a value" ended 2
go "$tree/tools/test" --verbose
check "knows its options" says "unknown option --verbose"

printf '%d passed, %d failed\n' "$passed" "$failed"
((failed == 0))
