# dev campaign [BODIES]: whole sessions, every sense, touch and the care rules on many simulated people, on all cores, and
# a history that is killed; results into docs/results, pages into build/.

bodies=${1:-200}
[[ $bodies =~ ^[1-9][0-9]*$ ]] || die "campaign: '$bodies' is no number of people; for instance: ./dev campaign 200"

steps 8
step "packages"
need core test
find_recordings
step "build release"
configure release -DKNEAD_BUILD_TESTS=ON
build release kneadctl history_kill_points
step "figures of the first massage"
/usr/bin/python3 -B tests/campaign/figures.py --kneadctl build/release/bin/kneadctl --results docs/results
step "campaign: $bodies people"
/usr/bin/python3 -B tests/campaign/campaign.py --kneadctl build/release/bin/kneadctl --bodies "$bodies" \
  --jobs "$jobs" --results docs/results
step "senses: $bodies people; page and pictures: build/senses/senses.html"
/usr/bin/python3 -B tests/campaign/senses.py --kneadctl build/release/bin/kneadctl \
  --seeds "10001..$((10000 + bodies))" --report build/senses --results docs/results
# What docs/signal-chain.md shows.
cp build/senses/senses_{roc,delay,confusion,stiffness,scan,example_10001}.svg docs/images/
step "touch: $bodies people; page and pictures: build/touch/touch.html"
/usr/bin/python3 -B tests/campaign/touch.py --kneadctl build/release/bin/kneadctl \
  --seeds "10001..$((10000 + bodies))" --report build/touch --results docs/results
# What docs/results/README.md shows.
cp build/touch/touch_{error,hold,knead,stroke,coughs,leans}.svg docs/images/
step "care: $((10 * bodies)) people with an intake and a programme of their own"
/usr/bin/python3 -B tests/campaign/care.py --kneadctl build/release/bin/kneadctl \
  --seeds "10001..$((10000 + 10 * bodies))" --results docs/results
step "the history: 200 kills, 200 power cuts"
/usr/bin/python3 -B tests/campaign/history.py --kneadctl build/release/bin/kneadctl \
  --kill-points build/release/bin/history_kill_points --results docs/results
finish_step
