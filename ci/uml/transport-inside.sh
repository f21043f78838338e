#!/bin/sh
# What transport.sh runs inside the kernel: the argument is transport's folder of build results. Prints a line a trial.
target=$1
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
"$java" -version 2>&1 | grep -q '"\(2[4-9]\|[3-9][0-9]\)' &&
    JAVA_TOOL_OPTIONS='--enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow' && export JAVA_TOOL_OPTIONS

# The machine id is the hardware address that Netty warns of not finding, in a kernel that has but the loopback.
run() {
    "$java" -XX:TieredStopAtLevel=1 -Dio.netty.machineId=02:00:00:00:00:01 -cp "$@"
}

trials() {
    run "$target/test-classes:$target/classes:$(cat "$target/test-classpath")" \
        dev.maitredkit.transport.TrialRunner "dev.maitredkit.transport.$1" || failed=1
}

failed=0
trials VsockTrials

example=$target/example-classes:$target/classes:$(cat "$target/example-classpath")
run "$example" VsockHello serve vsock:-1:5000 &
server=$!
hello=$(run "$example" VsockHello call vsock:1:5000 World)
kill "$server"
if [ "$hello" = 'Hello World of CID 1' ]; then
    echo 'trial a_program_of_its_own_says_hello ok'
else
    echo "trial a_program_of_its_own_says_hello FAILED: it said '$hello'"
    failed=1
fi

# From now on a way leads to every CID, so it is the last.
busybox insmod "/usr/lib/uml/modules/$(uname -r)/kernel/net/vmw_vsock/vmw_vsock_virtio_transport.ko" || failed=1
trials SilentCidTrials
# The device hangs up, or the kernel would wait for its leave to power off.
: >/tmp/out/done
exit "$failed"
