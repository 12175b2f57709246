# Configures and builds a preset, and knows at a glance when there is nothing to do. Sourced after common.sh.
# shellcheck shell=bash

BUILD_MB=1500 # a preset from nothing
SOURCES=(CMakeLists.txt CMakePresets.json cmake third_party simulator tools tests scenarios content assets packaging)

# fresh PRESET TARGET: nothing changed since TARGET was last built whole. Looks at the inode's time of change, so that
# moved and restored files count, at folders, so that removed files count, and at the list of installed packages.
fresh() {
  local stamp=$ROOT/build/$1/.built-$2 installed=${RIPOSTE_SYSTEM_ROOT:-}/var/lib/dpkg/status paths=() path
  [[ -f $stamp && -x $ROOT/build/$1/bin/ripostectl ]] || return 1
  for path in "${SOURCES[@]}"; do [[ -e $ROOT/$path ]] && paths+=("$ROOT/$path"); done
  [[ -e $installed ]] && paths+=("$installed")
  [[ -z $(find "${paths[@]}" -cnewer "$stamp" -print -quit) ]]
}

build_jobs() {
  local cores memory=0 key value
  cores=$(nproc)
  [[ -r /proc/meminfo ]] && while read -r key value _; do
    [[ $key == MemAvailable: ]] && memory=$((value / 1024))
  done </proc/meminfo
  # The largest files take about a gigabyte each to compile.
  ((memory > 0 && cores > memory / 1000)) && cores=$((memory / 1000))
  ((cores > 0)) || cores=1
  echo "${RIPOSTE_JOBS:-$cores}"
}

configured() {
  local folder=$ROOT/build/$1 home
  [[ -f $folder/build.ninja && -f $folder/.configured && ! $ROOT/CMakePresets.json -nt $folder/.configured ]] || return 1
  home=$(<"$folder/.configured")
  [[ $home == "$ROOT" ]]
}

# build PRESET TARGET
build() {
  local preset=$1 target=$2 folder=$ROOT/build/$1 started=$SECONDS
  fresh "$preset" "$target" && return 0
  for tool in cmake ninja; do
    command -v "$tool" >/dev/null || fail "$tool is missing; $NAME without --no-install installs it."
  done
  [[ -f $folder/build.ninja ]] || need_space "$ROOT/build" "$BUILD_MB" "building"
  mkdir -p "$folder" "$ROOT/build/logs"
  local log=$ROOT/build/logs/$preset.log
  { : >"$log" && : >"$folder/.started"; } 2>/dev/null || {
    (($(free_mb "$folder") > 0)) || fail "the disk that holds $folder is full." "Free some space there, then start $NAME again."
    fail "$folder can't be written by $(user)." "Give yourself the folder: sudo chown -R $(user) \"$ROOT/build\""
  }
  if ! configured "$preset"; then
    say "Configuring ($preset)."
    rm -f "$folder/.configured"
    # CMake refuses a build folder whose sources have moved.
    grep -qsxF "CMAKE_HOME_DIRECTORY:INTERNAL=$ROOT" "$folder/CMakeCache.txt" || rm -f "$folder/CMakeCache.txt"
    (cd "$ROOT" && cmake --preset "$preset") </dev/null 2>&1 | follow "$log" '^(-- |Preset CMake variables|  [A-Z_]+=|$)' ||
      build_failed "configuring ($preset)" "$log" "$preset"
    { printf '%s\n' "$ROOT" >"$folder/.configured.new" && mv "$folder/.configured.new" "$folder/.configured"; } ||
      build_failed "configuring ($preset)" "$log" "$preset"
  fi
  say "Building ($preset, $(build_jobs) at a time)."
  cmake --build "$folder" --target "$target" --parallel "$(build_jobs)" </dev/null 2>&1 |
    follow "$log" '^(-- |\[[0-9]+/[0-9]+\] |ninja: no work to do)' || build_failed "the build ($preset)" "$log"
  mv "$folder/.started" "$folder/.built-$target"
  say "Built in $((SECONDS - started)) s."
}

# build_failed WHAT LOG [PRESET]. Status 1: the code, not the machine, is at fault, as far as the output tells.
build_failed() {
  # CMake often fails on a full disk without saying so, and leaves half-written files that it trusts the next time.
  [[ -n $PROBLEM ]] || (($(free_mb "${2%/*}") >= 50)) || PROBLEM=disk
  [[ $PROBLEM != disk || $1 != configuring* ]] || rm -rf "$ROOT/build/${3:-none}"/CMake{Cache.txt,Files}
  case $PROBLEM in
    disk) fail "$1 stopped: the disk is full." "Free some space (a whole build takes about $BUILD_MB MB), then start $NAME again." \
      "What was built so far is kept. Log: $2" ;;
    memory) fail "$1 stopped: the compiler ran out of memory." "Close other programs, or build one file at a time: RIPOSTE_JOBS=1 $NAME" ;;
  esac
  printf '%s: %s failed; the messages are above. Log: %s\n' "$NAME" "$1" "$2" >&2
  exit 1
}
