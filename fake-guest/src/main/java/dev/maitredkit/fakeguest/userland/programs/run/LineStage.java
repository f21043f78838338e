package dev.maitredkit.fakeguest.userland.programs.run;

/**
 * Cuts the input into lines for a {@link LineFilter}.
 *
 * @param filter what is done with them
 * @param partial the line that has not ended yet
 */
public record LineStage(Call call, LineFilter filter, Chunks partial) implements Stage {
    /** More than any script of a guest has in a line; the real programs would run out of memory somewhere, too. */
    private static final int LONGEST_LINE = 1 << 24;

    public static LineStage of(Call call, LineFilter filter) {
        return new LineStage(call, filter, Chunks.EMPTY);
    }

    @Override
    public Fed begin(String name) {
        return wrap(filter.begin(name), partial);
    }

    @Override
    public Fed feed(String piece) {
        int newline = piece.indexOf('\n');
        if (newline < 0) {
            return partial.length() > LONGEST_LINE
                    ? Fed.stop(this, Output.err(call.message("out of memory")), 1)
                    : Fed.more(new LineStage(call, filter, partial.plus(piece)));
        }
        Output printed = Output.NONE;
        StringBuilder plain = new StringBuilder();
        LineFilter at = filter;
        String first = partial.text();
        int from = 0;
        for (; newline >= 0; newline = piece.indexOf('\n', from)) {
            LineFilter.Seen seen = at.line(first + piece.substring(from, newline), true);
            first = "";
            from = newline + 1;
            at = seen.next();
            if (seen.output().chunks().isEmpty()) {
                // Nothing to keep in order.
            } else if (seen.output().chunks().size() == 1
                    && seen.output().chunks().get(0).fd() == 1) {
                plain.append(seen.output().chunks().get(0).text());
            } else {
                printed = printed.plus(Output.out(plain.toString())).plus(seen.output());
                plain.setLength(0);
            }
            if (seen.flow() != Fed.Flow.MORE) {
                Output all = printed.plus(Output.out(plain.toString()));
                return new Fed(of(call, at), all, seen.flow(), seen.status());
            }
        }
        Output all = printed.plus(Output.out(plain.toString()));
        return Fed.more(new LineStage(call, at, Chunks.EMPTY.plus(piece.substring(from))), all);
    }

    @Override
    public Fed end() {
        if (partial.length() == 0) {
            return wrap(filter.end(), Chunks.EMPTY);
        }
        LineFilter.Seen last = filter.line(partial.text(), false);
        if (last.flow() != Fed.Flow.MORE) {
            return wrap(last, Chunks.EMPTY);
        }
        Fed fed = wrap(last.next().end(), Chunks.EMPTY);
        return new Fed(fed.next(), last.output().plus(fed.output()), fed.flow(), fed.status());
    }

    @Override
    public Fed finish(boolean failed) {
        LineFilter.Seen seen = filter.finish(failed);
        return Fed.stop(of(call, seen.next()), seen.output(), seen.status());
    }

    private Fed wrap(LineFilter.Seen seen, Chunks rest) {
        return new Fed(new LineStage(call, seen.next(), rest), seen.output(), seen.flow(), seen.status());
    }
}
