#!/bin/sh
# Runs a command on a Linux kernel of its own: User Mode Linux, an ordinary process that needs neither root nor KVM.
usage='usage: run-in-uml.sh [--out DIR] [--log FILE] [--timeout SECONDS] [--memory MIB] [--kernel WORD] -- COMMAND [ARGUMENT ...]

Boots User Mode Linux, runs COMMAND in it as root, and powers off.

Inside, the root file system is that of this machine, read-only; /tmp, /run and /dev/shm are empty and
writable; the loopback interface is up; AF_VSOCK has its loopback (CID 1). The working directory is
the same, and PATH, HOME, LANG and JAVA_HOME are kept.

  --out DIR          seen inside, and writable, as /tmp/out
  --log FILE         takes the console: what COMMAND prints, and the kernel (default: standard output)
  --timeout SECONDS  after which all of it is killed (default: 300)
  --memory MIB       of the kernel (default: 2048); takes only what is used
  --kernel WORD      one more word for the kernel'\''s command line

Exit status: that of COMMAND; 124 when the time was over; 125 when the kernel could not be had or died.
Needs the Debian packages user-mode-linux and busybox-static.'

fail() {
    printf 'run-in-uml: %s\n' "$1" >&2
    exit "${2-125}"
}

absolute() {
    case $1 in
        /*) printf '%s\n' "$1" ;;
        *) printf '%s/%s\n' "$(pwd -P)" "$1" ;;
    esac
}

# Prints an argument so that a shell reads it back, whatever is in it.
quote() {
    printf "'"
    printf '%s' "$1" | sed "s/'/'\\\\''/g"
    printf "'\n"
}

require_number() {
    case $2 in
        '' | *[!0-9]* | 0*) fail "$1 wants a number, not '$2'" ;;
    esac
}

out='' log='' word='' timeout=300 memory=2048
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
        --help)
            printf '%s\n' "$usage"
            exit 0
            ;;
        --out | --log | --timeout | --memory | --kernel)
            [ $# -ge 2 ] || fail "$1 wants a value"
            case $1 in
                --out) out=$(absolute "$2") ;;
                --log) log=$(absolute "$2") ;;
                --timeout) require_number "$1" "$2" && timeout=$2 ;;
                --kernel) word=$2 ;;
                --memory) require_number "$1" "$2" && memory=$2 ;;
            esac
            shift 2
            ;;
        *) fail "unknown option: $1 (try --help)" ;;
    esac
done
[ $# -ge 2 ] || fail 'no command (try --help)'
shift

kernel=$(command -v linux.uml) || fail 'no User Mode Linux here: install the package user-mode-linux'
busybox=$(command -v busybox) || fail 'no busybox here: install the package busybox-static'
[ -z "$out" ] || mkdir -p "$out" || fail "cannot make the directory $out"
[ -z "$log" ] || : >"$log" || fail "cannot write $log"

# Not in TMPDIR: the path is a word of the kernel's command line.
work=$(mktemp -d /tmp/run-in-uml.XXXXXX) || fail 'cannot make a directory in /tmp'
timer=''

# timeout(1) passes the signal on, and kills when it does not help. The kernel leads a group of its own, in which are the processes
# that it traces, one for each process inside; it takes its pid file with it, unless it was killed.
stop() {
    trap '' HUP INT TERM
    if [ -n "$timer" ]; then
        kill -TERM "$timer" 2>/dev/null && wait "$timer"
        [ ! -s "$work/uml/pid" ] || kill -KILL "-$(cat "$work/uml/pid")" 2>/dev/null
    fi
    rm -rf "$work"
}
trap stop EXIT
trap 'exit 129' HUP
trap 'exit 130' INT
trap 'exit 143' TERM

cp "$(dirname "$0")/init.sh" "$work/init" && chmod +x "$work/init" || fail 'cannot find init.sh beside this script'
{
    printf 'busybox=%s\n' "$(quote "$busybox")"
    printf 'out=%s\n' "$(quote "$out")"
    printf 'directory=%s\n' "$(quote "$(pwd -P)")"
    for name in PATH HOME LANG JAVA_HOME; do
        eval "[ -z \"\${$name+set}\" ] || printf 'export %s=%s\n' $name \"\$(quote \"\$$name\")\""
    done
    printf 'set --'
    for argument; do
        printf ' %s' "$(quote "$argument")"
    done
    printf '\n'
} >"$work/command"

# The kernel's memory is a file, removed as soon as it is open: on /dev/shm, or here where that is too small, as in containers.
shm=$(df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 { print $4 }')
if [ "${shm:-0}" -lt $((memory * 1024)) ]; then
    export TMPDIR="$work"
else
    unset TMPDIR TMP TEMP
fi

set -- "$kernel" "mem=${memory}M" root=/dev/root rootfstype=hostfs rootflags=/ ro "init=$work/init" "uml_dir=$work/" \
    umid=uml quiet con=null con0=null,fd:1 "run_in_uml=$work" ${word:+"$word"}
started=$(date +%s)
if [ -n "$log" ]; then
    timeout -k 5 "$timeout" "$@" </dev/null >"$log" 2>&1 &
else
    timeout -k 5 "$timeout" "$@" </dev/null 2>&1 &
fi
timer=$!
wait "$timer"
ended=$?

[ ! -s "$work/status" ] || exit "$(cat "$work/status")"
[ $(($(date +%s) - started)) -lt "$timeout" ] || fail "killed: not done after $timeout s" 124
[ -z "$log" ] || tail -n 15 "$log" >&2
fail "the kernel ended without running the command to its end (its own exit status: $ended)"
