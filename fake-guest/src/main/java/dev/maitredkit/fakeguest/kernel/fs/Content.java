package dev.maitredkit.fakeguest.kernel.fs;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import org.pcollections.IntTreePMap;

/**
 * The bytes of a file, immutable: pages as the page cache has them, so that an append copies one page, a hole
 * costs nothing, and a file system can count what it has allocated.
 */
public final class Content {
    /** The size of a page in bytes (x86_64). */
    public static final int PAGE = 4096;

    /** The largest size in bytes that a file may have here; beyond it a write gives EFBIG. */
    public static final long MAX_SIZE = (long) PAGE * Integer.MAX_VALUE;

    public static final Content EMPTY = new Content(IntTreePMap.empty(), 0);

    /** Each page without the zeros behind what was written to it; never altered once it is here. */
    private final IntTreePMap<byte[]> pages;

    private final long size;

    private Content(IntTreePMap<byte[]> pages, long size) {
        this.pages = pages;
        this.size = size;
    }

    /** The content with these bytes, one a char. */
    public static Content of(String bytes) {
        return EMPTY.write(0, bytes);
    }

    /** That many zeros which are no hole. */
    public static Content allocated(long size) {
        byte[] zeros = new byte[0];
        IntTreePMap<byte[]> pages = IntTreePMap.empty();
        for (long at = 0; at < size; at += PAGE) {
            pages = pages.plus((int) (at / PAGE), zeros);
        }
        return new Content(pages, size);
    }

    /** In bytes. */
    public long size() {
        return size;
    }

    /** How many pages hold data; holes are not counted. */
    public int allocatedPages() {
        return pages.size();
    }

    /** Whether the page with this index holds data. */
    boolean isAllocated(long page) {
        return pages.containsKey((int) page);
    }

    /** At most {@code max} bytes from {@code offset} on; empty at and behind the end. */
    public String read(long offset, int max) {
        if (offset < 0 || offset >= size || max <= 0) {
            return "";
        }
        byte[] bytes = new byte[(int) Math.min(max, size - offset)];
        for (int done = 0; done < bytes.length; ) {
            long at = offset + done;
            int inPage = (int) (at % PAGE);
            int length = Math.min(PAGE - inPage, bytes.length - done);
            byte[] page = pages.get((int) (at / PAGE));
            if (page != null && page.length > inPage) {
                System.arraycopy(page, inPage, bytes, done, Math.min(length, page.length - inPage));
            }
            done += length;
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /** All of it; for files that fit into a string. */
    public String text() {
        return read(0, (int) Math.min(size, Integer.MAX_VALUE));
    }

    /** With these bytes at {@code offset}; a gap before it is a hole of zeros. */
    public Content write(long offset, String data) {
        if (data.isEmpty()) {
            return this;
        }
        byte[] bytes = data.getBytes(StandardCharsets.ISO_8859_1);
        IntTreePMap<byte[]> changed = pages;
        for (int done = 0; done < bytes.length; ) {
            long at = offset + done;
            int inPage = (int) (at % PAGE);
            int length = Math.min(PAGE - inPage, bytes.length - done);
            int index = (int) (at / PAGE);
            byte[] old = changed.get(index);
            int oldLength = old == null ? 0 : old.length;
            byte[] page = new byte[Math.max(oldLength, inPage + length)];
            if (old != null) {
                System.arraycopy(old, 0, page, 0, oldLength);
            }
            System.arraycopy(bytes, done, page, inPage, length);
            changed = changed.plus(index, page);
            done += length;
        }
        return new Content(changed, Math.max(size, offset + bytes.length));
    }

    /** Cut off or extended by a hole, to {@code newSize} bytes. */
    public Content truncate(long newSize) {
        if (newSize >= size) {
            return newSize == size ? this : new Content(pages, newSize);
        }
        int kept = (int) ((newSize + PAGE - 1) / PAGE);
        IntTreePMap<byte[]> changed = pages;
        int last = (int) ((size - 1) / PAGE);
        if (last >= kept && !pages.isEmpty()) {
            changed = changed.minusRange(kept, last == Integer.MAX_VALUE ? last : last + 1);
        }
        int inPage = (int) (newSize % PAGE);
        byte[] page = inPage == 0 ? null : changed.get(kept - 1);
        if (page != null && page.length > inPage) {
            changed = changed.plus(kept - 1, Arrays.copyOf(page, inPage));
        }
        return new Content(changed, newSize);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Content it && size == it.size && sameBytes(it);
    }

    private boolean sameBytes(Content other) {
        return pages == other.pages || (covers(other) && other.covers(this));
    }

    private boolean covers(Content other) {
        for (Map.Entry<Integer, byte[]> entry : other.pages.entrySet()) {
            byte[] mine = pages.get(entry.getKey());
            byte[] padded = Arrays.copyOf(mine == null ? new byte[0] : mine, PAGE);
            if (!Arrays.equals(padded, Arrays.copyOf(entry.getValue(), PAGE))) {
                return false;
            }
        }
        return true;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(size);
    }

    @Override
    public String toString() {
        return "Content[" + size + " bytes]";
    }
}
