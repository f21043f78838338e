package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.syntax.Reserved;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/**
 * The variables of a shell, and what the functions that are running have hidden of them.
 *
 * @param size the length of all values together
 * @param scopes for each running function, innermost first, the variables that its {@code local} hides
 */
record Variables(PMap<String, Variable> all, Scopes scopes, long nextOrder, long size) {
    /** The buckets of ash's table of variables, whose order its children see in their environment. */
    private static final int BUCKETS = 39;

    /**
     * A linked list, so that entering and leaving a function costs the same at any depth.
     *
     * @param held the length of what the running functions, these and the outer ones, keep for later
     */
    record Scopes(PMap<String, Optional<Variable>> hidden, Scopes outer, int depth, long held) {}

    static final Variables NONE = new Variables(HashTreePMap.empty(), null, 0, 0);

    /** The value of a variable that is set. */
    Optional<String> find(String name) {
        Variable variable = all.get(name);
        return variable == null ? Optional.empty() : variable.value();
    }

    Optional<Variable> findVariable(String name) {
        return Optional.ofNullable(all.get(name));
    }

    boolean isReadOnly(String name) {
        Variable variable = all.get(name);
        return variable != null && variable.readOnly();
    }

    private Variable getOrNew(String name) {
        Variable variable = all.get(name);
        return variable != null ? variable : new Variable(Optional.empty(), false, false, nextOrder);
    }

    private Variables put(String name, Variable variable) {
        long change = length(Optional.of(variable)) - length(findVariable(name));
        return new Variables(all.plus(name, variable), scopes, nextOrder + 1, size + change);
    }

    private static long length(Optional<Variable> variable) {
        return variable.flatMap(Variable::value).map(String::length).orElse(0);
    }

    /** How much is kept, in characters. */
    long total() {
        return size + (scopes == null ? 0 : scopes.held());
    }

    Variables set(String name, String value) {
        return put(name, getOrNew(name).withValue(Optional.of(value)));
    }

    Variables export(String name, boolean exported) {
        return put(name, getOrNew(name).withExported(exported));
    }

    Variables makeReadOnly(String name) {
        return put(name, getOrNew(name).madeReadOnly());
    }

    Variables unset(String name) {
        return new Variables(all.minus(name), scopes, nextOrder, size - length(findVariable(name)));
    }

    Variables restore(String name, Optional<Variable> before) {
        return before.map(variable -> put(name, variable)).orElseGet(() -> unset(name));
    }

    /** A function begins; so many characters are kept until it ends. */
    Variables enterFunction(long kept) {
        long held = (scopes == null ? 0 : scopes.held()) + kept;
        Scopes inner = new Scopes(HashTreePMap.empty(), scopes, functionDepth() + 1, held);
        return new Variables(all, inner, nextOrder, size);
    }

    Variables leaveFunction() {
        Variables result = new Variables(all, scopes.outer(), nextOrder, size);
        for (Map.Entry<String, Optional<Variable>> entry : scopes.hidden().entrySet()) {
            result = result.restore(entry.getKey(), entry.getValue());
        }
        return result;
    }

    boolean inFunction() {
        return scopes != null;
    }

    /** How many functions are running. */
    int functionDepth() {
        return scopes == null ? 0 : scopes.depth();
    }

    /** {@code local}: the variable is unset until the function ends, but keeps its attributes. */
    Variables makeLocal(String name) {
        if (scopes.hidden().containsKey(name)) {
            return this;
        }
        Optional<Variable> before = findVariable(name);
        Scopes hiding = new Scopes(
                scopes.hidden().plus(name, before), scopes.outer(), scopes.depth(), scopes.held() + length(before));
        Variables result = new Variables(all, hiding, nextOrder, size);
        return before.map(it -> result.put(name, it.withValue(Optional.empty())))
                .orElseGet(() -> result.put(name, result.getOrNew(name)));
    }

    /** The environment of a child, in the order in which ash keeps its variables. */
    List<String> environment() {
        List<Map.Entry<String, Variable>> exported = new ArrayList<>();
        for (Map.Entry<String, Variable> entry : all.entrySet()) {
            if (entry.getValue().exported() && entry.getValue().value().isPresent()) {
                exported.add(entry);
            }
        }
        exported.sort(Comparator.<Map.Entry<String, Variable>>comparingInt(entry -> bucket(entry.getKey()))
                .thenComparingLong(entry -> entry.getValue().order()));
        return exported.stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue().value().orElse(""))
                .toList();
    }

    private static int bucket(String name) {
        int hash = name.charAt(0) << 4;
        for (int i = 0; i < name.length(); i++) {
            hash += name.charAt(i);
        }
        return hash % BUCKETS;
    }

    /** Takes over an environment; entries that are no variables are left out. */
    Variables withEnvironment(List<String> env) {
        Variables result = this;
        for (String entry : env) {
            int equals = entry.indexOf('=');
            if (equals > 0 && Reserved.isName(entry.substring(0, equals))) {
                String name = entry.substring(0, equals);
                result = result.set(name, entry.substring(equals + 1)).export(name, true);
            }
        }
        return result;
    }

    List<String> sortedNames() {
        return all.keySet().stream().sorted().toList();
    }
}
