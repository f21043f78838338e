#!/bin/sh
# Process 1 of the kernel that run-in-uml.sh or run-in-qemu.sh boots; the kernel's command line says run_in_machine=DIRECTORY.
# Prepares what --help of those scripts promises, runs the command, leaves its exit status in DIRECTORY/status, and powers off.
work=$run_in_machine
. "$work/command"
. "$work/kind"

# Whatever goes wrong before the command has run, the missing status tells.
power_off() {
    sync
    "$busybox" poweroff -f
}
trap power_off EXIT

must() {
    "$@" && return
    echo "init: failed: $*"
    exit 1
}

must "$busybox" mount -t proc proc /proc
must "$busybox" mount -t sysfs sysfs /sys
must "$busybox" mount -t tmpfs tmpfs /tmp
must "$busybox" mount -t tmpfs tmpfs /run
mkdir -p /dev/shm /dev/pts
must "$busybox" mount -t tmpfs tmpfs /dev/shm
must "$busybox" mount -t devpts devpts /dev/pts
[ -e /dev/fd ] || ln -s /proc/self/fd /dev/fd
chmod 1777 /tmp /dev/shm
# The root is read-only, so what has to be seen through /tmp is mounted there anew.
see_through work rw /tmp/.run-in-machine
[ -z "$out" ] || see_through out rw /tmp/out
case $directory in
    /tmp | /tmp/*) see_through directory ro "$directory" ;;
esac

must "$busybox" ip link set lo up
set_up
# Where HOME is cannot be written.
export XDG_STATE_HOME=/tmp/state
"$busybox" stty -onlcr </dev/console

must cd "$directory"
"$@" </dev/null
echo $? >/tmp/.run-in-machine/status
