package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.math.BigDecimal;
import java.util.List;

/**
 * seq: numbers from first to last, some at a time.
 *
 * @param next the number that comes next
 * @param width to which numbers are filled up with zeros
 * @param begun something was printed before
 */
record Seq(BigDecimal next, BigDecimal step, BigDecimal last, int scale, int width, String separator, boolean begun)
        implements Work {
    private static final int AT_ONCE = 256;

    static Work start(Call call, Options options) {
        List<String> operands = options.operands();
        boolean numbers = operands.stream().allMatch(it -> it.matches("-?([0-9]+\\.?[0-9]*|\\.[0-9]+)"));
        if (operands.isEmpty() || operands.size() > 3 || !numbers) {
            return Work.usage(call);
        }
        BigDecimal first = operands.size() > 1 ? number(operands.get(0)) : BigDecimal.ONE;
        BigDecimal step = operands.size() > 2 ? number(operands.get(1)) : BigDecimal.ONE;
        BigDecimal last = number(operands.get(operands.size() - 1));
        int scale = Math.max(Math.max(first.scale(), step.scale()), last.scale());
        int width = 0;
        if (options.has('w')) {
            for (BigDecimal number : List.of(first, last)) {
                width = Math.max(width, number.setScale(scale).toPlainString().length());
            }
        }
        return new Seq(first, step, last, scale, width, options.find('s').orElse("\n"), false);
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.endsWith(".") ? text + "0" : text);
    }

    @Override
    public Progress step(Sys sys) {
        StringBuilder out = new StringBuilder();
        BigDecimal at = next;
        boolean some = begun;
        for (int i = 0; i < AT_ONCE; i++) {
            int past = at.compareTo(last) * (step.signum() < 0 ? -1 : 1);
            if (past > 0) {
                return new Progress.End(Output.out(out + (some ? "\n" : "")), 0);
            }
            out.append(some ? separator : "").append(filled(at.setScale(scale).toPlainString()));
            some = true;
            at = at.add(step);
        }
        return new Progress.Next(new Seq(at, step, last, scale, width, separator, true), Output.out(out.toString()));
    }

    private String filled(String number) {
        boolean negative = number.startsWith("-");
        String digits = negative ? number.substring(1) : number;
        int missing = Math.max(0, width - number.length());
        return (negative ? "-" : "") + "0".repeat(missing) + digits;
    }
}
