# The page that knead-display serves: what it needs, and its build. Sourced by dev's commands.

page_folder=display/page

# install_modules FOLDER: Node, and the modules of FOLDER as its lock file has them; nothing when they are there.
install_modules() {
  local folder=$1
  # A Node of another origin brings its own npm, and Debian's would be against it.
  { command -v node && command -v npm; } >/dev/null || need page
  [[ $(node --version) =~ ^v([0-9]+) && ${BASH_REMATCH[1]} -ge 18 ]] ||
    die "the page needs Node 18 or newer, here is $(node --version): remove it, and Debian's own is installed"
  # npm writes this file last, so an interrupted install is begun anew.
  [[ $folder/node_modules/.package-lock.json -nt $folder/package-lock.json ]] && return 0
  npm ci --prefix "$folder" --no-fund --no-audit >&2 ||
    die "the modules of $folder could not be installed: npm must reach its registry (npm config get registry)"
  touch "$folder/node_modules/.package-lock.json"
}

# build_page: display/page/dist, anew when a source or a message changed.
build_page() {
  install_modules "$page_folder"
  local built=$page_folder/dist/index.html newer=
  [[ -f $built ]] && newer=$(find proto/knead "$page_folder" \( -name node_modules -o -name dist -o -name gen \) -prune \
    -o -type f -newer "$built" -print -quit)
  [[ -f $built && -z $newer ]] && return 0
  npm run --silent --prefix "$page_folder" build >&2 || die "the page could not be built: see above"
}
