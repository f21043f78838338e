#!/bin/sh
# Certifies the fake guest over AF_VSOCK on a kernel of its own: it serves at vsock:-1:8888, the suite dials vsock:1:8888, both in
# User Mode Linux. The first argument is the folder for the report, the others are options for `maitred-kit certify`; the exit
# status is that of the certification.
here=$(cd "$(dirname "$0")" && pwd) || exit
out=${1:?the folder for the report}
shift
mkdir -p "$out" || exit
exec "$here/run-in-uml.sh" --out "$out" --log "$out/console.log" --timeout 900 -- \
    sh "$here/certify-inside.sh" "$here/../../cli/target/maitred-kit.jar" "$@"
