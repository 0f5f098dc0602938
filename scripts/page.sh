# The page that knead-display serves: what it needs, and its build. Sourced by dev's commands.

page_folder=display/page

# install_page: Node and the page's modules, as its lock file has them; nothing when they are there.
install_page() {
  # A Node of another origin brings its own npm, and Debian's would be against it.
  { command -v node && command -v npm; } >/dev/null || need page
  [[ $(node --version) =~ ^v([0-9]+) && ${BASH_REMATCH[1]} -ge 18 ]] ||
    die "the page needs Node 18 or newer, here is $(node --version): remove it, and Debian's own is installed"
  # npm writes this file last, so an interrupted install is begun anew.
  [[ $page_folder/node_modules/.package-lock.json -nt $page_folder/package-lock.json ]] && return 0
  npm ci --prefix "$page_folder" --no-fund --no-audit >&2 ||
    die "the page's modules could not be installed: npm must reach its registry (npm config get registry)"
  touch "$page_folder/node_modules/.package-lock.json"
}

# build_page: display/page/dist, anew when a source or a message changed.
build_page() {
  install_page
  local built=$page_folder/dist/index.html newer=
  [[ -f $built ]] && newer=$(find proto/knead "$page_folder" \( -name node_modules -o -name dist -o -name gen \) -prune \
    -o -type f -newer "$built" -print -quit)
  [[ -f $built && -z $newer ]] && return 0
  npm run --silent --prefix "$page_folder" build >&2 || die "the page could not be built: see above"
}
