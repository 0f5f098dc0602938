# dev campaign [BODIES]: whole sessions on many simulated people, on all cores; results into docs/results.

bodies=${1:-200}
[[ $bodies =~ ^[1-9][0-9]*$ ]] || die "campaign: '$bodies' is no number of people; for instance: ./dev campaign 200"

steps 4
step "packages"
need core test
find_recordings
step "build release"
configure release -DKNEAD_BUILD_TESTS=ON
build release kneadctl
step "figures of the first massage"
/usr/bin/python3 -B tests/campaign/figures.py --kneadctl build/release/bin/kneadctl --results docs/results
step "campaign: $bodies people"
/usr/bin/python3 -B tests/campaign/campaign.py --kneadctl build/release/bin/kneadctl --bodies "$bodies" \
  --jobs "$jobs" --results docs/results
finish_step
