#!/bin/sh
# Runs a command on a Linux kernel of its own, in QEMU: with KVM where it can be had, else by emulation. It needs no root.
program=run-in-qemu
usage='usage: run-in-qemu.sh [OPTION ...] -- COMMAND [ARGUMENT ...]

Boots a Linux kernel in qemu-system-x86_64, runs COMMAND in it as root, and powers off. With /dev/kvm
that is nearly as fast as this machine, without it, by emulation, about ten times slower.

Inside, the root file system is that of this machine, read-only; /tmp, /run and /dev/shm are empty and
writable; the loopback interface is up; AF_VSOCK has its loopback (CID 1). The working directory is
the same, and PATH, HOME, LANG and JAVA_HOME are kept.

  --kernel DIR       where boot/vmlinuz-VERSION and lib/modules/VERSION are (default: /)
  --out DIR          seen inside, and writable, as /tmp/out
  --log FILE         takes the console: what COMMAND prints, and the kernel (default: standard output)
  --timeout SECONDS  after which all of it is killed (default: 300; 0: never)
  --memory MIB       of the kernel (default: 2048); takes only what is used
  --modules WORDS    further modules to insert
  --forward PORT     whoever connects to this port of 127.0.0.1 is connected to port 9000 inside; it is
                     the only way in or out by network
  --cid CID          the machine'\''s CID for vsock; needs /dev/vhost-vsock

Exit status: that of COMMAND; 124 when the time was over; 125 when the machine could not be had or died.
Needs the Debian packages qemu-system-x86 and busybox-static, and a kernel with modules for 9p over
virtio, such as linux-image-amd64 (those named cloud have none); it need not be installed:
  apt-get download linux-image-VERSION-amd64 && dpkg-deb -x linux-image-*.deb DIR'

root=/ forward='' cid=''
option() {
    case $1 in
        --kernel) root=$(absolute "$2") ;;
        --forward) require_number "$1" "$2" && forward=$2 ;;
        --cid) require_number "$1" "$2" && cid=$2 ;;
        *) return 1 ;;
    esac
}

here=$(cd "$(dirname "$0")" && pwd) || exit 125
. "$here/../machine/machine.sh"

get="Debian's will do, unpacked: apt-get download linux-image-VERSION-amd64, dpkg-deb -x linux-image-*.deb DIR, --kernel DIR"

# Finds a kernel, the newest that can mount the root: its $version, $image, and directory $lib of modules.
find_kernel() {
    unfit=''
    for version in $(ls "$root/boot" 2>/dev/null | sed -n 's/^vmlinuz-//p' | sort -rV); do
        image=$root/boot/vmlinuz-$version
        for lib in "$root/lib/modules/$version" "$root/usr/lib/modules/$version"; do
            [ -d "$lib/kernel" ] || continue
            find "$lib/kernel" -name '*.ko*' | cat - "$lib/modules.builtin" 2>/dev/null | grep -q /9pnet_virtio.ko && return
            unfit=$version
        done
    done
    [ -z "$unfit" ] || fail "the kernel $unfit in $root has no module 9pnet_virtio, without which it cannot have a root; $get"
    fail "no kernel: looked for boot/vmlinuz-VERSION and lib/modules/VERSION in $root; $get"
}

# Puts a module into the initramfs, after those that it needs; numbers tell the order.
add_module() {
    case " $added " in *" $1 "*) return ;; esac
    added="$added $1"
    # A name has _ where its file may have -.
    name=$(printf '%s' "$1" | sed 's/[-_]/[-_]/g')
    file=$(grep "/$name\.ko" "$work/files" | head -n 1)
    if [ -z "$file" ]; then
        grep -q "/$name\.ko\$" "$lib/modules.builtin" && return
        fail "the kernel $version in $root has no module $1; $get"
    fi
    case $file in
        *.ko) cat "$file" ;;
        *.xz) xz -dc "$file" ;;
        *.zst) zstd -dc "$file" ;;
        *.gz) gzip -dc "$file" ;;
    esac >"$work/$1.ko" || fail "cannot read $file"
    for needed in $(tr '\0' '\n' <"$work/$1.ko" | sed -n 's/^depends=//p' | tr , ' '); do
        add_module "$needed"
    done
    # It asks the crypto interface for it by a name, which is no dependency; newer kernels have both in one.
    [ "$1" != libcrc32c ] || ! grep -q /crc32c_generic.ko "$work/files" || add_module crc32c_generic
    count=$((count + 1))
    mv "$work/$1.ko" "$work/initramfs/modules/$count-$1.ko"
}

