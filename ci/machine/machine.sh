# What run-in-uml.sh and run-in-qemu.sh have in common: both source it with their own arguments. It reads the options, and leaves
# the command in "$@"; then it is the caller's to look for its kernel, to call `prepare "$@"`, and to end with `boot`.
#
# The caller has $program and $usage, `option NAME VALUE` for options of its own (false: there is none), and beside it a kind.sh,
# which is what init.sh asks of this kind of machine.

fail() {
    printf '%s: %s\n' "$program" "$1" >&2
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
        0) ;;
        '' | *[!0-9]* | 0*) fail "$1 wants a number, not '$2'" ;;
    esac
}

out='' log='' modules='' timeout=300 memory=2048
while [ $# -gt 0 ] && [ "$1" != -- ]; do
    case $1 in
        --help)
            printf '%s\n' "$usage"
            exit 0
            ;;
        --*) [ $# -ge 2 ] || fail "$1 wants a value (try --help)" ;;
    esac
    case $1 in
        --out) out=$(absolute "$2") ;;
        --log) log=$(absolute "$2") ;;
        --modules) modules=$2 ;;
        --timeout) require_number "$1" "$2" && timeout=$2 ;;
        --memory) require_number "$1" "$2" && memory=$2 ;;
        *) option "$@" || fail "unknown option: $1 (try --help)" ;;
    esac
    shift 2
done
[ $# -ge 2 ] || fail 'no command (try --help)'
shift

timer=''

stop() {
    trap '' HUP INT TERM
    # timeout(1) passes the signal on, and kills when it does not help.
    [ -z "$timer" ] || { kill -TERM "$timer" 2>/dev/null && wait "$timer"; }
    stop_rest
    [ -z "$work" ] || rm -rf "$work"
}

# What is left when the timer has ended; a kind may have some.
stop_rest() {
    :
}

# Makes $work, in which are init, what it reads, and what it leaves; it goes with this script. $names are the variables of the caller's
# that kind.sh reads. MAITRED_KIT_SECRET is what maitred-kit tells the command without the machine's other users.
prepare() {
    work=''
    busybox=$(command -v busybox) || fail 'no busybox here: install the package busybox-static'
    [ -z "$out" ] || mkdir -p "$out" || fail "cannot make the directory $out"
    [ -z "$log" ] || : >"$log" || fail "cannot write $log"
    trap stop EXIT
    trap 'exit 129' HUP
    trap 'exit 130' INT
    trap 'exit 143' TERM
    # Not in TMPDIR: the path is a word of the kernel's command line.
    work=$(mktemp -d "/tmp/$program.XXXXXX") || fail 'cannot make a directory in /tmp'
    cp "$here/kind.sh" "$work/kind" || fail 'cannot find kind.sh beside this script'
    cp "$here/../machine/init.sh" "$work/init" && chmod +x "$work/init" || fail 'cannot find ../machine/init.sh'
    {
        for name in busybox out modules ${names-}; do
            eval "printf '%s=%s\n' $name \"\$(quote \"\$$name\")\""
        done
        printf 'directory=%s\n' "$(quote "$(pwd -P)")"
        for name in PATH HOME LANG JAVA_HOME MAITRED_KIT_SECRET; do
            eval "[ -z \"\${$name+set}\" ] || printf 'export %s=%s\n' $name \"\$(quote \"\$$name\")\""
        done
        printf 'set --'
        for argument; do
            printf ' %s' "$(quote "$argument")"
        done
        printf '\n'
    } >"$work/command"
}

# Runs the arguments, which boot the kernel, and exits with what the usage says.
boot() {
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
    [ "$timeout" = 0 ] || [ $(($(date +%s) - started)) -lt "$timeout" ] || fail "killed: not done after $timeout s" 124
    [ -z "$log" ] || tail -n 15 "$log" >&2
    fail "the kernel ended without running the command to its end (its own exit status: $ended)"
}
