#!/bin/sh
# The last step of `mvn verify`: the run over vsock, where this machine can have it, and the verdict of the build's own run.
here=$(cd "$(dirname "$0")" && pwd) || exit
cd "$here/.." || exit
report=cli/target/maitred-report-vsock

if command -v linux.uml >/dev/null && command -v busybox >/dev/null; then
    if ! ci/uml/certify.sh "$report"; then
        tail -n 40 "$report/console.log" >&2
        echo "maitred-kit: the certification of the fake guest over vsock failed; console: $report/console.log" >&2
        exit 1
    fi
    echo "maitred-kit: vsock:1:8888 in User Mode Linux: conformant; report: $PWD/$report/report.html"
else
    cat >&2 <<'MESSAGE'
********************************************************************************
*  LEFT OUT: the certification of the fake guest over vsock. It needs User     *
*  Mode Linux: install the packages user-mode-linux and busybox-static.        *
********************************************************************************
MESSAGE
fi
[ ! -f certification/target/verdict.txt ] || cat certification/target/verdict.txt
