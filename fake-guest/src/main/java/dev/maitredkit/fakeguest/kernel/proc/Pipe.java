package dev.maitredkit.fakeguest.kernel.proc;

import org.pcollections.TreePVector;

/**
 * A pipe or FIFO: sixteen pages of 4096 bytes; a write joins the last page only if its odd part fits there
 * (pipe_write in Linux 6.18), and one of up to 4096 bytes goes whole or not at all (pipe(7): PIPE_BUF).
 *
 * @param pages each with 1 to 4096 bytes
 * @param readers how many open files read from it
 * @param writers how many open files write to it
 * @param connected whether a reader and a writer have met: of a FIFO, each waits for the other at first
 */
public record Pipe(TreePVector<String> pages, int readers, int writers, boolean connected) {
    static final int PAGE = 4096;
    static final int MAX_PAGES = 16;

    public static final Pipe UNOPENED = new Pipe(TreePVector.empty(), 0, 0, false);

    /** What is left to read and the bytes that were read. */
    public record Read(Pipe rest, String data) {}

    /** The pipe with the bytes that went in, and how many they were. */
    public record Written(Pipe pipe, int count) {}

    public boolean hasData() {
        return !pages.isEmpty();
    }

    /** A FIFO has none before somebody has come to read. */
    public boolean hasRoom() {
        return connected && pages.size() < MAX_PAGES;
    }

    /** Nothing will ever come again. */
    public boolean isAtEnd() {
        return pages.isEmpty() && writers == 0 && connected;
    }

    /** Nobody will ever read. */
    public boolean isBroken() {
        return readers == 0 && connected;
    }

    public Pipe opening(int moreReaders, int moreWriters) {
        int nowReaders = readers + moreReaders;
        int nowWriters = writers + moreWriters;
        return new Pipe(pages, nowReaders, nowWriters, connected || nowReaders > 0 && nowWriters > 0);
    }

    public Read read(int max) {
        StringBuilder data = new StringBuilder();
        TreePVector<String> rest = pages;
        while (data.length() < max && !rest.isEmpty()) {
            String page = rest.get(0);
            int taken = Math.min(page.length(), max - data.length());
            data.append(page, 0, taken);
            rest = taken == page.length() ? rest.minus(0) : withFirst(rest, page.substring(taken));
        }
        return new Read(new Pipe(rest, readers, writers, connected), data.toString());
    }

    public Written write(String data) {
        if (!connected) {
            return new Written(this, 0);
        }
        int done = 0;
        TreePVector<String> grown = pages;
        int odd = data.length() % PAGE;
        if (odd > 0 && !grown.isEmpty()) {
            String last = grown.get(grown.size() - 1);
            if (last.length() + odd <= PAGE) {
                grown = grown.minus(grown.size() - 1).plus(last + data.substring(0, odd));
                done = odd;
            }
        }
        while (done < data.length() && grown.size() < MAX_PAGES) {
            int end = Math.min(data.length(), done + PAGE);
            grown = grown.plus(data.substring(done, end));
            done = end;
        }
        return new Written(new Pipe(grown, readers, writers, connected), done);
    }

    private static TreePVector<String> withFirst(TreePVector<String> pages, String first) {
        return pages.minus(0).plus(0, first);
    }
}
