package dev.maitredkit.fakeguest.userland.shell.syntax;

import java.util.ArrayList;
import java.util.List;

/** The here-documents whose operators have been read but whose bodies have not (POSIX sh 2.7.4). */
final class HereDocuments {
    private record Pending(Redirect.Here here, String delimiter, boolean quoted, boolean stripTabs) {}

    private final Source source;
    private final WordReader words;
    private final List<Pending> pending = new ArrayList<>();

    HereDocuments(Source source, WordReader words) {
        this.source = source;
        this.words = words;
    }

    void expect(Redirect.Here here, Word delimiter, boolean stripTabs) {
        StringBuilder text = new StringBuilder();
        boolean quoted = false;
        for (Word.Part part : delimiter.parts()) {
            quoted |= part.quoted();
            if (part instanceof Word.Text it) {
                text.append(it.text());
            } else if (part instanceof Word.Parameter it) {
                text.append('$').append(it.name());
            }
        }
        pending.add(new Pending(here, text.toString(), quoted, stripTabs));
    }

    void readPending() {
        for (Pending it : pending) {
            it.here().fill(read(it));
        }
        pending.clear();
    }

    private Word read(Pending it) {
        int firstLine = source.line();
        StringBuilder body = new StringBuilder();
        while (true) {
            if (source.peekRaw() == Source.END) {
                break;
            }
            String line = readLine(it);
            if (line.equals(it.delimiter()) || line.equals(it.delimiter() + "\n")) {
                break;
            }
            body.append(line);
        }
        if (it.quoted()) {
            return new Word(List.of(new Word.Text(body.toString(), true)));
        }
        return words.readHereDocument(new Source(body.toString(), 0, firstLine, true));
    }

    /** One line with its newline; in an unquoted document a backslash at its end joins the next one. */
    private String readLine(Pending it) {
        StringBuilder line = new StringBuilder();
        boolean atStart = true;
        while (true) {
            int c = source.nextRaw();
            if (c == Source.END) {
                return line.toString();
            }
            if (atStart && it.stripTabs() && c == '\t') {
                continue;
            }
            atStart = false;
            if (c == '\\' && !it.quoted() && source.peekRaw() != Source.END) {
                int escaped = source.nextRaw();
                if (escaped != '\n') {
                    line.append('\\').append((char) escaped);
                }
                continue;
            }
            line.append((char) c);
            if (c == '\n') {
                return line.toString();
            }
        }
    }
}
