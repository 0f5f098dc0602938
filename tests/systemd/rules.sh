#!/usr/bin/env bash
# rules.sh UNITS: udev reads every rule without a complaint, and complains of one that is wrong.
# (`udevadm verify` is newer than Debian 12's.) Groups that are not here are root's for the test.
set -euo pipefail
units=$1
command -v udevadm >/dev/null || { echo "skipped: udevadm is not here"; exit 77; }
[[ $(id -u) == 0 ]] || { echo "skipped: only root can put rules in udev's place"; exit 77; }
unshare --mount true 2>/dev/null || { echo "skipped: no mount namespace can be made here"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -p /etc/udev/rules.d
complaints() {
  # shellcheck disable=SC2016  # expands inside
  unshare --mount sh -c 'mount --bind "$0" /etc/udev/rules.d && udevadm test --action=add /devices/virtual/mem/null 2>&1' \
    "$work" | tee "$work.said" | grep -a '70-knead.rules:' || true
  grep -aq 'Reading rules file: .*70-knead.rules' "$work.said" || echo "udev did not read the rules"
  rm -f "$work.said"
}

sed 's/GROUP="knead-io"/GROUP="root"/' "$units/70-knead.rules" >"$work/70-knead.rules"
said=$(complaints)
[[ -z $said ]] || { echo "FAILED: $said"; exit 1; }
echo 'SUBSYSTEM=="gpio", GROP="root"' >>"$work/70-knead.rules"
said=$(complaints)
[[ -n $said ]] || { echo "FAILED: a misspelt key was accepted"; exit 1; }
