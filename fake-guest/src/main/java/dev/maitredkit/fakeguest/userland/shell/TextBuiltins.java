package dev.maitredkit.fakeguest.userland.shell;

import dev.maitredkit.fakeguest.userland.shell.Builtin.Call;
import dev.maitredkit.fakeguest.userland.shell.Builtin.Outcome;
import dev.maitredkit.fakeguest.userland.shell.text.EchoText;
import dev.maitredkit.fakeguest.userland.shell.text.PrintfFormat;
import dev.maitredkit.fakeguest.userland.shell.text.TestExpression;
import java.util.ArrayList;
import java.util.List;

/** The builtins that are programs as well: echo, printf, test. And pwd and cd. */
final class TextBuiltins {
    static final List<Builtin> ALL = List.of(
            new Builtin("echo", false, TextBuiltins::echo),
            new Builtin("printf", false, TextBuiltins::printf),
            new Builtin("test", false, TextBuiltins::test),
            new Builtin("[", false, TextBuiltins::test),
            new Builtin("[[", false, TextBuiltins::test),
            new Builtin("pwd", false, WorkingDirectory::print),
            new Builtin("cd", false, WorkingDirectory::change),
            new Builtin("chdir", false, WorkingDirectory::change));

    private TextBuiltins() {}

    private static Outcome echo(Call call) {
        return Outcome.print(EchoText.of(call.args()));
    }

    private static Outcome printf(Call call) {
        PrintfFormat.Output output = PrintfFormat.of(call.args());
        StringBuilder errors = new StringBuilder();
        for (String error : output.errors()) {
            errors.append(call.state().identity().applet())
                    .append(": ")
                    .append(error)
                    .append('\n');
        }
        return new Outcome.Done(output.status(), output.text(), errors.toString());
    }

    private static Outcome test(Call call) {
        List<String> argv = new ArrayList<>(List.of(call.name()));
        argv.addAll(call.args());
        TestExpression.Answer answer =
                TestExpression.evaluate(argv, new SysProbe(call.in().sys()));
        if (answer.unsupported()) {
            call.in().sys().unsupported(answer.error());
        }
        return answer.error().isEmpty()
                ? Outcome.status(answer.status())
                : Outcome.warn(call, answer.error(), answer.status());
    }
}
