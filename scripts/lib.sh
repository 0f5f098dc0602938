# What dev's commands share: steps with their times, packages, configure and build. Sourced by dev.

export NINJA_STATUS="[%f/%t, %es] "
jobs=${KNEAD_JOBS:-$(nproc)}
# Paths relative to the checkout, so that a second clone finds in ccache what the first compiled.
export CCACHE_BASEDIR=$PWD CCACHE_NOHASHDIR=true
step_number=0
step_total=1
step_text=
step_began=$SECONDS

# steps N: how many steps this command will announce.
steps() { step_total=$1; }

# step TEXT: closes the step before with its time and opens the next.
step() {
  finish_step
  step_number=$((step_number + 1))
  step_text=$1
  step_began=$SECONDS
  echo "[$step_number/$step_total] $step_text" >&2
}

finish_step() {
  [[ -n $step_text ]] && echo "[$step_number/$step_total] $step_text: done in $((SECONDS - step_began)) s" >&2
  step_text=
}

die() {
  echo "dev: $*" >&2
  exit 1
}

# packages_in GROUP...: the names of packages.list under [GROUP].
packages_in() {
  local group
  for group in "$@"; do
    awk -v group="[$group]" '/^\[/ { inside = ($0 == group); next } inside && NF && !/^#/' packages.list
  done
}

missing_packages() {
  local name
  packages_in "$@" | while read -r name; do
    [[ $(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null) == installed ]] || echo "$name"
  done
}

# need GROUP...: installs what is missing of these groups; asks apt nothing when nothing is.
need() {
  local missing as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [[ ${#missing[@]} -eq 0 ]] && return 0
  if [[ $EUID -ne 0 ]]; then
    command -v sudo >/dev/null ||
      die "these packages are missing and there is no sudo; as root run: apt-get install ${missing[*]}"
    as_root=(sudo)
  fi
  echo "installing ${#missing[@]} packages: ${missing[*]}" >&2
  "${as_root[@]}" apt-get -q update >&2
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive \
    apt-get -q install -y --no-install-recommends "${missing[@]}" >&2
}

# configure PRESET [CMAKE ARG...]: cheap when nothing changed.
configure() {
  local preset=$1 launcher=()
  shift
  command -v ccache >/dev/null && launcher=(-DCMAKE_CXX_COMPILER_LAUNCHER=ccache)
  cmake --preset "$preset" "${launcher[@]}" "$@" >&2
}

# build PRESET [TARGET...]: everything, or these targets.
build() {
  local preset=$1 targets=()
  shift
  [[ $# -gt 0 ]] && targets=(--target "$@")
  cmake --build --preset "$preset" --parallel "$jobs" "${targets[@]}" >&2
}

# Where the recordings of real muscles are; what needs them says so where they are not.
find_recordings() {
  if [[ -z ${KNEAD_DATA_DIR:-} && -d ../shared/data ]]; then
    KNEAD_DATA_DIR=$(readlink -f ../shared/data)
  fi
  export KNEAD_DATA_DIR=${KNEAD_DATA_DIR:-}
  [[ -n $KNEAD_DATA_DIR ]] || echo "KNEAD_DATA_DIR is not set: what needs recordings is skipped, and says so" >&2
}
