# dev build [PRESET]: configure and build one preset, tests included.

preset=${1:-release}
grep -q "{\"name\": \"$preset\", \"configurePreset\"" CMakePresets.json ||
  die "no preset '$preset'; the presets are dev, release, asan-ubsan, tsan, rt-check, coverage"

steps 3
step "packages"
need core test
step "configure $preset"
configure "$preset" -DKNEAD_BUILD_TESTS=ON
step "build $preset"
build "$preset"
finish_step
