#!/usr/bin/env bash
# Riposte on a bare Debian 12: tools/run, tools/test, and the package on a second bare system, with a window under Xvfb.
# Usage: debootstrap.sh FOLDER [--keep]   (root, a network, about 8 GB; a bare system is kept in FOLDER for the next time)
# Uses the package sources and the network settings that this machine's own apt is set up with.
# Status 77: can't be tried here.
set -euo pipefail
source_root=$(dirname "$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")")
skip() { echo "debootstrap.sh: $*" >&2 && exit 77; }

(($# > 0)) || { sed -n '2,5s/^# //p' "$0" && exit 2; }
(($(id -u) == 0)) || skip "needs root"
for tool in debootstrap git chroot; do command -v "$tool" >/dev/null || skip "needs $tool"; done
mkdir -p "$1"
folder=$(readlink -f "$1")
keep=${2:-} doing=

# sources: "deb URI SUITE COMPONENT" lines for Debian 12 as apt on this machine knows them.
# shellcheck disable=SC2016 # the dollars are apt's
sources() {
  apt-get indextargets --format '$(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' |
    awk '$2 ~ /^bookworm(-updates|-security)?$/ { print "deb", $1, $2, $3 }' | sort -u
}

bare_system() { # bare_system NAME: $folder/NAME, fresh
  local root=$folder/$1 mirror
  release_system "$1"
  rm -rf "$root"
  if [[ ! -e $folder/bare.tar ]]; then
    mirror=$(sources | awk '$3 == "bookworm" { print $2; exit }')
    [[ -n $mirror ]] || skip "apt on this machine has no source for Debian 12 (bookworm)"
    debootstrap --variant=minbase --include=git,ca-certificates bookworm "$root" "$mirror"
    sources >"$root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(http|https|Check-|Retries|ForceIPv)' >"$root/etc/apt/apt.conf.d/90host" || true
    tar -C "$root" -cf "$folder/bare.tar.new" .
    mv "$folder/bare.tar.new" "$folder/bare.tar"
  else
    mkdir "$root"
    tar -C "$root" -xf "$folder/bare.tar"
  fi
  cp -L /etc/resolv.conf /etc/hosts "$root/etc/"
  mount -t proc proc "$root/proc"
  mount --rbind /dev "$root/dev"
  mount --make-rslave "$root/dev"
}

release_system() {
  local mounted
  for mounted in dev proc; do
    mountpoint -q "$folder/$1/$mounted" && umount -R "$folder/$1/$mounted"
  done
  return 0
}

finish() {
  local status=$? name
  [[ $status == 0 || -z $doing ]] || echo "debootstrap.sh: FAILED: $doing" >&2
  for name in source packaged; do
    release_system "$name"
    [[ $keep == --keep || $status != 0 ]] || rm -rf "${folder:?}/$name"
  done
  return "$status"
}
trap finish EXIT

inside() { # inside NAME COMMAND…: in a clean environment but for the network's settings
  local root=$folder/$1 name settings=()
  shift
  for name in http_proxy https_proxy no_proxy; do [[ -z ${!name:-} ]] || settings+=("$name=${!name}"); done
  chroot "$root" env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root TERM=dumb "${settings[@]}" "$@" </dev/null
}

step() {
  local what=$1 started=$SECONDS
  shift
  printf '\n==== %s\n' "$what"
  doing=$what
  "$@"
  printf '==== %s: %d s\n' "$what" $((SECONDS - started))
}

second_run() { # nothing changed: within a second, and silent
  local started took said
  started=$(date +%s%N)
  said=$(inside source /root/riposte/tools/run --build-only 2>&1) || return 1
  took=$((($(date +%s%N) - started) / 1000000))
  echo "second run: $took ms"
  [[ -z $said ]] && ((took < 1000))
}

copy_clone() { # what is committed, with any changes of tracked files
  git clone -q --no-hardlinks "$source_root" "$folder/source/root/riposte"
  git -C "$source_root" diff --binary HEAD | git -C "$folder/source/root/riposte" apply --allow-empty
}

install_package() {
  cp "$folder"/source/root/riposte/build/package/riposte_*.deb "$folder/packaged/root/"
  # shellcheck disable=SC2016
  inside packaged bash -c 'apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -q -y /root/riposte_*.deb && dpkg -s riposte'
}

in_terminal() {
  local played
  inside packaged ripostectl --help >/dev/null || return 1
  played=$(inside packaged bash -c 'yes 1 | ripostectl play /usr/share/riposte/scenarios/first-pack/not-interested.json --seed 1 --language ru')
  [[ -n $played ]] && tail -n 12 <<<"$played"
}

in_window() { # the installed program shows its first frame, found by what it says is on it, and ends when asked to
  inside packaged bash -c 'DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends xvfb xauth xdotool >/dev/null' &&
    cat >"$folder/packaged/root/window.sh" <<'END' && inside packaged xvfb-run -a -s "-screen 0 1280x800x24 -noreset" bash /root/window.sh
set -u
riposte --data /root/data --window 1280x800 --language ru --probe-map /root/map.json & program=$!
for _ in $(seq 200); do
  [[ -s /root/map.json ]] && xdotool search --onlyvisible --pid $program >/dev/null 2>&1 && break
  kill -0 $program || exit 1
  sleep 0.1
done
[[ -s /root/map.json ]] || { echo "no frame within 20 s"; kill $program; exit 1; }
head -c 600 /root/map.json && echo
kill -TERM $program
for _ in $(seq 50); do kill -0 $program 2>/dev/null || exit 0; sleep 0.1; done
echo "still running 5 s after SIGTERM" && kill -9 $program && exit 1
END
}

removed() { inside packaged apt-get purge -q -y riposte && [[ -z $(find "$folder/packaged/usr" -iname '*riposte*') ]]; }

step "bare system" bare_system source
step "clone" copy_clone
step "tools/run" inside source /root/riposte/tools/run --build-only
step "tools/run again" second_run
step "tools/test" inside source bash -c 'cd / && /root/riposte/tools/test'
step "tools/package" inside source /root/riposte/tools/package
step "another bare system" bare_system packaged
step "package installed" install_package
step "installed program in the terminal" in_terminal
step "installed program in a window" in_window
step "package removed" removed
echo "All steps passed."
