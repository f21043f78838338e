#!/bin/sh
# Tests the vsock channel on a real kernel's AF_VSOCK: dev.maitredkit.transport.vsock.VsockLoopbackIT in User Mode Linux.
# Arguments are options for run-in-uml.sh; the exit status is its, so 0 when all tests passed.
here=$(cd "$(dirname "$0")" && pwd) || exit
cd "$here/../.." || exit

mvn -B -q -pl transport test-compile dependency:build-classpath \
    -Dmdep.includeScope=test -Dmdep.outputFile="$PWD/transport/target/test-classpath" || exit

# The machine id is the hardware address that Netty warns of not finding, in a kernel that has but the loopback.
classes=$PWD/transport/target/test-classes:$PWD/transport/target/classes
exec "$here/run-in-uml.sh" "$@" -- "${JAVA_HOME:+$JAVA_HOME/bin/}java" -XX:TieredStopAtLevel=1 \
    -Dio.netty.machineId=02:00:00:00:00:01 \
    -cp "$classes:$(cat transport/target/test-classpath)" dev.maitredkit.transport.vsock.VsockLoopbackIT
