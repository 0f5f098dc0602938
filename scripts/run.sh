# dev run [--no-start]: builds what a massage needs, starts kneadd on the simulated chair and shows the session.

start=true
case ${1:-} in
  '') ;;
  --no-start) start=false ;;
  *) die "run: unknown option '$1'; there is --no-start" ;;
esac

run_directory() {
  if [[ -n ${XDG_RUNTIME_DIR:-} && -d $XDG_RUNTIME_DIR && -w $XDG_RUNTIME_DIR ]]; then
    echo "$XDG_RUNTIME_DIR"
    return
  fi
  local directory=/tmp/knead-$UID
  mkdir -p -m 700 "$directory"
  # In /tmp somebody else may have made it first.
  [[ -O $directory ]] || die "$directory belongs to somebody else; set XDG_RUNTIME_DIR to a directory of yours"
  echo "$directory"
}

steps 3
step "packages"
need core
step "build release (kneadd, kneadctl)"
# Tests need more packages: they are left out of a first configuration, and kept if they are in.
if [[ -f build/release/CMakeCache.txt ]]; then
  configure release
else
  configure release -DKNEAD_BUILD_TESTS=OFF
fi
build release kneadd kneadctl

step "kneadd on the simulated chair"
directory=$(run_directory)
socket=$directory/kneadd.sock
log=$directory/kneadd.log
ctl=(build/release/bin/kneadctl --socket "$socket")
"${ctl[@]}" status >/dev/null 2>&1 && die "a kneadd is running at $socket already; end it first"

in_terminal=false
[[ -t 0 && -t 1 ]] && in_terminal=true
daemon=(build/release/bin/kneadd --config config/kneadd.toml --chair sim --allow-no-realtime --socket "$socket"
  --recordings "$directory/recordings" --history "$directory/history.db")
if $in_terminal; then
  "${daemon[@]}" >"$log" 2>&1 &
else
  "${daemon[@]}" &
fi
daemon_pid=$!
end_daemon() {
  kill "$daemon_pid" 2>/dev/null && wait "$daemon_pid" 2>/dev/null
  true
}
trap end_daemon EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

for ((tenths = 0; tenths < 100; tenths++)); do
  "${ctl[@]}" status >/dev/null 2>&1 && break
  kill -0 "$daemon_pid" 2>/dev/null || die "kneadd ended at once$($in_terminal && echo ": $(tail -n 5 "$log")")"
  sleep 0.1
done
((tenths < 100)) || die "kneadd does not answer at $socket"
finish_step

if $start; then
  # The simulated person takes half a second to sit down, and before that a start would be refused.
  until "${ctl[@]}" status | grep -q '^person *seated'; do
    kill -0 "$daemon_pid" 2>/dev/null || die "kneadd ended before anybody sat down"
    sleep 0.1
  done
  echo "a simulated person sits in the chair; sending: kneadctl start classic --condition chronic_low_back_pain" >&2
  "${ctl[@]}" start classic --condition chronic_low_back_pain >&2
fi
if $in_terminal; then
  "${ctl[@]}" watch
else
  echo "no terminal: kneadd's log follows until it is stopped; its socket is $socket" >&2
  echo "watch it with: ${ctl[*]} watch" >&2
  wait "$daemon_pid"
fi
