# dev check [--all]: what can be known without running the program. Goes on after a failure, so that one
# run shows everything; the exit code says whether all held. clang-tidy reads what runs in a chair; with --all
# the tests too, which doubles its time and finds little that a failing test would not.

tidy_options=()
case ${1:-} in
  '') ;;
  --all) tidy_options=(--tests) ;;
  *) die "check: unknown option '$1'; there is --all" ;;
esac

steps 5
step "packages"
need core test quality
failed=0

step "scripts are well-formed"
for script in dev .ci/run scripts/*.sh; do
  bash -n "$script" || failed=1
done

step "format (clang-format 19; cure: clang-format-19 -i FILE)"
mapfile -t formatted < <(find control hal config proto daemon display tests -name node_modules -prune \
  -o \( -name '*.hpp' -o -name '*.cpp' \) -print | sort)
clang-format-19 --dry-run -Werror "${formatted[@]}" || failed=1

step "arrows, links and generated pages"
/usr/bin/python3 -B tests/arrows/arrows.py . || failed=1
/usr/bin/python3 -B tests/docs/links.py . || failed=1

step "clang-tidy 19 (unchanged files are skipped)"
configure release -DKNEAD_BUILD_TESTS=ON
build release knead_proto knead_commit # the headers that are made
/usr/bin/python3 -B scripts/tidy.py build/release "$jobs" "${tidy_options[@]}" || failed=1
finish_step
exit "$failed"
