#!/bin/sh
# Certifies the fake guest over AF_VSOCK on a kernel of its own: it serves at vsock:-1:8888, the suite dials vsock:1:8888, both in
# User Mode Linux. The first argument is the folder for the report; the exit status is that of `maitred-kit certify`.
here=$(cd "$(dirname "$0")" && pwd) || exit
out=${1:?the folder for the report}
mkdir -p "$out" || exit
exec "$here/run-in-uml.sh" --out "$out" --log "$out/console.log" --timeout 600 -- \
    sh "$here/certify-inside.sh" "$here/../../cli/target/maitred-kit.jar"
