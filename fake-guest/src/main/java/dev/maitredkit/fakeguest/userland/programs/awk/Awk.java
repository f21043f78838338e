package dev.maitredkit.fakeguest.userland.programs.awk;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.awk.Script.Rule;
import dev.maitredkit.fakeguest.userland.programs.awk.Script.Statement;
import dev.maitredkit.fakeguest.userland.programs.awk.Script.When;
import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.LineFilter;
import dev.maitredkit.fakeguest.userland.programs.run.LineStage;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Pump;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/**
 * awk on records that are lines.
 *
 * @param variables without NF, which each record has anew
 */
public record Awk(Script script, HashPMap<String, Value> variables, String last) implements LineFilter {
    public static final Applet APPLET = new Applet("awk", Spec.of("+F:v:").refusing("feE"), Awk::start);

    /** What came of a rule's statements. */
    private record Ran(Awk next, String output, boolean ends, int status) {}

    private static Work start(Call call, Options options) {
        if (options.operands().isEmpty()) {
            return Work.usage(call);
        }
        try {
            Script script = ScriptParser.parse(options.operands().get(0));
            Awk awk = new Awk(script, variables(options), "");
            Ran begun = awk.run(When.BEGIN, "");
            if (begun.ends() || !script.readsInput()) {
                return new Work.Say(Output.out(begun.output()), begun.status());
            }
            List<String> inputs =
                    options.operands().subList(1, options.operands().size());
            if (inputs.stream().anyMatch(it -> it.matches("[A-Za-z_]\\w*=.*"))) {
                return Work.unsupported(call, "an assignment among the files");
            }
            Work reading = Pump.of(call, LineStage.of(call, begun.next()), inputs, Pump.Complaints.NAME);
            return begun.output().isEmpty() ? reading : new After(begun.output(), reading);
        } catch (UnsupportedException e) {
            return Work.unsupported(call, e.getMessage());
        }
    }

    /** Says something before it goes on. */
    private record After(String output, Work work) implements Work {
        @Override
        public Progress step(Sys sys) {
            return new Progress.Next(work, Output.out(output));
        }
    }

    private static HashPMap<String, Value> variables(Options options) throws UnsupportedException {
        HashPMap<String, Value> variables = HashTreePMap.<String, Value>empty()
                .plus("FS", Value.of(" "))
                .plus("OFS", Value.of(" "))
                .plus("ORS", Value.of("\n"));
        for (String given : options.all('v')) {
            int equals = given.indexOf('=');
            if (equals < 1) {
                throw new UnsupportedException("-v " + given);
            }
            variables = variables.plus(
                    given.substring(0, equals), Value.read(Tokens.unescaped(given.substring(equals + 1))));
        }
        if (options.has('F')) {
            String separator = Tokens.unescaped(options.find('F').orElseThrow());
            if (separator.length() != 1 || separator.equals("\\")) {
                throw new UnsupportedException("-F " + separator);
            }
            variables = variables.plus("FS", Value.of(separator));
        }
        return variables;
    }

    @Override
    public Seen line(String text, boolean terminated) {
        double number = variables.getOrDefault("NR", Value.UNSET).number() + 1;
        Ran ran = new Awk(script, variables.plus("NR", Value.of(number)), text).run(When.RECORD, text);
        if (!ran.ends()) {
            return ran.next().more(Output.out(ran.output()));
        }
        Ran end = ran.next().run(When.END, text);
        return ran.next().stop(Output.out(ran.output() + end.output()), end.ends() ? end.status() : ran.status());
    }

    @Override
    public Seen finish(boolean failed) {
        Ran end = run(When.END, last);
        return stop(Output.out(end.output()), end.ends() ? end.status() : failed ? 2 : 0);
    }

    private Ran run(When when, String line) {
        Map<String, Value> changing = new HashMap<>(variables);
        Evaluation evaluation = new Evaluation(changing, line);
        StringBuilder output = new StringBuilder();
        for (Rule rule : script.rules()) {
            boolean fits = rule.when() == when
                    && rule.pattern().map(it -> evaluation.value(it).isTrue()).orElse(true);
            for (Statement statement : fits ? rule.statements() : List.<Statement>of()) {
                if (statement instanceof Statement.Print it) {
                    output.append(evaluation.printed(it.values()));
                } else if (statement instanceof Statement.Evaluate it) {
                    evaluation.value(it.expression());
                } else if (statement instanceof Statement.Exit it) {
                    int status = it.status()
                            .map(value -> (int) evaluation.value(value).number() & 0xff)
                            .orElse(0);
                    return new Ran(with(changing), output.toString(), true, status);
                } else {
                    return new Ran(with(changing), output.toString(), false, 0);
                }
            }
        }
        return new Ran(with(changing), output.toString(), false, 0);
    }

    private Awk with(Map<String, Value> changed) {
        return new Awk(script, HashTreePMap.from(changed), last);
    }
}
