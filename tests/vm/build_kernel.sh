#!/usr/bin/env bash
# build_kernel.sh [--find]: the kernel that the vm tests run on, as an ordinary program (User-Mode Linux), from
# Debian's linux-source-6.1 and the fragments in kernel/. Prints the folder that holds `linux`, the modules
# and `config`: one a version of the source and of what is in kernel/, outside the tree, in
# ${KNEAD_KERNEL_CACHE:-~/.cache/knead/kernel}, so that every clone and build shares it. --find builds nothing:
# exit 3 and the cure where there is none yet. How long it takes: docs/kernel-tests.md.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
package=linux-source-6.1
tarball=/usr/src/$package.tar.xz
cache=${KNEAD_KERNEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/knead/kernel}

say() { echo "build_kernel: $*" >&2; }

version=$(dpkg-query -W -f '${db:Status-Status} ${Version}' "$package" 2>/dev/null || true)
if [[ $version != "installed "* || ! -r $tarball ]]; then
  say "$package is not installed; cure: apt-get install $package flex bison bc kmod, or ./dev test"
  exit 3
fi
fragments=("$here"/kernel/{base,devices,uml}.config)
# This script is part of the key: another way to build is another kernel.
key=$(cat "${fragments[@]}" "$here"/kernel/{Kbuild,*.c} "$here/build_kernel.sh" | sha256sum | cut -c1-12)
built=$cache/${version#installed }-$key

print_if_built() {
  if [[ -r $built/config ]]; then
    echo "$built"
    exit 0
  fi
}

print_if_built
if [[ ${1:-} == --find ]]; then
  say "no kernel in $built; cure: tests/vm/build_kernel.sh, or ./dev test"
  exit 3
fi
for tool in make gcc flex bison bc xz; do
  command -v "$tool" >/dev/null || { say "$tool is missing; cure: apt-get install $tool"; exit 3; }
done

mkdir -p "$cache"
# One build at a time: a second caller waits and finds what the first one built.
exec 9>"$cache/lock"
flock 9
print_if_built

work=$(mktemp -d "$cache/building.XXXXXX")
trap 'rm -rf "$work"' EXIT
log=$cache/build.log
say "building $package ${version#installed } for the vm tests, once; its log is $log"

build() {
  # Kconfig reads Documentation/Kconfig and nothing else of what is left out.
  tar -xJf "$tarball" -C "$work" --strip-components=1 --wildcards \
    --exclude='*/Documentation/*/*' --exclude='*/tools/testing/*' --exclude='*/tools/perf/*'
  cd "$work"
  # The source reads a process's floating-point state into 2,696 bytes and panics at its first process where the
  # processor has more (with AMX it is 11,008). uml.config gives the stacks that hold it.
  sed -i 's/DEFINE_LONGS(HOST_FP_SIZE, 2696)/DEFINE_LONGS(HOST_FP_SIZE, 16384)/' arch/x86/um/user-offsets.c
  grep -q 'HOST_FP_SIZE, 16384' arch/x86/um/user-offsets.c || { echo "HOST_FP_SIZE is not where it was"; return 1; }
  cat "${fragments[@]}" >knead.config
  make ARCH=um KCONFIG_ALLCONFIG=knead.config allnoconfig
  # Kconfig drops in silence what lacks a dependency: that would be another kernel than was asked for.
  local missing
  missing=$(grep -h '^CONFIG_' knead.config | grep -vxFf .config || true)
  [[ -z $missing ]] || { echo "Kconfig refused: $missing"; return 1; }
  local compiler=gcc
  command -v ccache >/dev/null && compiler="ccache gcc"
  make ARCH=um CC="$compiler" HOSTCC="$compiler" -j"$(nproc)" linux modules
  cp -r "$here/kernel" board
  make ARCH=um CC="$compiler" M="$work/board" modules
  mkdir out
  cp linux drivers/i2c/i2c-stub.ko board/*.ko out/
  cp .config out/config
}
export -f build
export here work tarball
nice -n 10 bash -euo pipefail -c "fragments=(${fragments[*]@Q}); build" >"$log" 2>&1 9>&- ||
  { say "failed; the end of $log:"; tail -n 20 "$log" >&2; exit 1; }

rm -rf "$built"
mv "$work/out" "$built"
say "built in $SECONDS s: $built"
echo "$built"
