#!/usr/bin/env bash
# verify_bites.sh UNITS BIN: verify.sh must refuse a unit with a misspelt key and one whose program
# is not there; a check that accepts everything is no check.
set -euo pipefail
units=$1 bin=$2
here=$(dirname "$(readlink -f "$0")")
command -v systemd-analyze >/dev/null || { echo "skipped: systemd-analyze is not here"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
sed 's/^WatchdogSec=/WatchDogSec=/' "$units/kneadd.service" >"$work/kneadd.service"
if bash "$here/verify.sh" "$work" "$bin" kneadd.service; then
  echo "a misspelt key was accepted"
  exit 1
fi
cp "$units/kneadd.service" "$work/kneadd.service"
if bash "$here/verify.sh" "$work" /nowhere kneadd.service; then
  echo "a program that is not there was accepted"
  exit 1
fi
