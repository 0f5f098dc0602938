#!/usr/bin/env bash
# fetch_kernel.sh [--find]: Debian's own kernel for the vm tests under qemu: `vmlinuz` as the mirror has it, and
# `initrd` with the modules that the test board needs. Those that no Debian kernel ships are built from
# linux-source-6.1 of the same version against its headers. Prints the folder: one a version of the kernel and of
# what is in here, outside the tree, in ${KNEAD_KERNEL_CACHE:-~/.cache/knead/kernel}. --find fetches nothing: exit 3
# and the cure where there is none yet.
set -euo pipefail
here=$(dirname "$(readlink -f "$0")")
source_package=linux-source-6.1
tarball=/usr/src/$source_package.tar.xz
cache=${KNEAD_KERNEL_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/knead/kernel}

say() { echo "fetch_kernel: $*" >&2; }
refuse() {
  say "$*"
  exit 3
}

[[ $(dpkg --print-architecture) == amd64 ]] || refuse "the guest is an amd64 one, and this machine is none"
for tool in qemu-system-x86_64 busybox make gcc xz modprobe depmod; do
  command -v "$tool" >/dev/null || refuse "$tool is missing; cure: the packages under [vm] in packages.list, or ./dev test"
done
version=$(dpkg-query -W -f '${db:Status-Status} ${Version}' "$source_package" 2>/dev/null || true)
[[ $version == "installed "* && -r $tarball ]] || refuse "$source_package is not installed; cure: apt-get install $source_package, or ./dev test"
version=${version#installed }
key=$(cat "$here"/*.sh "$here"/../kernel/*.c | sha256sum | cut -c1-12)
fetched=$cache/stock-$version-$key

print_if_fetched() {
  if [[ -r $fetched/initrd ]]; then
    echo "$fetched"
    exit 0
  fi
}

print_if_fetched
[[ ${1:-} != --find ]] || refuse "no kernel in $fetched; cure: tests/vm/stock/fetch_kernel.sh, or ./dev test"

mkdir -p "$cache"
# One at a time: a second caller waits and finds what the first one made.
exec 9>"$cache/lock"
flock 9
print_if_fetched

work=$(mktemp -d "$cache/fetching.XXXXXX")
trap 'rm -rf "$work"' EXIT
log=$cache/fetch.log

fetch() {
  image=$(apt-cache show "linux-image-amd64=$version" | sed -n 's/^Depends: \(linux-image-[^ ,]*\).*/\1/p')
  [[ -n $image ]] || { echo "the mirror has no kernel of version $version: apt-get update, and bring $source_package up to date"; return 1; }
  release=${image#linux-image-}
  cd "$work"
  local flavour=${release##*-}
  apt-get -q download "$image=$version" "linux-headers-$release=$version" \
    "linux-headers-${release%-"$flavour"}-common=$version" "linux-kbuild-6.1=$version"
  for package in ./*.deb; do dpkg-deb -x "$package" root; done
  # The headers expect to be in /usr/src.
  sed -i "s,/usr/src/,$work/root/usr/src/," "root/usr/src/linux-headers-$release/Makefile"
}

# The lines, the PWM chip, the hrtimer trigger and the supply of the test board.
build_modules() {
  local members=(kernel/irq/irq_sim.c drivers/gpio/gpio-sim.c drivers/gpio/gpiolib.h drivers/pwm/pwm-pca9685.c
    drivers/iio/industrialio-configfs.c drivers/iio/industrialio-sw-trigger.c
    drivers/iio/trigger/iio-trig-hrtimer.c drivers/regulator/fixed.c)
  tar -xJf "$tarball" --strip-components=1 "${members[@]/#/$source_package/}"
  mkdir modules
  cp "${members[@]}" "$here"/../kernel/*.c modules/
  # irq_to_desc() is not exported to modules; the other is the same call for them.
  sed -i -e 's/handle_simple_irq(irq_to_desc(irqnum))/generic_handle_irq_safe(irqnum)/' \
    -e '1a #include <linux/module.h>' -e '$a MODULE_LICENSE("GPL");' modules/irq_sim.c
  (cd modules && printf 'obj-m += %s\n' *.c | sed 's/\.c$/.o/' >Kbuild)
  make -j"$(nproc)" -C "root/usr/src/linux-headers-$release" M="$work/modules" modules
  mkdir "root/lib/modules/$release/extra"
  cp modules/*.ko "root/lib/modules/$release/extra/"
  depmod -b root "$release"
}

# Modules in the order in which they can be loaded, and a first process that does it.
pack() {
  mkdir -p out initrd/bin initrd/modules initrd/host initrd/proc initrd/dev
  cp "$(command -v busybox)" initrd/bin/
  install -m 755 "$here/initrd_init.sh" initrd/init
  local module number=100
  for module in virtio_pci 9pnet_virtio 9p configfs i2c-stub i2c-dev gpio-sim pwm-pca9685 iio-trig-hrtimer fixed \
    board_supply board_adc ad799x ti-ads1015 lm75 softdog i6300esb; do
    modprobe -d "$work/root" -S "$release" --show-depends "$module" | awk '$1 == "insmod" { print $2 }'
  done | awk '!seen[$0]++' | while read -r module; do
    cp "$module" "initrd/modules/$number-${module##*/}"
    number=$((number + 1))
  done
  (cd initrd && find . | busybox cpio -o -H newc | gzip -1) >out/initrd
  cp "root/boot/vmlinuz-$release" out/vmlinuz
}

say "fetching Debian's kernel $version for the vm tests, once; its log is $log"
export -f fetch build_modules pack
export here work tarball version source_package
nice -n 10 bash -euo pipefail -c "fetch; build_modules; pack" >"$log" 2>&1 9>&- ||
  { say "failed; the end of $log:"; tail -n 20 "$log" >&2; exit 1; }

rm -rf "$fetched"
mv "$work/out" "$fetched"
say "fetched and built in $SECONDS s: $fetched"
echo "$fetched"
