#!/usr/bin/env bash
# libgpiod2.sh: unpacks libgpiod 2 from bookworm-backports into the cache, beside the installed 1.6, and
# prints its folder. Debian 13 has it by itself. Touches neither the system's packages nor its sources.
set -euo pipefail
root=${XDG_CACHE_HOME:-$HOME/.cache}/knead/libgpiod2
if compgen -G "$root/usr/lib/*/libgpiod.so.3" >/dev/null; then
  echo "$root"
  exit
fi
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p "$work/lists/partial" "$work/cache/archives/partial" "$work/root"
echo "deb http://deb.debian.org/debian bookworm-backports main" >"$work/sources.list"
apt=(apt-get -qq -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=/dev/null
  -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/cache")
{
  "${apt[@]}" update
  cd "$work"
  "${apt[@]}" download libgpiod-dev libgpiod3
} >&2
for package in "$work"/*.deb; do
  dpkg-deb -x "$package" "$work/root"
done
mkdir -p "$(dirname "$root")"
rm -rf "$root"
mv "$work/root" "$root"
echo "$root"
