# Which Debian packages are missing, and how they come in. Sourced after common.sh.
# shellcheck shell=bash

shopt -s lastpipe # mapfile at the end of a pipe fills an array here

PACKAGE_MB=45 # one package with what it brings along and its download: the mean over a bare system

# packages STAGE…: the names listed in third_party/packages for these stages.
packages() {
  local stage package _
  while read -r stage package _; do
    [[ -n $stage && $stage != "#"* && " $* " == *" $stage "* ]] && echo "$package"
  done <"$ROOT/third_party/packages"
  return 0
}

# missing_packages STAGE…
missing_packages() {
  local wanted installed package
  packages "$@" | mapfile -t wanted
  installed=$(dpkg-query -W -f='${db:Status-Status} ${Package}\n' "${wanted[@]}" 2>/dev/null) || true
  for package in "${wanted[@]}"; do
    [[ $'\n'$installed$'\n' == *$'\n'"installed $package"$'\n'* ]] || echo "$package"
  done
}

note_release() {
  local id='' version='' pretty='this system' release=${RIPOSTE_SYSTEM_ROOT:-}/etc/os-release key value
  [[ ! -r $release ]] || while IFS='=' read -r key value; do
    value=${value//\"/}
    case $key in ID) id=$value ;; VERSION_ID) version=$value ;; PRETTY_NAME) pretty=$value ;; esac
  done <"$release"
  [[ $id == debian && $version == 12 ]] || say "Riposte is tested on Debian 12. It is untested on $pretty; going on."
}

# install_missing STAGE…: does nothing, quickly, when all is there.
install_missing() {
  local missing as_root=() log=$ROOT/build/logs/packages.log
  missing_packages "$@" | mapfile -t missing
  ((${#missing[@]})) || return 0
  local by_hand="apt-get install ${missing[*]}"

  note_release
  say "Riposte is built from its source; ${#missing[@]} Debian packages are missing for that:"
  printf '%s ' "${missing[@]}" | fold -s -w 100 | sed 's/^/  /' >&2
  say ''
  command -v apt-get >/dev/null || fail "there is no apt-get here to install them." \
    "Install their counterparts with your system's package manager (third_party/packages says what each is for)," \
    "then start $NAME --no-install."
  if (($(id -u) != 0)); then
    command -v sudo >/dev/null || fail "installing needs root, and there is no sudo here." \
      "Ask whoever runs this machine for: $by_hand" "Then start $NAME again."
    if ! sudo -n true 2>/dev/null; then
      say "apt-get installs them for the whole system, so sudo asks for your password. Nothing else runs as root."
      sudo -v || fail "sudo did not let you install packages." \
        "Ask whoever runs this machine for: $by_hand" "Then start $NAME again."
    fi
    as_root=(sudo)
  fi
  need_space /usr $((PACKAGE_MB * ${#missing[@]})) "installing them"

  mkdir -p "${log%/*}"
  : >"$log"
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive LC_ALL=C.UTF-8 apt-get
    -o DPkg::Lock::Timeout=300 -o Acquire::Retries=2)
  say "Fetching the package lists and installing (a few minutes; everything apt-get says is in build/logs/packages.log)."
  # A list that can't be fetched is no reason to stop: the packages may come from the others.
  "${apt[@]}" update </dev/null 2>&1 | follow "$log" . || true
  local lists=$PROBLEM
  PROBLEM=
  "${apt[@]}" install -y --no-install-recommends "${missing[@]}" </dev/null 2>&1 | follow "$log" . ||
    { [[ $PROBLEM != package ]] || PROBLEM=${lists:-package} && install_failed "$log" "$by_hand"; }
  missing_packages "$@" | mapfile -t missing
  ((${#missing[@]} == 0)) || fail "apt-get ended well, yet these are still missing: ${missing[*]}" "See $log"
  say "Packages installed."
}

install_failed() {
  grep -E '^(E|W|Err):?|dpkg: error' "$1" | tail -n 5 | sed 's/^/  /' >&2
  case $PROBLEM in
    disk) fail "the disk filled up while installing packages." "Free some space, then start $NAME again. Log: $1" ;;
    network) fail "the packages could not be fetched: is the network there?" \
      "Try as root: apt-get update" "Then start $NAME again. Log: $1" ;;
    package) fail "this release has no such package. Riposte is tested on Debian 12." "Log: $1" ;;
    interrupted) fail "an earlier installation was cut short." "Run: dpkg --configure -a  (as root), then $NAME again." ;;
    *) fail "apt-get could not install the packages." "Try by hand: $2" "Log: $1" ;;
  esac
}
