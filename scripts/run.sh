# dev run [--no-start] [--time-lapse FACTOR]: builds what a massage needs, starts kneadd on the simulated chair, shows
# the session in the terminal and to browsers of this machine.

start=true
time_lapse=1
while [[ $# -gt 0 ]]; do
  case $1 in
    --no-start) start=false ;;
    --time-lapse)
      [[ $# -ge 2 ]] || die "run: --time-lapse needs a factor, such as 20"
      time_lapse=$2
      shift
      ;;
    *) die "run: unknown option '$1'; there are --no-start and --time-lapse FACTOR" ;;
  esac
  shift
done

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

# free_port: the first of ten that nobody listens on; the gateway itself finds out about a race.
free_port() {
  local port
  for port in {8080..8089}; do
    (: <"/dev/tcp/127.0.0.1/$port") 2>/dev/null || {
      echo "$port"
      return
    }
  done
}

steps 4
step "packages"
need core
step "page for browsers"
# In a shell of its own: without the page the terminal panel shows the massage all the same.
page=
if (build_page); then
  page=$page_folder/dist
else
  echo "the page could not be built, for the reason above: only the terminal panel shows the massage" >&2
fi
step "build release (kneadd, kneadctl, knead-display)"
# Tests need more packages: they are left out of a first configuration, and kept if they are in.
if [[ -f build/release/CMakeCache.txt ]]; then
  configure release
else
  configure release -DKNEAD_BUILD_TESTS=OFF
fi
build release kneadd kneadctl ${page:+knead-display}

step "kneadd on the simulated chair"
directory=$(run_directory)
socket=$directory/kneadd.sock
log=$directory/kneadd.log
ctl=(build/release/bin/kneadctl --socket "$socket")
"${ctl[@]}" status >/dev/null 2>&1 && die "a kneadd is running at $socket already; end it first"

# Whoever runs a simulated chair as root on a board keeps its massages apart from those of the real one.
if [[ $EUID -eq 0 && -d /var/lib/knead && -z ${KNEAD_HISTORY:-} ]]; then
  export KNEAD_HISTORY=${XDG_STATE_HOME:-$HOME/.local/state}/knead/history.db
  echo "a chair is installed here: for the simulated one's history type: export KNEAD_HISTORY=$KNEAD_HISTORY" >&2
fi

in_terminal=false
[[ -t 0 && -t 1 ]] && in_terminal=true
daemon=(build/release/bin/kneadd --config config/kneadd.toml --chair sim --allow-faults --allow-no-realtime
  --socket "$socket" --recordings "$directory/recordings" --own-history --time-lapse "$time_lapse")
if $in_terminal; then
  "${daemon[@]}" >"$log" 2>&1 &
else
  "${daemon[@]}" &
fi
daemon_pid=$!
display_pid=
end_daemon() {
  [[ -n $display_pid ]] && kill "$display_pid" 2>/dev/null && wait "$display_pid" 2>/dev/null
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

port=$(free_port)
if [[ -n $page && -z $port ]]; then
  echo "ports 8080 to 8089 are all in use: no browser can see the massage" >&2
elif [[ -n $page ]]; then
  build/release/bin/knead-display --listen "127.0.0.1:$port" --socket "$socket" --page "$page" \
    --state "$directory/display" >"$directory/display.log" 2>&1 &
  display_pid=$!
  echo "in a browser: http://localhost:$port/ - press 'It hurts' there to see what happens" >&2
  echo "as a technician: build/release/bin/knead-display --state $directory/display pair --role technician" >&2
fi

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
