package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.kernel.Errno;
import dev.maitredkit.fakeguest.kernel.Result;
import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.fs.OpenFlag;
import dev.maitredkit.fakeguest.kernel.proc.WaitFor;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Numbers;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** dd: reads its operands and opens its files; then {@link DdCopy} works. */
record Dd(Call call, Map<String, String> operands, long blockSize, long count, long skip, long seek) implements Work {
    private static final Set<String> KNOWN =
            Set.of("if", "of", "bs", "ibs", "obs", "count", "skip", "seek", "conv", "status", "iflag", "oflag");
    private static final Set<String> CONVERSIONS = Set.of("notrunc", "sync", "noerror", "fsync", "swab");
    private static final long LARGEST_BLOCK = 1 << 24;

    static Work start(Call call, Options raw) {
        Map<String, String> operands = new HashMap<>();
        for (String arg : call.args()) {
            int equals = arg.indexOf('=');
            if (equals < 0 || !KNOWN.contains(arg.substring(0, equals))) {
                return Work.usage(call);
            }
            operands.put(arg.substring(0, equals), arg.substring(equals + 1));
        }
        for (String word : operands.getOrDefault("conv", "notrunc").split(",")) {
            if (!CONVERSIONS.contains(word)) {
                return Work.refuse(call, "invalid argument '" + word + "' to 'conv'", 1);
            }
            if (word.equals("swab") || word.equals("sync")) {
                return Work.unsupported(call, "conv=" + word);
            }
        }
        if (operands.containsKey("iflag")
                || operands.containsKey("oflag")
                || operands.containsKey("ibs")
                || operands.containsKey("obs")) {
            return Work.unsupported(call, "iflag, oflag, ibs, obs");
        }
        long[] numbers = {512, Long.MAX_VALUE, 0, 0};
        String[] names = {"bs", "count", "skip", "seek"};
        for (int i = 0; i < names.length; i++) {
            String text = operands.get(names[i]);
            OptionalLong number = text == null ? OptionalLong.of(numbers[i]) : Numbers.findSized(text);
            if (number.isEmpty() || i == 0 && number.getAsLong() == 0) {
                return Work.refuse(call, "invalid number '" + text + "'", 1);
            }
            numbers[i] = number.getAsLong();
        }
        if (numbers[0] > LARGEST_BLOCK) {
            return Work.refuse(call, "out of memory", 1);
        }
        return new Dd(call, Map.copyOf(operands), numbers[0], numbers[1], numbers[2], numbers[3]);
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        int from = 0;
        int to = 1;
        String in = operands.get("if");
        if (in != null) {
            Result<Integer> opened = sys.open(in, Set.of(OpenFlag.READ), 0);
            if (!opened.isOk()) {
                return printer.warn("can't open '" + in + "'", opened.error().orElseThrow())
                        .end(1);
            }
            from = opened.orThrow();
        }
        String out = operands.get("of");
        boolean truncates = !operands.getOrDefault("conv", "").contains("notrunc");
        if (out != null) {
            Set<OpenFlag> flags = EnumSet.of(OpenFlag.WRITE, OpenFlag.CREATE);
            if (truncates && seek == 0) {
                flags.add(OpenFlag.TRUNCATE);
            }
            Result<Integer> opened = sys.open(out, flags, 0666);
            if (!opened.isOk()) {
                return printer.warn("can't open '" + out + "'", opened.error().orElseThrow())
                        .end(1);
            }
            to = opened.orThrow();
            if (seek > 0 && truncates) {
                sys.ftruncate(to, seek * blockSize);
            }
        }
        long skipping = skip;
        if (skip > 0 && sys.lseek(from, skip * blockSize, Sys.Whence.CUR).isOk()) {
            skipping = 0;
        }
        if (seek > 0) {
            Result<Long> moved = sys.lseek(to, seek * blockSize, Sys.Whence.CUR);
            if (!moved.isOk()) {
                return printer.warn(
                                out == null ? "standard output" : out,
                                moved.error().orElseThrow())
                        .end(1);
            }
        }
        boolean silent = operands.getOrDefault("status", "").equals("none");
        String name = out == null ? "standard output" : out;
        return printer.next(new DdCopy(
                call, from, to, (int) blockSize, count, skipping, new DdCopy.Records(0, 0, 0, 0), silent, "", name));
    }

    /**
     * Copies block by block.
     *
     * @param left blocks still to read
     * @param skipping blocks still to read and forget
     * @param unwritten of the last block
     */
    private record DdCopy(
            Call call,
            int from,
            int to,
            int blockSize,
            long left,
            long skipping,
            Records records,
            boolean silent,
            String unwritten,
            String name)
            implements Work {
        /** Whole and partial blocks, in and out. */
        record Records(long wholeIn, long partialIn, long wholeOut, long partialOut) {
            Records in(boolean whole) {
                return new Records(wholeIn + (whole ? 1 : 0), partialIn + (whole ? 0 : 1), wholeOut, partialOut);
            }

            Records out(boolean whole) {
                return new Records(wholeIn, partialIn, wholeOut + (whole ? 1 : 0), partialOut + (whole ? 0 : 1));
            }
        }

        @Override
        public Progress step(Sys sys) {
            if (!unwritten.isEmpty()) {
                return write(sys, unwritten, records);
            }
            if (left == 0 && skipping == 0) {
                return end("", 0);
            }
            Result<String> block = sys.read(from, blockSize);
            if (!block.isOk()) {
                Errno errno = block.error().orElseThrow();
                return errno == Errno.EAGAIN
                        ? new Progress.Wait(this, Set.of(new WaitFor.Readable(from)))
                        : end(call.message("read error: " + errno.text()), 1);
            }
            String data = block.orThrow();
            if (data.isEmpty()) {
                return end("", 0);
            }
            if (skipping > 0) {
                return new Progress.Next(
                        new DdCopy(call, from, to, blockSize, left, skipping - 1, records, silent, "", name),
                        Output.NONE);
            }
            return write(sys, data, records.in(data.length() == blockSize));
        }

        private Progress write(Sys sys, String data, Records counted) {
            Result<Integer> written = sys.write(to, data);
            if (!written.isOk()) {
                Errno errno = written.error().orElseThrow();
                return errno == Errno.EAGAIN
                        ? new Progress.Wait(with(left, counted, data), Set.of(new WaitFor.Writable(to)))
                        : with(left, counted, "").end(call.message("error writing '" + name + "': " + errno.text()), 1);
            }
            String rest = data.substring(written.orThrow());
            boolean whole = counted.wholeIn() > counted.wholeOut();
            return new Progress.Next(
                    rest.isEmpty() ? with(left - 1, counted.out(whole), "") : with(left, counted, rest), Output.NONE);
        }

        private DdCopy with(long rest, Records counted, String data) {
            return new DdCopy(call, from, to, blockSize, rest, 0, counted, silent, data, name);
        }

        private Progress end(String error, int status) {
            String counts = silent
                    ? ""
                    : records.wholeIn() + "+" + records.partialIn() + " records in\n" + records.wholeOut() + "+"
                            + records.partialOut() + " records out\n";
            return new Progress.End(Output.err(error + counts), status);
        }
    }
}
