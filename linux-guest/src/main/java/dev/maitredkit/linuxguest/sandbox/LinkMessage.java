package dev.maitredkit.linuxguest.sandbox;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Requests of rtnetlink(7) for new interfaces: attributes within attributes, each padded to 4 bytes. */
final class LinkMessage {
    private static final short RTM_NEWLINK = 16;
    /** REQUEST, ACK, EXCL, CREATE. */
    private static final short FLAGS = 0x1 | 0x4 | 0x200 | 0x400;

    private static final int HEADER = 16;
    private static final int IFINFOMSG = 16;
    private static final int IFLA_IFNAME = 3;
    private static final int IFLA_LINKINFO = 18;
    private static final int IFLA_INFO_KIND = 1;
    private static final int IFLA_INFO_DATA = 2;
    private static final int VETH_INFO_PEER = 1;

    private LinkMessage() {}

    static byte[] dummy(String name) {
        return newLink(join(
                attribute(IFLA_IFNAME, text(name)),
                attribute(IFLA_LINKINFO, attribute(IFLA_INFO_KIND, text("dummy")))));
    }

    /** Two ends; what goes in at one comes out at the other. */
    static byte[] veth(String name, String other) {
        byte[] peer = attribute(VETH_INFO_PEER, join(new byte[IFINFOMSG], attribute(IFLA_IFNAME, text(other))));
        byte[] info = join(attribute(IFLA_INFO_KIND, text("veth")), attribute(IFLA_INFO_DATA, peer));
        return newLink(join(attribute(IFLA_IFNAME, text(name)), attribute(IFLA_LINKINFO, info)));
    }

    private static byte[] newLink(byte[] attributes) {
        int length = HEADER + IFINFOMSG + attributes.length;
        return ByteBuffer.allocate(length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(length)
                .putShort(RTM_NEWLINK)
                .putShort(FLAGS)
                .putInt(1)
                .putInt(0)
                .put(new byte[IFINFOMSG])
                .put(attributes)
                .array();
    }

    static byte[] attribute(int type, byte[] content) {
        int length = 4 + content.length;
        return ByteBuffer.allocate((length + 3) / 4 * 4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) length)
                .putShort((short) type)
                .put(content)
                .array();
    }

    private static byte[] text(String text) {
        return (text + '\0').getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
