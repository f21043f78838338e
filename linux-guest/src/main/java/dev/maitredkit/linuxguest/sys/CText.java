package dev.maitredkit.linuxguest.sys;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Text for C: UTF-8 with a NUL at the end, which therefore may not be inside. */
public final class CText {
    private CText() {}

    /** Whether the text can be given to the kernel whole. */
    public static boolean isWhole(String text) {
        return text.indexOf('\0') < 0;
    }

    static byte[] of(String text) {
        if (!isWhole(text)) {
            throw new IllegalArgumentException("a NUL in the middle of a C string");
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    /** An array of strings that ends with NULL, in one block of memory: the pointers first. */
    static Memory array(List<String> texts) {
        List<byte[]> all = texts.stream().map(CText::of).toList();
        long pointers = (long) (all.size() + 1) * Native.POINTER_SIZE;
        Memory block =
                new Memory(pointers + all.stream().mapToLong(it -> it.length).sum());
        long at = pointers;
        for (int i = 0; i < all.size(); i++) {
            block.write(at, all.get(i), 0, all.get(i).length);
            block.setPointer((long) i * Native.POINTER_SIZE, block.share(at));
            at += all.get(i).length;
        }
        block.setPointer((long) all.size() * Native.POINTER_SIZE, Pointer.NULL);
        return block;
    }
}
