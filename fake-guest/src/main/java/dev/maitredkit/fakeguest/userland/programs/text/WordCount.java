package dev.maitredkit.fakeguest.userland.programs.text;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Fed;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Stage;
import dev.maitredkit.fakeguest.userland.programs.run.Work;

/** wc: lines, words, characters, bytes and the longest line, of each input and of all. */
record WordCount(String columns, int files, String name, Counts now, Counts total) implements Stage {
    private static final String ORDER = "lwmcL";

    static Work start(Call call, Options options) {
        StringBuilder wanted = new StringBuilder();
        for (char letter : ORDER.toCharArray()) {
            wanted.append(options.has(letter) ? String.valueOf(letter) : "");
        }
        String columns = wanted.length() == 0 ? "lwc" : wanted.toString();
        int files = options.operands().size();
        WordCount stage = new WordCount(columns, files, "", Counts.NONE, Counts.NONE);
        return Pump.of(call, stage, options.operands(), Pump.Complaints.NAME);
    }

    @Override
    public Fed begin(String input) {
        return Fed.more(new WordCount(columns, files, files == 0 ? "" : input, Counts.NONE, total));
    }

    @Override
    public Fed feed(String piece) {
        return Fed.more(new WordCount(columns, files, name, now.plus(piece), total));
    }

    @Override
    public Fed end() {
        return Fed.more(new WordCount(columns, files, name, Counts.NONE, total.plus(now)), Output.out(line(now, name)));
    }

    @Override
    public Fed finish(boolean failed) {
        return Fed.stop(this, files > 1 ? Output.out(line(total, "total")) : Output.NONE, failed ? 1 : 0);
    }

    /** One column of one input stands without blanks before it. */
    private String line(Counts counts, String label) {
        boolean bare = columns.length() == 1 && files < 2;
        StringBuilder out = new StringBuilder();
        for (char letter : columns.toCharArray()) {
            out.append(out.length() == 0 ? "" : " ").append(String.format(bare ? "%d" : "%9d", counts.of(letter)));
        }
        return out.append(label.isEmpty() ? "" : " " + label).append('\n').toString();
    }

    /** The numbers, and where in a word and a line the text stands. */
    record Counts(long lines, long words, long bytes, long longest, boolean inWord, long column) {
        static final Counts NONE = new Counts(0, 0, 0, 0, false, 0);

        Counts plus(String piece) {
            long moreLines = lines;
            long moreWords = words;
            long widest = longest;
            boolean word = inWord;
            long at = column;
            for (int i = 0; i < piece.length(); i++) {
                char c = piece.charAt(i);
                boolean blank = c == ' ' || c >= 9 && c <= 13;
                if (c == '\n') {
                    moreLines++;
                    at = 0;
                } else if (c == '\t') {
                    at = (at / 8 + 1) * 8;
                } else if (c >= ' ' && c < 127) {
                    at++;
                }
                widest = Math.max(widest, at);
                // A word begins with a printable character; control characters neither begin nor end one.
                if (blank) {
                    word = false;
                } else if (!word && c > ' ' && c != 127) {
                    word = true;
                    moreWords++;
                }
            }
            return new Counts(moreLines, moreWords, bytes + piece.length(), widest, word, at);
        }

        Counts plus(Counts other) {
            return new Counts(
                    lines + other.lines,
                    words + other.words,
                    bytes + other.bytes,
                    Math.max(longest, other.longest),
                    false,
                    0);
        }

        long of(char letter) {
            return switch (letter) {
                case 'l' -> lines;
                case 'w' -> words;
                case 'L' -> longest;
                default -> bytes;
            };
        }
    }
}
