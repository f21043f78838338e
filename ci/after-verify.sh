#!/bin/sh
# The last step of `mvn verify`: the runs over vsock, where this machine can have them, the real guests where the build is to have
# them, and the verdict of the build's own run. The first argument says whether the trials of the vsock channel itself come before
# the rules that take no waiting, `yes` or `no`; the second what becomes of the real guests: `no`, or as real-guests.sh takes it.
here=$(cd "$(dirname "$0")" && pwd) || exit
cd "$here/.." || exit
report=cli/target/maitred-report-vsock

real=${2:-no}
rules='WIRE-*,LAUNCH-00*,LAUNCH-010,LAUNCH-011,LAUNCH-012,LAUNCH-013,LAUNCH-014,MOUNT-*,NETWORK-*,TERMINA-001,SHUTDOWN-001,SHUTDOWN-002'

if command -v linux.uml >/dev/null && command -v busybox >/dev/null; then
    if [ "${1:-no}" = yes ]; then
        log=transport/target/vsock-trials.log
        if ! ci/uml/transport.sh --timeout 900 --log "$log"; then
            grep -a '^trial .* FAILED' "$log" >&2 || tail -n 40 "$log" >&2
            echo "maitred-kit: the trials of the vsock channel failed; console: $PWD/$log" >&2
            exit 1
        fi
        echo "maitred-kit: vsock channel in User Mode Linux: $(grep -a -c '^trial .* ok' "$log") trials ok; console: $PWD/$log"
    fi
    if ! ci/uml/certify.sh "$report" --tries 3 --rules "$rules"; then
        tail -n 40 "$report/console.log" >&2
        echo "maitred-kit: the certification of the fake guest over vsock failed; console: $report/console.log" >&2
        exit 1
    fi
    echo "maitred-kit: vsock:1:8888 in User Mode Linux: $(grep -a 'conformant:' "$report/console.log" | tail -n 1 | tr -d '\r'); report: $PWD/$report/report.html"
else
    cat >&2 <<'MESSAGE'
********************************************************************************
*  LEFT OUT: the certification of the fake guest over vsock, and the trials of *
*  the vsock channel. They need User Mode Linux: install the packages          *
*  user-mode-linux and busybox-static.                                         *
********************************************************************************
MESSAGE
fi
[ "$real" = no ] || ci/real-guests.sh "$real" || exit 1
[ ! -f certification/target/verdict.txt ] || cat certification/target/verdict.txt
