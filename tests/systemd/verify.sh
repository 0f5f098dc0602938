#!/usr/bin/env bash
# verify.sh UNITS BIN UNIT...: systemd-analyze verify on each UNIT as it is, but for /usr/bin, which
# becomes BIN, so that the programs named are there. Any word on stderr is a failure: the exit status
# is 0 even for keys that systemd does not know.
set -euo pipefail
units=$1 bin=$2
shift 2
command -v systemd-analyze >/dev/null || { echo "skipped: systemd-analyze is not here"; exit 77; }

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for unit in "$@"; do
  sed "s|/usr/bin/|$bin/|g" "$units/$unit" >"$work/$unit"
done
for unit in "$@"; do
  if ! systemd-analyze verify --man=no "$work/$unit" 2>"$work/said" || [[ -s $work/said ]]; then
    cat "$work/said"
    exit 1
  fi
done
echo "$* accepted by $(systemd-analyze --version | head -n 1)"
