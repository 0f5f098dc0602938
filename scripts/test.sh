# dev test [CTEST ARG...]: every test of the release build, then those that need the malloc guard.
# Both run even if the first fails; the exit code says whether all passed.

steps 8
step "packages"
need core test vm
install_modules tests/journey
find_recordings

step "libgpiod 2 beside the installed one"
scripts/libgpiod2.sh >&2 || echo "no libgpiod 2: its seam is not tested" >&2

step "build the page"
build_page
step "build release"
configure release -DKNEAD_BUILD_TESTS=ON
build release
step "build rt-check (the malloc guard)"
configure rt-check -DKNEAD_BUILD_TESTS=ON
build rt-check rt_tests

step "kernels of the vm tests (4 to 6 minutes the first time, then cached)"
tests/vm/build_kernel.sh >&2 || echo "no kernel: the vm tests are skipped, and say so" >&2
tests/vm/stock/fetch_kernel.sh >&2 || echo "no Debian kernel: vm/StockKernel is skipped, and says so" >&2

failed=0
step "tests under the malloc guard"
ctest --preset rt-check --output-on-failure "$@" || failed=1
step "tests of the release build"
ctest --preset release --parallel "$jobs" --output-on-failure "$@" || failed=1
finish_step
exit "$failed"
