#!/bin/sh
# What certify.sh runs inside the kernel. The first argument is the jar, the others are options for certify.
jar=$1
shift
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep -q '"\(2[4-9]\|[3-9][0-9]\)' &&
    JAVA_TOOL_OPTIONS='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow' && export JAVA_TOOL_OPTIONS

"$java" -XX:TieredStopAtLevel=1 -jar "$jar" serve --restart --listen vsock:-1:8888 >/tmp/serve.log &
serve=$!
tenths=0
until grep -q '^ready' /tmp/serve.log; do
    tenths=$((tenths + 1))
    if [ "$tenths" -gt 1200 ] || ! kill -0 "$serve" 2>/dev/null; then
        echo 'certify-inside: the fake guest did not become ready'
        exit 3
    fi
    sleep 0.1
done
cat /tmp/serve.log
# An emulated kernel is slow, and a JVM's first call is its slowest: it is not the suite's to wait for.
"$java" -XX:TieredStopAtLevel=1 -jar "$jar" call --timeout 120 vsock:1:8888 LaunchProcess 'argv: "true" wait_for_exit: true' || exit 3
"$java" -XX:TieredStopAtLevel=1 -jar "$jar" certify --guest vsock:1:8888 --allow destructive --report /tmp/out "$@"
status=$?
kill "$serve"
exit "$status"
