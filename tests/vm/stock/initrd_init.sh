#!/bin/busybox sh
# shellcheck shell=dash
# The first process of Debian's kernel under qemu: loads what the test board is made of, then goes over to the root
# of the build machine, read-only, and its guest_init.sh ($KNEAD_INIT, of the kernel's command line).
busybox=/bin/busybox
$busybox mount -t proc proc /proc
$busybox mount -t devtmpfs devtmpfs /dev
for module in /modules/*; do
  case $module in
    # Ten chips on one bus: converters, PWM, ADS1115, thermometers (tests/vm/support/test_board.hpp).
    *i2c-stub*) with="chip_addr=0x20,0x21,0x22,0x23,0x40,0x41,0x48,0x49,0x4a,0x4b" ;;
    *softdog*) with="soft_noboot=1" ;;
    *) with="" ;;
  esac
  $busybox insmod "$module" $with || echo "cannot load $module"
done
$busybox mount -t 9p -o trans=virtio,version=9p2000.L,msize=262144,cache=loose,ro host /host || $busybox poweroff -f
$busybox umount /dev /proc
exec $busybox switch_root /host "$KNEAD_INIT"
