#!/bin/sh
# Runs a command on a Linux kernel of its own: User Mode Linux, an ordinary process that needs neither root nor KVM.
program=run-in-uml
usage='usage: run-in-uml.sh [OPTION ...] -- COMMAND [ARGUMENT ...]

Boots User Mode Linux, runs COMMAND in it as root, and powers off.

Inside, the root file system is that of this machine, read-only; /tmp, /run and /dev/shm are empty and
writable; the loopback interface is up; AF_VSOCK has its loopback (CID 1). The working directory is
the same, and PATH, HOME, LANG and JAVA_HOME are kept.

  --out DIR          seen inside, and writable, as /tmp/out
  --log FILE         takes the console: what COMMAND prints, and the kernel (default: standard output)
  --timeout SECONDS  after which all of it is killed (default: 300; 0: never)
  --memory MIB       of the kernel (default: 2048); takes only what is used
  --modules WORDS    further modules to insert
  --kernel WORD      one more word for the kernel'\''s command line

Exit status: that of COMMAND; 124 when the time was over; 125 when the kernel could not be had or died.
Needs the Debian packages user-mode-linux and busybox-static.'

word=''
option() {
    [ "$1" = --kernel ] && word=$2
}

here=$(cd "$(dirname "$0")" && pwd) || exit 125
. "$here/../machine/machine.sh"

# The kernel leads a group of its own, in which are the processes that it traces, one for each process inside; it takes its pid file
# with it, unless it was killed.
stop_rest() {
    [ ! -s "$work/uml/pid" ] || kill -KILL "-$(cat "$work/uml/pid")" 2>/dev/null
}

kernel=$(command -v linux.uml) || fail 'no User Mode Linux here: install the package user-mode-linux'
prepare "$@"

# The kernel's memory is a file, removed as soon as it is open: on /dev/shm, or here where that is too small, as in containers.
shm=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ "${shm:-0}" -lt $((memory * 1024)) ]; then
    export TMPDIR="$work"
else
    unset TMPDIR TMP TEMP
fi

boot "$kernel" "mem=${memory}M" root=/dev/root rootfstype=hostfs rootflags=/ ro "init=$work/init" "uml_dir=$work/" \
    umid=uml quiet con=null con0=null,fd:1 "run_in_machine=$work" ${word:+"$word"}
