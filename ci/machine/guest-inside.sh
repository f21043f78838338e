#!/bin/sh
# What `maitred-kit vm` runs inside either machine: a JVM. Arguments: java, the class path, the main class, its arguments.
java=$1 path=$2
shift 2
echo "vm: Linux $(busybox uname -r)"
"$java" -version 2>&1 | grep -q '"\(2[4-9]\|[3-9][0-9]\)' &&
    set -- --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow "$@"
# In User Mode Linux a page that is touched for the first time costs a third of a millisecond: a small space for new objects is used again and again.
exec "$java" -XX:+UseSerialGC -Xmn4m -XX:TieredStopAtLevel=1 -XX:CompileThresholdScaling=10 -cp "$path" "$@"
