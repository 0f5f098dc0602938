#!/usr/bin/env bash
# user_and_folders.sh UNITS: sysusers and tmpfiles make the user and the folder in an empty root.
set -euo pipefail
units=$1
for tool in systemd-sysusers systemd-tmpfiles; do
  command -v $tool >/dev/null || { echo "skipped: $tool is not here"; exit 77; }
done
[[ $(id -u) == 0 ]] || { echo "skipped: only root can give a folder away"; exit 77; }

root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
mkdir -p "$root/etc"
systemd-sysusers --root="$root" "$units/knead.sysusers"
grep -q '^knead:' "$root/etc/passwd" || { echo "no user knead"; exit 1; }
gid=$(awk -F: '$1 == "knead" { print $3 }' "$root/etc/group")
member=$(awk -F: '$1 == "knead-io" { print $4 }' "$root/etc/group")
[[ $member == knead ]] || { echo "in knead-io is '$member', not knead alone"; exit 1; }

systemd-tmpfiles --root="$root" --create "$units/knead.tmpfiles"
found=$(stat -c '%a %u %g' "$root/etc/knead")
[[ $found == "2775 0 $gid" ]] || { echo "/etc/knead is '$found', not '2775 0 $gid'"; exit 1; }
