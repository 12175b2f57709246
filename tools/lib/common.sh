# Messages, long jobs and the one lock of the build folder. Sourced by the scripts in tools/, which set ROOT first.
# shellcheck shell=bash
shopt -s lastpipe # the last command of a pipe runs here: follow can report what it saw, mapfile can fill an array

NAME=tools/$(basename "$0")
PROBLEM= # what follow recognised in the output of a failed job: disk, memory, network, package, interrupted

say() { printf '%s\n' "$*" >&2; }

# fail MESSAGE…: what is wrong and what would be right, a line each; then the end. Status 2: could not be done.
fail() {
  printf '%s: %s\n' "$NAME" "$1" >&2
  shift
  (($# == 0)) || printf '  %s\n' "$@" >&2
  exit 2
}

# follow LOG PATTERN: keeps a job's output in LOG and shows it; lines that match PATTERN are progress and take turns
# on one line of a terminal, or appear every ten seconds elsewhere.
follow() {
  local log=$1 pattern=$2 line width=0 shown=$SECONDS
  [[ -t 2 ]] && width=$(tput cols 2>/dev/null || echo 80)
  while IFS= read -r line || [[ -n $line ]]; do
    printf '%s\n' "$line" 2>/dev/null >>"$log" || PROBLEM=disk
    case $line in
      *"No space left on device"* | *"Disk quota exceeded"* | *"t have enough free space"*) PROBLEM=disk ;;
      *"Killed signal terminated program"* | *"virtual memory exhausted"* | *"out of memory"*) PROBLEM=memory ;;
      *"Temporary failure resolving"* | *"Could not resolve"* | *"Could not connect"* | *"Failed to fetch"* | \
        *"Connection failed"* | *"Connection timed out"* | *"Unable to connect"*) PROBLEM=${PROBLEM:-network} ;;
      *"Unable to locate package"* | *"has no installation candidate"*) PROBLEM=${PROBLEM:-package} ;;
      *"dpkg was interrupted"*) PROBLEM=${PROBLEM:-interrupted} ;;
    esac
    if [[ ! $line =~ $pattern ]]; then
      ((width == 0)) || printf '\r\033[K' >&2
      printf '%s\n' "$line" >&2
    elif ((width > 0)); then
      printf '\r\033[K%s' "${line:0:width-1}" >&2
    elif ((SECONDS - shown >= 10)); then
      printf '%s\n' "$line" >&2
      shown=$SECONDS
    fi
  done
  ((width == 0)) || printf '\r\033[K' >&2
}

# free_mb PATH: megabytes free where PATH is, or will be.
free_mb() {
  local path=$1
  while [[ ! -e $path ]]; do path=$(dirname "$path"); done
  df -Pm -- "$path" | { read -r _ && read -r _ _ _ free _ && echo "$free"; }
}

# need_space PATH MB WHAT
need_space() {
  local free
  free=$(free_mb "$1") || return 0
  ((free >= $2)) || fail "the disk that holds $1 has $free MB free; $3 needs about $2 MB." \
    "Free some space there, then start $NAME again."
}

# lock FILE WHAT: waits for another run of these scripts to end. Released by unlock, or when this script ends.
lock() {
  exec 9>>"$1" || fail "$1 can't be written."
  if ! flock -n 9; then
    say "$NAME: another run is $2 here; waiting for it to end (Ctrl-C stops waiting)."
    flock 9
  fi
}
unlock() { exec 9>&-; }

user() { id -un 2>/dev/null || true; } # the number, where the number has no name

prepare_build_folder() {
  if ! mkdir -p "$ROOT/build" 2>/dev/null || [[ ! -w $ROOT/build ]]; then
    fail "$ROOT/build can't be written by $(user)." \
      "Give yourself the folder (sudo chown -R $(user) \"$ROOT/build\") or clone Riposte into a folder of your own."
  fi
}
