#!/usr/bin/env bash
# root.sh PROGRAM...: makes a small Debian with systemd and the libraries of PROGRAMs, and prints its
# folder. Kept outside the tree under the hash of what is in it, so that only the first run takes a
# minute. Exits 77 with a reason where it cannot be made.
set -euo pipefail
skip() {
  echo "skipped: $*" >&2
  exit 77
}
for tool in mmdebstrap systemd-nspawn dpkg-query; do
  command -v $tool >/dev/null || skip "$tool is not here (packages.list, [system])"
done
[[ $(id -u) == 0 ]] || skip "only root can boot a container"

# shellcheck disable=SC1091  # the system's own
suite=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
[[ -n $suite ]] || skip "this is no Debian release"
libraries=$(ldd "$@" | awk '$2 == "=>" && $3 ~ "^/" { print $3 }' | sort -u)
packages=$(
  for library in $libraries; do
    # The linker says /lib/..., the packages of a merged /usr are listed by either name.
    dpkg-query -S "$library" 2>/dev/null || dpkg-query -S "/usr$library" 2>/dev/null
  done | cut -d: -f1 | sort -u | tr '\n' ','
)
packages+=systemd,systemd-sysv,dbus

cache=${KNEAD_VM_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/knead/vm}
root=$cache/systemd-$suite-$(sha256sum <<<"$packages" | cut -c1-16)
if [[ ! -d $root ]]; then
  mkdir -p "$cache"
  rm -rf "$root.new"
  mmdebstrap --quiet --variant=minbase --include="$packages" "$suite" "$root.new" >&2 ||
    skip "mmdebstrap could not make a root (no network?)"
  mv "$root.new" "$root"
fi
echo "$root"