make_initramfs() {
    mkdir -p "$work/initramfs/modules"
    find "$lib/kernel" -name '*.ko*' >"$work/files"
    added='' count=100
    for module in virtio_pci 9pnet_virtio 9p vsock_loopback ${forward:+virtio_net} ${cid:+vmw_vsock_virtio_transport} $modules; do
        add_module "$module"
    done
    cp "$busybox" "$work/initramfs/busybox" && cp "$here/initramfs.sh" "$work/initramfs/init" &&
        chmod +x "$work/initramfs/init" || fail 'cannot find initramfs.sh beside this script'
    (cd "$work/initramfs" && find . | "$busybox" cpio -o -H newc 2>/dev/null) >"$work/initramfs.cpio" || fail 'cannot write an initramfs'
    rm -r "$work/initramfs"
}

# Appends to $exports what shows a directory inside, by 9p; a comma within is doubled, and what follows an id is an option.
export_directory() {
    exports="$exports -virtfs $(quote "local,mount_tag=$1,path=$(printf '%s' "$2" | sed 's/,/,,/g'),security_model=none,multidevs=remap$3")"
}

find_kernel
[ -r "$image" ] || fail "cannot read the kernel $image; $get"
# The root is this machine's, whatever QEMU could emulate.
[ "$(uname -m)" = x86_64 ] || fail "this machine is no x86_64 but $(uname -m)"
qemu=$(command -v qemu-system-x86_64) || fail 'no QEMU here: install the package qemu-system-x86'
[ -z "$cid" ] || { [ -r /dev/vhost-vsock ] && [ -w /dev/vhost-vsock ]; } || fail 'cannot open /dev/vhost-vsock, which --cid takes'
names=forward
prepare "$@"
if head -c 4096 "$busybox" | grep -aq /ld-; then
    fail "$busybox is not linked statically: install the package busybox-static"
fi
make_initramfs

exports=''
export_directory root / ,readonly=on
export_directory work "$work" ''
[ -z "$out" ] || export_directory out "$out" ''
case $(pwd -P) in
    /tmp | /tmp/*) export_directory directory "$(pwd -P)" ,readonly=on ;;
esac

if [ -r /dev/kvm ] && [ -w /dev/kvm ]; then
    echo "$program: QEMU with KVM"
    accelerator=kvm processor=host
else
    echo "$program: QEMU by emulation, which is slow"
    # One that most distributions still run on: newer vector instructions are slow by emulation, and the JVM uses what is there.
    accelerator=tcg,thread=multi processor=Nehalem
fi
processors=$(nproc)
[ "$processors" -le 4 ] || processors=4
network='-nic none'
[ -z "$forward" ] ||
    network="-nic user,model=virtio-net-pci,restrict=on,hostfwd=tcp:127.0.0.1:$forward-:9000"

eval "set -- $exports"
boot "$qemu" -nodefaults -no-user-config -no-reboot -display none -serial stdio \
    -machine q35 -accel "$accelerator" -cpu "$processor" -smp "$processors" -m "$memory" \
    -kernel "$image" -initrd "$work/initramfs.cpio" \
    -append "console=ttyS0 quiet panic=-1 run_in_machine=$work" \
    $network ${cid:+-device "vhost-vsock-pci,guest-cid=$cid"} "$@"
