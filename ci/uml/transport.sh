#!/bin/sh
# The trials of the vsock channel on a real kernel's AF_VSOCK, in User Mode Linux: dev.maitredkit.transport.VsockTrials,
# SilentCidTrials with a host that does not answer, and docs/examples/VsockHello.java with nothing but grpc-java and our transport on its class path. Builds nothing but the example: before it,
# `mvn -pl transport process-test-classes`. Arguments are options for run-in-uml.sh; the exit status is its, so 0 when all trials passed.
here=$(cd "$(dirname "$0")" && pwd) || exit
cd "$here/../.." || exit
target=$PWD/transport/target

if [ ! -f "$target/test-classpath" ] || [ ! -d "$target/test-classes" ]; then
    echo 'transport.sh: not built yet: mvn -pl transport process-test-classes' >&2
    exit 125
fi
rm -rf "$target/example-classes"
"${JAVA_HOME:+$JAVA_HOME/bin/}javac" -d "$target/example-classes" \
    -cp "$target/classes:$(cat "$target/example-classpath")" docs/examples/VsockHello.java || exit

java=${JAVA_HOME:+$JAVA_HOME/bin/}java
device=$(mktemp -d /tmp/silent-vsock.XXXXXX) || exit
"$java" -cp "$target/test-classes" dev.maitredkit.transport.SilentVsockDevice "$device" &
silent=$!
trap 'kill "$silent" 2>/dev/null; rm -rf "$device"' EXIT
trap 'exit 130' HUP INT TERM
tenths=0
until [ -S "$device/socket" ]; do
    tenths=$((tenths + 1))
    if [ "$tenths" -gt 300 ] || ! kill -0 "$silent" 2>/dev/null; then
        echo 'transport.sh: the silent vsock device did not start' >&2
        exit 125
    fi
    sleep 0.1
done

"$here/run-in-uml.sh" --out "$device" --kernel "virtio_uml.device=$device/socket:19" "$@" -- sh "$here/transport-inside.sh" "$target"
