package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.shell.FieldBuilder.Field;
import dev.maitredkit.fakeguest.userland.shell.FieldBuilder.Kind;
import dev.maitredkit.fakeguest.userland.shell.syntax.Node;
import dev.maitredkit.fakeguest.userland.shell.syntax.Word;
import dev.maitredkit.fakeguest.userland.shell.text.Arithmetic;
import dev.maitredkit.fakeguest.userland.shell.text.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;

/**
 * Expands words (POSIX sh 2.6). It goes from left to right and begins anew when a command substitution has to run
 * first: the state is immutable, so that the second time comes to the same place by the same way.
 */
final class Expander {
    /** A value longer than this is refused as if memory were used up. */
    static final int MAX_LENGTH = 1 << 22;

    /** So are more fields than this at once. */
    private static final int MAX_FIELDS = 1 << 18;

    private final Sys sys;
    private final PVector<Substituted> known;
    private final List<String> warnings = new ArrayList<>();
    private ShellState state;
    private int used;
    private int cost;

    Expander(Sys sys, ShellState state, PVector<Substituted> known) {
        this.sys = sys;
        this.state = state;
        this.known = known;
    }

    ShellState state() {
        return state;
    }

    void set(String name, String value) {
        requireWritable(name);
        state = state.set(name, value);
    }

    private void requireWritable(String name) {
        if (state.variables().isReadOnly(name)) {
            throw ExpansionStop.failed(name + ": is read only");
        }
    }

    /** In units of {@link Sys#spend}. */
    int cost() {
        return cost / 256;
    }

    /** The status of the last substitution so far, if there was one. */
    Optional<Integer> lastStatus() {
        return used == 0 ? Optional.empty() : Optional.of(known.get(used - 1).status());
    }

    /** All fields of these words, pathnames expanded. */
    List<String> fields(List<Word> words) {
        List<String> result = new ArrayList<>();
        for (Word word : words) {
            FieldBuilder fields = new FieldBuilder(ifs(), true);
            expand(word, fields, Kind.LITERAL, Tilde.WORD);
            for (Field field : fields.build()) {
                addPaths(field, result);
            }
            if (result.size() > MAX_FIELDS || cost > 4 * MAX_LENGTH) {
                throw ExpansionStop.failed("out of memory");
            }
        }
        return result;
    }

    private void addPaths(Field field, List<String> result) {
        cost += field.text().length();
        if (state.has(Option.NOGLOB) || !Glob.isActive(field.pattern())) {
            result.add(field.text());
            return;
        }
        List<String> paths = new PathnameExpansion(sys).expand(field.pattern());
        cost += 16 * paths.size();
        if (paths.isEmpty()) {
            result.add(field.text());
        } else {
            result.addAll(paths);
        }
    }

    /** The text of a word where it cannot be split. */
    String text(Word word, Tilde tilde) {
        FieldBuilder one = new FieldBuilder(ifs(), false);
        expand(word, one, Kind.LITERAL, tilde);
        cost += one.length();
        return one.buildOne().text();
    }

    /**
     * The body of a here-document. ash expands it in a child that writes it: what is assigned there is lost, and an
     * error leaves it empty but does not end the shell.
     */
    String hereDocument(Word body) {
        ShellState before = state;
        try {
            return text(body, Tilde.NOWHERE);
        } catch (ExpansionStop stop) {
            if (stop.substitution() != null) {
                throw stop;
            }
            warnings.add(stop.getMessage());
            return "";
        } finally {
            state = before;
        }
    }

    /** Errors that did not end the expansion. */
    List<String> warnings() {
        return List.copyOf(warnings);
    }

    /** A word as a pattern, as case has it. */
    String pattern(Word word) {
        FieldBuilder one = new FieldBuilder(ifs(), false);
        expand(word, one, Kind.LITERAL, Tilde.WORD);
        return one.buildOne().pattern();
    }

    String ifs() {
        return state.variables().find("IFS").orElse(" \t\n");
    }

    /** Where a tilde may begin a home directory. */
    enum Tilde {
        NOWHERE,
        WORD,
        /** Also behind each colon. */
        ASSIGNMENT
    }

    void expand(Word word, FieldBuilder out, Kind literal, Tilde tilde) {
        boolean first = true;
        for (Word.Part part : word.parts()) {
            if (part instanceof Word.Text text) {
                boolean plain = !text.quoted() && tilde != Tilde.NOWHERE;
                String value = plain ? tildes(text.text(), first, word.parts().size() == 1, tilde) : text.text();
                out.add(value, text.quoted() ? Kind.QUOTED : literal);
            } else if (part instanceof Word.Parameter parameter) {
                new ParameterExpansion(this, out).expand(parameter);
            } else if (part instanceof Word.Substitution it) {
                out.add(substitute(it.body()), it.quoted() ? Kind.QUOTED : Kind.EXPANDED);
            } else if (part instanceof Word.Arithmetic it) {
                long value = arithmetic(text(it.expression(), Tilde.NOWHERE));
                out.add(Long.toString(value), it.quoted() ? Kind.QUOTED : Kind.EXPANDED);
            }
            first = false;
            if (out.length() > MAX_LENGTH) {
                throw ExpansionStop.failed("out of memory");
            }
        }
    }

    private String tildes(String text, boolean atStart, boolean alone, Tilde tilde) {
        StringBuilder out = new StringBuilder();
        int i = 0;
        while (i < text.length()) {
            boolean possible = i == 0 ? atStart : tilde == Tilde.ASSIGNMENT && text.charAt(i - 1) == ':';
            if (text.charAt(i) != '~' || !possible) {
                out.append(text.charAt(i++));
                continue;
            }
            int end = i + 1;
            while (end < text.length() && !endsUser(text.charAt(end), tilde)) {
                end++;
            }
            String user = text.substring(i + 1, end);
            boolean whole = end < text.length() || alone;
            out.append(whole ? home(user).orElse("~" + user) : "~" + user);
            i = end;
        }
        return out.toString();
    }

    private static boolean endsUser(char c, Tilde tilde) {
        return c == '/' || c == ':' && tilde == Tilde.ASSIGNMENT;
    }

    private Optional<String> home(String user) {
        return user.isEmpty() ? state.variables().find("HOME") : new PasswordFile(sys).findHome(user);
    }

    private String substitute(Node body) {
        if (used == known.size()) {
            throw ExpansionStop.needs(body, state);
        }
        String text = known.get(used++).text();
        cost += text.length();
        return text;
    }

    long arithmetic(String expression) {
        Arithmetic.Outcome outcome = Arithmetic.evaluate(expression, this::lookUp);
        cost += expression.length();
        outcome.assigned().forEach(this::set);
        if (outcome.error().isPresent()) {
            throw ExpansionStop.failed(outcome.error().get());
        }
        return outcome.value();
    }

    private Optional<String> lookUp(String name) {
        return Parameters.find(state, name);
    }
}
