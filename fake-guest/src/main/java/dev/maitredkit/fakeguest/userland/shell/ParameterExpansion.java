package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Expander.Tilde;
import dev.maitredkit.fakeguest.userland.shell.FieldBuilder.Kind;
import dev.maitredkit.fakeguest.userland.shell.syntax.Reserved;
import dev.maitredkit.fakeguest.userland.shell.syntax.Word;
import dev.maitredkit.fakeguest.userland.shell.text.Glob;
import java.util.List;
import java.util.Optional;

/** One {@code $name} or {@code ${…}} (POSIX sh 2.6.2). */
final class ParameterExpansion {
    private static final String BETWEEN = "\0";

    private final Expander expander;
    private final FieldBuilder out;

    ParameterExpansion(Expander expander, FieldBuilder out) {
        this.expander = expander;
        this.out = out;
    }

    void expand(Word.Parameter it) {
        boolean all = it.name().equals("@") || it.name().equals("*");
        Optional<String> value = all ? findJoined(it) : find(it.name());
        switch (it.operator()) {
            case BAD -> throw ExpansionStop.failed("syntax error: bad substitution");
            case LENGTH -> add(it, Integer.toString(require(it, value).length()));
            case DEFAULT, ALTERNATIVE, ASSIGN, REQUIRE -> expandWhenUnset(it, value, all);
            case NONE -> addValue(it, require(it, value), all);
            default -> addEdited(it, require(it, value), all);
        }
    }

    /** ash edits {@code $@} as one text, and makes fields of it again. */
    private void addEdited(Word.Parameter it, String value, boolean all) {
        if (isJoined(it, all)) {
            add(it, edit(it, value));
        } else {
            String text = edit(it, String.join(BETWEEN, expander.state().parameters()));
            addFields(it, List.of(text.split(BETWEEN, -1)));
        }
    }

    private boolean isJoined(Word.Parameter it, boolean all) {
        return !all || it.quoted() && it.name().equals("*") || !out.splits();
    }

    private Optional<String> find(String name) {
        return name.isEmpty() ? Optional.empty() : Parameters.find(expander.state(), name);
    }

    private Optional<String> findJoined(Word.Parameter it) {
        List<String> parameters = expander.state().parameters();
        String ifs = expander.ifs();
        String separator = ifs.isEmpty() ? "" : ifs.substring(0, 1);
        return parameters.isEmpty() ? Optional.empty() : Optional.of(String.join(separator, parameters));
    }

    private void expandWhenUnset(Word.Parameter it, Optional<String> value, boolean all) {
        boolean missing = value.isEmpty() || it.nullCounts() && value.get().isEmpty();
        if (it.operator() == Word.Operator.ALTERNATIVE) {
            if (missing) {
                addNothing(it);
            } else {
                operand(it);
            }
            return;
        }
        if (!missing) {
            addValue(it, value.get(), all);
            return;
        }
        switch (it.operator()) {
            case DEFAULT -> operand(it);
            case ASSIGN -> assign(it);
            default -> throw ExpansionStop.failed(it.name() + ": " + complaint(it));
        }
    }

    /** A quoted expansion makes a field even of nothing; that of {@code $@} does not. */
    private void addNothing(Word.Parameter it) {
        if (!it.name().equals("@")) {
            add(it, "");
        }
    }

    private void operand(Word.Parameter it) {
        if (it.quoted()) {
            add(it, "");
        }
        expander.expand(it.operand(), out, Kind.EXPANDED, it.quoted() ? Tilde.NOWHERE : Tilde.WORD);
    }

    private void assign(Word.Parameter it) {
        if (!Reserved.isName(it.name())) {
            throw ExpansionStop.failed(it.name() + ": bad variable name");
        }
        String value = expander.text(it.operand(), Tilde.WORD);
        expander.set(it.name(), value);
        add(it, value);
    }

    private String complaint(Word.Parameter it) {
        String text = expander.text(it.operand(), Tilde.WORD);
        if (!text.isEmpty()) {
            return text;
        }
        return it.nullCounts() ? "parameter not set or null" : "parameter not set";
    }

    /** The value, "" when unset; under set -u that is an error. */
    private String require(Word.Parameter it, Optional<String> value) {
        boolean all = it.name().equals("@") || it.name().equals("*");
        if (value.isEmpty() && expander.state().has(Option.NOUNSET) && !all) {
            throw ExpansionStop.failed(it.name() + ": parameter not set");
        }
        return value.orElse("");
    }

    private void add(Word.Parameter it, String value) {
        out.add(value, it.quoted() ? Kind.QUOTED : Kind.EXPANDED);
    }

    private void addValue(Word.Parameter it, String value, boolean all) {
        if (isJoined(it, all)) {
            add(it, value);
        } else {
            addFields(it, expander.state().parameters());
        }
    }

    private void addFields(Word.Parameter it, List<String> fields) {
        boolean first = true;
        for (String field : fields) {
            if (!first) {
                out.breakField();
            }
            first = false;
            add(it, field);
        }
    }

    private String edit(Word.Parameter it, String value) {
        return switch (it.operator()) {
            case SUBSTRING -> substring(it, value);
            case REPLACE_FIRST, REPLACE_ALL -> replace(it, value);
            default -> cut(it.operator(), value, Glob.of(expander.pattern(it.operand())));
        };
    }

    private static String cut(Word.Operator operator, String value, Glob pattern) {
        switch (operator) {
            case CUT_SHORTEST_PREFIX:
                return value.substring(Math.max(0, pattern.shortestPrefix(value)));
            case CUT_LONGEST_PREFIX:
                return value.substring(Math.max(0, pattern.longestPrefix(value, 0)));
            default:
                int start = pattern.findSuffix(value, operator == Word.Operator.CUT_LONGEST_SUFFIX);
                return start < 0 ? value : value.substring(0, start);
        }
    }

    private String substring(Word.Parameter it, String value) {
        long offset = expander.arithmetic(expander.text(it.operand(), Tilde.NOWHERE));
        long length = value.length();
        if (it.second().isPresent()) {
            length = expander.arithmetic(expander.text(it.second().get(), Tilde.NOWHERE));
        }
        long start = offset < 0 ? Math.max(0, value.length() + offset) : Math.min(offset, value.length());
        long room = value.length() - start;
        if (length < 0) {
            length += room;
        }
        // A length that is still negative counts as a huge one in BusyBox, whose comparison is unsigned.
        long taken = length < 0 || length > room ? room : length;
        return value.substring((int) start, (int) (start + taken));
    }

    private String replace(Word.Parameter it, String value) {
        String text = expander.pattern(it.operand());
        String with =
                it.second().map(word -> expander.text(word, Tilde.NOWHERE)).orElse("");
        if (text.isEmpty() || value.isEmpty()) {
            return value;
        }
        Glob pattern = Glob.of(text);
        StringBuilder result = new StringBuilder();
        int at = 0;
        while (at < value.length()) {
            int end = pattern.longestPrefix(value, at);
            if (end <= at) {
                result.append(value.charAt(at++));
                continue;
            }
            result.append(with);
            at = end;
            if (it.operator() == Word.Operator.REPLACE_FIRST) {
                break;
            }
            if (result.length() > Expander.MAX_LENGTH) {
                throw ExpansionStop.failed("out of memory");
            }
        }
        return result.append(value, at, value.length()).toString();
    }
}
