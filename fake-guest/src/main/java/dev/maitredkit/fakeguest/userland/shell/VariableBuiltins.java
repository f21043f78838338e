package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.syntax.Reserved;
import dev.maitredkit.fakeguest.userland.shell.text.Arithmetic;
import dev.maitredkit.fakeguest.userland.shell.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** The builtins that are about variables and parameters. */
final class VariableBuiltins {
    static final List<Builtin> ALL = List.of(
            new Builtin("export", true, VariableBuiltins::export),
            new Builtin("readonly", true, VariableBuiltins::readonly),
            new Builtin("local", true, VariableBuiltins::local),
            new Builtin("unset", true, VariableBuiltins::unset),
            new Builtin("shift", true, VariableBuiltins::shift),
            new Builtin("set", true, SetBuiltin::run),
            new Builtin("let", false, VariableBuiltins::let),
            new Builtin("getopts", false, Getopts::run),
            new Builtin("read", false, Read::run));

    private VariableBuiltins() {}

    private static Outcome export(Call call) {
        boolean list = call.args().isEmpty() || call.arg(0).equals("-p");
        if (list) {
            return Outcome.print(list(call.state(), "export", Variable::exported));
        }
        boolean on = !call.arg(0).equals("-n");
        boolean skip = !on || call.arg(0).equals("--");
        return declare(call, skip ? call.from(1) : call.args(), (variables, name) -> variables.export(name, on));
    }

    private static Outcome readonly(Call call) {
        boolean list = call.args().isEmpty() || call.arg(0).equals("-p");
        if (list) {
            return Outcome.print(list(call.state(), "readonly", Variable::readOnly));
        }
        boolean skip = call.arg(0).equals("--");
        return declare(call, skip ? call.from(1) : call.args(), Variables::makeReadOnly);
    }

    private interface Attribute {
        Variables add(Variables variables, String name);
    }

    private static Outcome declare(Call call, List<String> operands, Attribute attribute) {
        if (!operands.isEmpty() && operands.get(0).startsWith("-")) {
            return Outcome.failed("illegal option " + operands.get(0));
        }
        for (String operand : operands) {
            int equals = operand.indexOf('=');
            String name = equals < 0 ? operand : operand.substring(0, equals);
            Optional<String> error = complain(call.state(), name, equals >= 0);
            if (error.isPresent()) {
                return Outcome.failed(error.get());
            }
            if (equals >= 0) {
                call.in().set(call.state().set(name, operand.substring(equals + 1)));
            }
            call.in().set(call.state().with(attribute.add(call.state().variables(), name)));
        }
        return Outcome.status(0);
    }

    /** Why this variable cannot be named or changed so. */
    static Optional<String> complain(ShellState state, String name, boolean changes) {
        if (!Reserved.isName(name)) {
            return Optional.of(name + ": bad variable name");
        }
        boolean readOnly = changes && state.variables().isReadOnly(name);
        return readOnly ? Optional.of(name + ": is read only") : Optional.empty();
    }

    private static String list(ShellState state, String command, Predicate<Variable> which) {
        StringBuilder out = new StringBuilder();
        for (String name : state.variables().sortedNames()) {
            Variable variable = state.variables().findVariable(name).orElseThrow();
            if (which.test(variable)) {
                out.append(command).append(' ').append(name);
                variable.value().ifPresent(value -> out.append('=').append(Trace.quote(value)));
                out.append('\n');
            }
        }
        return out.toString();
    }

    private static Outcome local(Call call) {
        if (!call.state().variables().inFunction()) {
            return Outcome.failed("not in a function");
        }
        for (String operand : call.args()) {
            int equals = operand.indexOf('=');
            String name = equals < 0 ? operand : operand.substring(0, equals);
            Optional<String> error = complain(call.state(), name, equals >= 0);
            if (error.isPresent()) {
                return Outcome.failed(error.get());
            }
            call.in().set(call.state().with(call.state().variables().makeLocal(name)));
            if (equals >= 0) {
                call.in().set(call.state().set(name, operand.substring(equals + 1)));
            }
        }
        return Outcome.status(0);
    }

    private static Outcome unset(Call call) {
        boolean functions = false;
        int first = 0;
        while (first < call.args().size() && call.arg(first).startsWith("-")) {
            String option = call.arg(first++);
            if (!option.equals("-v") && !option.equals("-f")) {
                return Outcome.failed("illegal option " + option);
            }
            functions = option.equals("-f");
        }
        for (String name : call.from(first)) {
            if (functions) {
                call.in()
                        .set(call.state().withFunctions(call.state().functions().minus(name)));
                continue;
            }
            Optional<String> error = complain(call.state(), name, true);
            if (error.isPresent()) {
                return Outcome.failed(error.get());
            }
            call.in().set(call.state().with(call.state().variables().unset(name)));
        }
        return Outcome.status(0);
    }

    private static Outcome shift(Call call) {
        String operand = call.args().isEmpty() ? "1" : call.arg(0);
        Optional<Integer> count = Numbers.findDecimal(operand);
        if (count.isEmpty()) {
            return Outcome.failed("Illegal number: " + operand);
        }
        List<String> parameters = call.state().parameters();
        if (count.get() > parameters.size()) {
            return Outcome.status(1);
        }
        call.in().set(call.state().withParameters(parameters.subList(count.get(), parameters.size())));
        return Outcome.status(0);
    }

    private static Outcome let(Call call) {
        if (call.args().isEmpty()) {
            return Outcome.failed("expression expected");
        }
        long last = 0;
        for (String expression : call.args()) {
            Arithmetic.Outcome outcome = Arithmetic.evaluate(expression, name -> Parameters.find(call.state(), name));
            for (Map.Entry<String, String> entry : outcome.assigned().entrySet()) {
                Optional<String> error = complain(call.state(), entry.getKey(), true);
                if (error.isPresent()) {
                    return Outcome.failed(error.get());
                }
                call.in().set(call.state().set(entry.getKey(), entry.getValue()));
            }
            if (outcome.error().isPresent()) {
                return Outcome.failed(outcome.error().get());
            }
            last = outcome.value();
        }
        return Outcome.status(last == 0 ? 1 : 0);
    }
}
