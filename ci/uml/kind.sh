# What init.sh asks of User Mode Linux.

# Mounts the machine's directory in the variable $1, `rw` or `ro`, at $3.
see_through() {
    mkdir -p "$3"
    eval "must \"\$busybox\" mount -t hostfs -o \"\$$1,$2\" none \"\$3\""
}

# Modules are inserted as they are listed: of those here only vsock's need others.
set_up() {
    in=/usr/lib/uml/modules/$("$busybox" uname -r)
    for module in vsock vmw_vsock_virtio_transport_common vsock_loopback $modules; do
        grep -q "/$module\.ko\$" "$in/modules.builtin" || must "$busybox" insmod "$(find "$in" -name "$module.ko")"
    done
}
