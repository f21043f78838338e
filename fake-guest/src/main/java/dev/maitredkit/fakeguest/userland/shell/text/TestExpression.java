package dev.maitredkit.fakeguest.userland.shell.text;

import dev.maitredkit.fakeguest.kernel.fs.FileType;
import dev.maitredkit.fakeguest.kernel.fs.Stat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * test(1), {@code [} and ash's {@code [[}, as BusyBox 1.35 has them: an expression of any length, in which
 * {@code -a} binds closer than {@code -o}.
 */
public final class TestExpression {
    private static final Set<String> UNARY = Set.of(
            "-b", "-c", "-d", "-e", "-f", "-g", "-G", "-h", "-k", "-L", "-n", "-O", "-p", "-r", "-s", "-S", "-t", "-u",
            "-w", "-x", "-z");
    private static final Set<String> BINARY =
            Set.of("=", "==", "!=", "<", ">", "=~", "-eq", "-ne", "-lt", "-le", "-gt", "-ge", "-nt", "-ot", "-ef");
    private static final int MAX_DEPTH = 500;

    /**
     * What test(1) answers.
     *
     * @param status 0 true, 1 false, 2 the expression is wrong
     * @param error the message without the program's name, "" for none
     * @param unsupported a real test(1) would know the answer
     */
    public record Answer(int status, String error, boolean unsupported) {
        private Answer(int status, String error) {
            this(status, error, false);
        }
    }

    private static final class Failure extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final boolean unsupported;

        Failure(String message) {
            this(message, false);
        }

        Failure(String message, boolean unsupported) {
            super(message, null, false, false);
            this.unsupported = unsupported;
        }
    }

    private final List<String> args;
    private final FileProbe files;
    private final boolean patterns;
    private int position;
    private int depth;

    private TestExpression(List<String> args, FileProbe files, boolean patterns) {
        this.args = args;
        this.files = files;
        this.patterns = patterns;
    }

    /** Evaluates; {@code argv[0]} is test, [ or [[, and the last two want their closing bracket. */
    public static Answer evaluate(List<String> argv, FileProbe files) {
        String name = argv.get(0).substring(argv.get(0).lastIndexOf('/') + 1);
        List<String> args = argv.subList(1, argv.size());
        boolean brackets = name.equals("[") || name.equals("[[");
        if (brackets) {
            String closing = name.equals("[") ? "]" : "]]";
            if (args.isEmpty() || !args.get(args.size() - 1).equals(closing)) {
                return new Answer(2, "missing " + closing);
            }
            args = args.subList(0, args.size() - 1);
        }
        try {
            return new Answer(new TestExpression(args, files, name.equals("[[")).whole() ? 0 : 1, "");
        } catch (Failure e) {
            return new Answer(2, e.getMessage(), e.unsupported);
        }
    }

    private boolean whole() {
        if (args.isEmpty()) {
            return false;
        }
        if (args.size() == 1) {
            return !args.get(0).isEmpty();
        }
        if (args.size() == 2 && args.get(0).equals("!")) {
            return args.get(1).isEmpty();
        }
        if (args.size() == 3 && BINARY.contains(args.get(1))) {
            return compare(args.get(0), args.get(1), args.get(2));
        }
        boolean result = or();
        if (position < args.size()) {
            throw new Failure(args.get(position) + ": unknown operand");
        }
        return result;
    }

    private boolean or() {
        boolean result = and();
        while (next("-o")) {
            result |= and();
        }
        return result;
    }

    private boolean and() {
        boolean result = not();
        while (next("-a")) {
            result &= not();
        }
        return result;
    }

    private boolean next(String operator) {
        if (position < args.size() && args.get(position).equals(operator)) {
            position++;
            return true;
        }
        return false;
    }

    private boolean not() {
        if (++depth > MAX_DEPTH) {
            throw new Failure("expression nested too deeply", true);
        }
        boolean negated = false;
        while (position < args.size() && args.get(position).equals("!") && !isBinary(position + 1)) {
            position++;
            negated = !negated;
        }
        boolean result = primary() != negated;
        depth--;
        return result;
    }

    private boolean isBinary(int at) {
        return at + 1 < args.size() && BINARY.contains(args.get(at));
    }

    private boolean primary() {
        if (position >= args.size()) {
            throw new Failure("argument expected");
        }
        String word = args.get(position);
        if (word.equals("(") && !isBinary(position + 1)) {
            return parenthesized();
        }
        if (isBinary(position + 1)) {
            position += 3;
            return compare(word, args.get(position - 2), args.get(position - 1));
        }
        if (UNARY.contains(word) && position + 1 < args.size()) {
            position += 2;
            return check(word, args.get(position - 1));
        }
        position++;
        if (position < args.size() && BINARY.contains(args.get(position))) {
            throw new Failure(args.get(position) + ": argument expected");
        }
        return !word.isEmpty();
    }

    private boolean parenthesized() {
        position++;
        if (next(")")) {
            return false;
        }
        boolean result = or();
        if (!next(")")) {
            throw new Failure("closing paren expected");
        }
        return result;
    }

    private boolean check(String operator, String operand) {
        switch (operator) {
            case "-n":
                return !operand.isEmpty();
            case "-z":
                return operand.isEmpty();
            case "-t":
                return files.isTerminal((int) number(operand));
            case "-h", "-L":
                return files.findLink(operand)
                        .filter(it -> it.type() == FileType.SYMLINK)
                        .isPresent();
            default:
                return files.findFile(operand)
                        .filter(it -> checkFile(operator, it))
                        .isPresent();
        }
    }

    private boolean checkFile(String operator, Stat file) {
        return switch (operator) {
            case "-e" -> true;
            case "-f" -> file.type() == FileType.REGULAR;
            case "-d" -> file.type() == FileType.DIRECTORY;
            case "-c" -> file.type() == FileType.CHARACTER_DEVICE;
            case "-b" -> file.type() == FileType.BLOCK_DEVICE;
            case "-p" -> file.type() == FileType.FIFO;
            case "-S" -> file.type() == FileType.SOCKET;
            case "-s" -> file.size() > 0;
            case "-u" -> (file.permissions() & 04000) != 0;
            case "-g" -> (file.permissions() & 02000) != 0;
            case "-k" -> (file.permissions() & 01000) != 0;
            case "-O" -> file.uid() == files.uid();
            case "-G" -> file.gid() == files.gid();
            case "-r" -> permits(file, 4);
            case "-w" -> permits(file, 2);
            default -> permits(file, 1);
        };
    }

    /** By the mode bits alone, as BusyBox does it: whether a mount is read-only does not matter to it. */
    private boolean permits(Stat file, int bit) {
        if (files.uid() == 0) {
            return bit != 1 || (file.permissions() & 0111) != 0;
        }
        int shift = file.uid() == files.uid() ? 6 : file.gid() == files.gid() ? 3 : 0;
        return (file.permissions() >> shift & bit) != 0;
    }

    private boolean compare(String left, String operator, String right) {
        return switch (operator) {
            case "=", "==" -> patterns ? Glob.of(right).matches(left) : left.equals(right);
            case "!=" -> patterns ? !Glob.of(right).matches(left) : !left.equals(right);
            case "<" -> left.compareTo(right) < 0;
            case ">" -> left.compareTo(right) > 0;
            case "=~" -> throw new Failure("=~: not supported by this guest", true);
            case "-eq" -> number(left) == number(right);
            case "-ne" -> number(left) != number(right);
            case "-lt" -> number(left) < number(right);
            case "-le" -> number(left) <= number(right);
            case "-gt" -> number(left) > number(right);
            case "-ge" -> number(left) >= number(right);
            case "-nt" -> compareFiles(left, right, both -> both[0].modified().isAfter(both[1].modified()));
            case "-ot" -> compareFiles(left, right, both -> both[0].modified().isBefore(both[1].modified()));
            default ->
                compareFiles(
                        left,
                        right,
                        both -> both[0].device() == both[1].device() && both[0].inode() == both[1].inode());
        };
    }

    private boolean compareFiles(String left, String right, Predicate<Stat[]> relation) {
        Optional<Stat> one = files.findFile(left);
        Optional<Stat> other = files.findFile(right);
        return one.isPresent() && other.isPresent() && relation.test(new Stat[] {one.get(), other.get()});
    }

    private static long number(String text) {
        return Numbers.findSigned(text)
                .orElseThrow(() -> new Failure(text.isEmpty() ? "bad number" : text + ": bad number"));
    }
}
