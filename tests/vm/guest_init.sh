#!/bin/bash
# The first process of the guest. Its root is the host's, read-only; what a program writes goes to memory. Runs
# the command in $KNEAD_GUEST/command and says how it ended: User-Mode Linux has no exit code of its own.
# Takes from the kernel's command line: KNEAD_GUEST (a folder of the host), KNEAD_MODULES (where the .ko files are;
# Debian's kernel names none, its modules came with stock/initrd_init.sh).
export PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/run TMPDIR=/run/tmp

mount -t proc proc /proc
mount -t sysfs sysfs /sys
mount -t configfs configfs /sys/kernel/config
mount -t devtmpfs devtmpfs /dev
mount -t tmpfs tmpfs /run
mkdir -p /dev/shm /run/tmp
mount -t tmpfs tmpfs /dev/shm

load_modules() {
  # Ten chips on one bus: converters, PWM, ADS1115, thermometers (tests/vm/support/test_board.hpp says which is which).
  insmod "$KNEAD_MODULES/i2c-stub.ko" chip_addr=0x20,0x21,0x22,0x23,0x40,0x41,0x48,0x49,0x4a,0x4b &&
    insmod "$KNEAD_MODULES/board_supply.ko" && insmod "$KNEAD_MODULES/board_adc.ko"
}
[[ -z ${KNEAD_MODULES:-} ]] || load_modules
status=$?
if [[ $status -eq 0 ]]; then
  cd "$(cat "$KNEAD_GUEST/folder")" || status=1
  bash "$KNEAD_GUEST/command" </dev/null
  status=$?
fi
echo "knead-guest: exit $status after $(cut -d' ' -f1 /proc/uptime) s of the guest's time"
systemctl poweroff -ff
