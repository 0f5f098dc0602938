# dev bench [FILTER]: every benchmark, then the table of budgets. FILTER is a regular expression on names;
# with one, the budgets of what did not run are not asked for.

filter=${1:-.}
steps 6
step "packages"
need core test
step "build release"
configure release -DKNEAD_BUILD_TESTS=ON
build release benches
step "benchmarks"
results=()
for bench in build/release/bin/*_bench; do
  result=build/release/$(basename "$bench").json
  "$bench" --benchmark_filter="$filter" --benchmark_out="$result" --benchmark_out_format=json
  results+=("$result")
done
step "instructions"
[[ -x build/release/bin/emg_chain_bench ]] && /usr/bin/python3 -B tests/bench/instructions.py build/release/bin/emg_chain_bench
step "page"
if [[ page =~ $filter ]]; then
  need page
  build release kneadd kneadctl knead-display
  build_page
  install_modules tests/journey
  node tests/bench/page.mjs "$PWD" build/release
fi
step "budgets"
if [[ $filter == . ]]; then
  /usr/bin/python3 -B tests/bench/budgets.py tests/bench/budgets.json "${results[@]}"
fi
finish_step
