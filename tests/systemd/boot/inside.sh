#!/usr/bin/env bash
# Runs as root inside the booted container, by knead-proof.service. Writes "ok WHAT" or "FAILED WHAT"
# lines; boot_test.py outside counts them. The chair is the simulated one: there are no devices here.
set -uo pipefail

say() { echo "$*" >>/proof/said; }
check() { # check WHAT COMMAND...: the command must succeed
  local what=$1
  shift
  if "$@" >/tmp/check.log 2>&1; then say "ok $what"; else say "FAILED $what: $* $(tail -n 3 /tmp/check.log | tr '\n' ' ')"; fi
}
not() { ! "$@"; }
is() { [[ $1 == "$2" ]] || { echo "'$1' is not '$2'"; return 1; }; }
has() { [[ $1 == *"$2"* ]] || { echo "'$1' has no '$2'"; return 1; }; }
property() { systemctl show -P "$1" "${2:-kneadd.service}"; }
pid() { property MainPID; }
until_it() { # until_it COMMAND...: within 15 s
  for _ in $(seq 150); do "$@" >/dev/null 2>&1 && return; sleep 0.1; done
  return 1
}
journal() { journalctl --sync; journalctl -o cat "$@"; }
lives_again() { # another process than $1, and ready
  [[ $(pid) != "$1" && $(property ActiveState) == active ]]
}

active() { [[ $(property ActiveState) == active ]]; }
check "the target brings kneadd up" until_it active
active || { say "nothing more can be proven"; systemctl poweroff --no-block; exit; }
main=$(pid)
before=$(property ActiveEnterTimestampMonotonic)
target=$(property ActiveEnterTimestampMonotonic knead.target)
check "kneadd is ready before the target is" test "$before" -le "$target"

# -- who it is, and what it may
check "runs as knead, not as root" is "$(stat -c %U "/proc/$main")" knead
check "has no capability" is "$(awk '/^CapEff/ { print $2 }' "/proc/$main/status")" 0000000000000000
check "can gain none" is "$(awk '/^NoNewPrivs/ { print $2 }' "/proc/$main/status")" 1
if [[ ! -e /usr/lib/systemd/system/kneadd.service.d/without-limits.conf ]]; then
  check "its cycle has SCHED_FIFO 45" grep -q ' 45 1$' <(cut -d' ' -f40,41 /proc/"$main"/task/*/stat | sed 's/^/ /')
  check "its memory is locked" test "$(awk '/^VmLck/ { print $2 }' "/proc/$main/status")" -gt 0
fi
check "is in the devices' group" grep -qw "$(getent group knead-io | cut -d: -f3)" <(grep ^Groups "/proc/$main/status")
check "the socket is for owner and group" is "$(stat -c '%a %U %G' /run/knead/kneadd.sock)" "660 knead knead"
check "the socket's folder too" is "$(stat -c '%a %U %G' /run/knead)" "750 knead knead"

# -- the sandbox; each thing can be done outside of it
inside() { nsenter -t "$main" -m "$@"; }
mkdir -p /home/ada && echo secret >/home/ada/diary
check "everybody's home is there outside" cat /home/ada/diary
check "nobody's home is there inside" not inside cat /home/ada/diary
check "the system is read-only inside" not inside touch /usr/written
check "its own state is not" inside touch /var/lib/knead/written
check "another's state is" not inside touch /var/lib/dbus/written
check "it can tell one start of the board from another" inside cat /proc/sys/kernel/random/boot_id
check "it may ask whether the clock has been set" has "$(property SystemCallFilter)" adjtimex
check "its network is its own" not is "$(readlink "/proc/$main/ns/net")" "$(readlink /proc/1/ns/net)"
check "which has nothing but a loopback" is "$(awk -F: 'NR > 2 { gsub(/ /, "", $1); print $1 }' "/proc/$main/net/dev")" lo
as_knead() { setpriv --reuid=knead --regid=knead --clear-groups "$@"; }
check "everybody sees the first process outside" as_knead test -e /proc/1/status
check "it sees no process but its own" not inside setpriv --reuid=knead --regid=knead --clear-groups test -e /proc/1/status

# -- the display
shows() { [[ $(property ActiveState knead-display.service) == active ]]; }
asked() { # what a browser is answered, its first line
  exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET / HTTP/1.0\r\nHost: 127.0.0.1:8080\r\n\r\n' >&3 && head -n 1 <&3
}
answers() { [[ $(asked) == *" 200 "* ]]; }
check "the target brings the display up" until_it shows
display=$(property MainPID knead-display.service)
check "it was started when kneadd was ready" test "$before" -le "$(property ExecMainStartTimestampMonotonic knead-display.service)"
check "it answers a browser" until_it answers
check "runs as a user of its own" is "$(awk '/^Uid/ { print ($2 >= 61184 && $2 <= 65519) }' "/proc/$display/status")" 1
check "the display has no capability" is "$(awk '/^CapEff/ { print $2 }' "/proc/$display/status")" 0000000000000000
check "is in the socket's group" grep -qw "$(getent group knead | cut -d: -f3)" <(grep ^Groups "/proc/$display/status")
check "is not in the devices' group" not grep -qw "$(getent group knead-io | cut -d: -f3)" <(grep ^Groups "/proc/$display/status")
check "nobody's home is there for the display" not nsenter -t "$display" -m cat /home/ada/diary
check "the system is read-only for the display" not nsenter -t "$display" -m touch /usr/written
another_shows() { shows && [[ $(property MainPID knead-display.service) != "$display" ]]; }
kill -KILL "$display"
check "a killed display is started anew" until_it another_shows
check "and answers" until_it answers
check "kneadd has not noticed" is "$(pid) $(property NRestarts)" "$main 0"

# -- in the journal
check "its lines carry the field" has "$(journal KNEAD_PART=controller)" "ready chair=sim"

# -- a cycle that stalls
kill -STOP "$main"
check "a stalled kneadd is started anew by the watchdog" until_it lives_again "$main"
check "systemd says why" has "$(journal -u kneadd)" "Watchdog timeout"
check "the crash helper heard of it and says released" has "$(journal -u kneadd)" "SERVICE_RESULT=watchdog"

# -- a crash
main=$(pid)
kill -SEGV "$main"
check "a crashed kneadd is started anew" until_it lives_again "$main"
check "the crash helper says that nobody drives the chair" has "$(journal -u kneadd)" "released: chair=sim"

# -- the third death within a minute is a defect
main=$(pid)
kill -KILL "$main"
given_up() { [[ $(property ActiveState) == failed ]]; }
check "after three deaths it stays down" until_it given_up
sleep 3 # RestartSec=2 and one more
check "and is not started again" given_up
check "its socket is gone" not test -e /run/knead/kneadd.sock

# -- an orderly end
systemctl reset-failed kneadd
systemctl start knead.target
check "a person brings it back" until_it test -S /run/knead/kneadd.sock
systemctl stop knead.target
stopped() { [[ $(property ActiveState) == inactive ]]; }
check "stopping the target stops kneadd" until_it stopped
check "the chair let go first" has "$(journal -u kneadd)" "released, the cycle has ended"

say "end"
systemctl poweroff --no-block
