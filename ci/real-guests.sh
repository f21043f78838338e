#!/bin/sh
# Certifies the guests that are real, and compares the fake with one of them: the last step of a build with profile `real-guests`.
# The argument says what becomes of what this machine cannot have: `required` makes that an error; else it is left out, loudly.
# `--write` as second argument has the comparison's score written anew for docs/FIDELITY.md.
here=$(cd "$(dirname "$0")" && pwd) || exit
cd "$here/.." || exit
required=${1:-optional}
write=${2:-}
reports=$PWD/cli/target
jar=$PWD/cli/target/maitred-kit.jar
records=fidelity/src/test/resources/dev/maitredkit/fidelity/sandbox
java="${JAVA_HOME:+$JAVA_HOME/bin/}java"
options=-XX:+UseSerialGC
"$java" -version 2>&1 | grep -q '"\(2[4-9]\|[3-9][0-9]\)' &&
    options="$options --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow"
failed=''
work=$(mktemp -d "${TMPDIR:-/tmp}/maitred-kit.XXXXXX") || exit
sandbox=''
vm=''

# The VM goes first, as what takes longest.
kit() {
    # shellcheck disable=SC2086 # the options are words
    nice -n 5 "$java" $options -jar "$jar" "$@"
}

end_sandbox() {
    [ -z "$sandbox" ] || { kill "$sandbox" && wait "$sandbox"; } 2>/dev/null
    sandbox=''
}

clear_up() {
    end_sandbox
    [ -z "$vm" ] || { kill "$vm" && wait "$vm"; } 2>/dev/null
    rm -rf "$work"
}
trap clear_up EXIT
trap 'exit 130' INT
trap 'exit 143' TERM

# What is left out, and why.
leave_out() {
    {
        echo '********************************************************************************'
        echo "*  LEFT OUT: $1."
        echo "*  $2"
        echo '********************************************************************************'
    } >&2
    [ "$required" != required ] || failed="$failed; $1 could not be had"
}

verdict() {
    grep 'onformant:\|ncomplete:' "$1" | tail -n 1
}

note() {
    echo "maitred-kit: $1, $(($(date +%s) - started)) s"
}

# A new sandbox at $work/$1.sock: each use begins with a guest that has just booted. Says whether there is one.
begin_sandbox() {
    end_sandbox
    log=$work/$1.log
    # shellcheck disable=SC2086
    "$java" $options -XX:TieredStopAtLevel=1 -jar "$jar" sandbox --restart --listen "unix:$work/$1.sock" >"$log" 2>&1 &
    sandbox=$!
    tenths=0
    until grep -q '^ready' "$log"; do
        tenths=$((tenths + 1))
        if [ "$tenths" -gt 1200 ] || ! kill -0 "$sandbox" 2>/dev/null; then
            end_sandbox
            return 1
        fi
        sleep 0.1
    done
}

# $1 is what the run may do to it.
certify_sandbox() {
    started=$(date +%s)
    report=$reports/maitred-report-sandbox
    mkdir -p "$report"
    XDG_STATE_HOME=$work kit certify --guest "unix:$work/certify.sock" --allow "$1" --report "$report" \
        >"$report/certify.log" 2>&1
    status=$?
    tail -n 5 "$report/certify.log"
    note "the sandbox: $(verdict "$report/certify.log"); report: $report/report.html"
    [ "$status" = 0 ] || failed="$failed; the sandbox did not pass"
}

# The seed is $1, of $2 steps; $3 are further options.
compare_seed() {
    started=$(date +%s)
    report=$reports/maitred-compare-$1
    mkdir -p "$report"
    begin_sandbox "compare-$1" || { failed="$failed; no sandbox to compare with"; return; }
    # shellcheck disable=SC2086
    kit compare --guest fake --against "unix:$work/compare-$1.sock" --network --seed "$1" --steps "$2" \
        --tolerate "$records/tolerances.textproto" --report "$report" $3 >"$report/compare.log" 2>&1
    status=$?
    grep -A 3 '^DIFFERS' "$report/compare.log"
    note "fake against sandbox: $(tail -n 1 "$report/compare.log"); log: $report/compare.log"
    [ "$status" = 0 ] || failed="$failed; the fake differs from the sandbox (seed $1)"
}

# The VM keeps one processor busy for minutes: what needs another goes beside it.
vm_started=$(date +%s)
vm_report=$reports/maitred-report-vm
if command -v linux.uml >/dev/null && command -v busybox >/dev/null; then
    mkdir -p "$vm_report"
    # shellcheck disable=SC2086
    "$java" $options -jar "$jar" vm --report "$vm_report" --tries 2 >"$vm_report/vm.log" 2>&1 &
    vm=$!
else
    leave_out 'the agent in a VM, over vsock' 'It needs User Mode Linux: the packages user-mode-linux and busybox-static.'
fi

if ! begin_sandbox certify; then
    leave_out 'the sandbox and its comparison with the fake' "$(tail -n 1 "$work/certify.log")"
elif [ "$(id -u)" != 0 ]; then
    leave_out 'StartTermina in the sandbox, and the comparison with the fake' 'Without root the kernel mounts no btrfs.'
    certify_sandbox network,shutdown
else
    certify_sandbox destructive
    if [ "$write" = --write ]; then
        compare_seed 1 10300 "--result $work/score"
        {
            printf 'linux\t%s\n' "$(uname -r | sed 's/-.*//')"
            cat "$work/score"
        } >"$records/score.txt"
    else
        compare_seed 1 10300 ''
        compare_seed "$(($(date +%s) % 1000000 + 2))" 2000 ''
    fi
fi
end_sandbox

if [ -n "$vm" ]; then
    wait "$vm" || failed="$failed; the agent in a VM did not pass"
    vm=''
    tail -n 8 "$vm_report/vm.log"
    started=$vm_started
    note "the VM: $(verdict "$vm_report/vm.log"); report: $vm_report/report.html"
fi

[ -z "$failed" ] || {
    echo "maitred-kit: real guests: ${failed#; }" >&2
    exit 1
}
