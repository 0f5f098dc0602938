#!/usr/bin/env bash
# release.sh KNEAD_RELEASE: says released only when nobody lives at the socket; removes what a crash
# left and nothing else.
set -euo pipefail
program=$1
work=$(mktemp -d)
listener=
trap '[[ -z $listener ]] || kill "$listener"; rm -rf "$work"' EXIT
socket=$work/kneadd.sock

fail() {
  echo "FAILED: $*"
  exit 1
}
run() { "$program" --chair sim --socket "$socket" 2>&1; }

said=$(run) || fail "after a clean end: $said"
[[ $said == *"released: chair=sim"* ]] || fail "a clean end is not called released: $said"
[[ $said != *crashed* ]] || fail "a clean end is called a crash: $said"

/usr/bin/python3 -c 'import socket, sys; socket.socket(socket.AF_UNIX).bind(sys.argv[1])' "$socket"
said=$(SERVICE_RESULT=watchdog EXIT_CODE=killed EXIT_STATUS=ABRT run) || fail "after a crash: $said"
[[ $said == *"SERVICE_RESULT=watchdog EXIT_CODE=killed EXIT_STATUS=ABRT"* ]] || fail "no cause: $said"
[[ $said == *"removed its socket"* && ! -e $socket ]] || fail "the dead socket stayed: $said"

coproc living { /usr/bin/python3 -c '
import socket, sys
s = socket.socket(socket.AF_UNIX)
s.bind(sys.argv[1])
s.listen()
print("listening", flush=True)
sys.stdin.read()' "$socket"; }
# shellcheck disable=SC2154  # coproc sets it
listener=$living_PID
read -r _ <&"${living[0]}"
if said=$(run); then fail "a living kneadd was called released: $said"; fi
[[ $said == *"NOT released"* && -S $socket ]] || fail "a living kneadd's socket went: $said"
kill "$listener"
wait "$listener" || true
listener=
rm "$socket"

echo precious >"$socket"
if said=$(run); then fail "a plain file was taken for a socket: $said"; fi
[[ $(<"$socket") == precious ]] || fail "a plain file was touched"

rm "$socket"
wiring=$(dirname "$(readlink -f "$0")")/../../config/linux/reference.toml
if said=$("$program" --chair linux --wiring "$wiring" --socket "$socket" 2>&1); then
  fail "a chair without its board was called released: $said"
fi
[[ $said == *'NOT turned off: gpio "pinctrl-bcm2711"'*ENOENT* ]] || fail "which line is not told: $said"
[[ $said == *'NOT turned off: pwm "fe20c000.pwm"'*ENOENT* ]] || fail "a missing line hid the drives: $said"
if said=$("$program" --chair linux --wiring "$work/none.toml" --socket "$socket" 2>&1); then
  fail "a chair that nobody described was called released: $said"
fi
