package dev.maitredkit.fidelity.live;

import java.util.List;

/** {@code execve(file, how many arguments, argument…, variable…)}; so has execvp, where argv[0] is the file. */
record ProgramCall(String file, List<String> argv, List<String> environ) {
    private static final int LONGEST = 2000;

    static ProgramCall of(Call call) {
        List<String> rest = call.textsFrom(2);
        int arguments = Math.max(0, Math.min(call.number(1), rest.size()));
        return new ProgramCall(call.text(0), rest.subList(0, arguments), rest.subList(arguments, rest.size()));
    }

    static Call call(String name, String file, List<String> argv, List<String> environ) {
        List<Object> arguments = new java.util.ArrayList<>(List.of(file, argv.size()));
        arguments.addAll(argv);
        arguments.addAll(environ);
        return Call.of(name, arguments.toArray());
    }

    /** How it ended and what it wrote; of a long text its ends, its length and its hash. */
    static String told(String ended, String output) {
        String shown = output.length() <= LONGEST
                ? output
                : output.substring(0, LONGEST / 2) + "..." + output.substring(output.length() - LONGEST / 2) + " ("
                        + output.length() + " bytes, hash " + output.hashCode() + ")";
        return ended + ": " + shown;
    }
}
