package dev.maitredkit.fakeguest.userland.programs.basic;

import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Output;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.List;

/** basename and dirname. */
final class PathNames {
    private PathNames() {}

    static Work basename(Call call, Options options) {
        List<String> operands = options.operands();
        boolean many = options.has('a') || options.has('s');
        if (operands.isEmpty() || !many && operands.size() > 2) {
            return Work.usage(call);
        }
        String suffix = options.find('s').orElse(!many && operands.size() == 2 ? operands.get(1) : "");
        StringBuilder out = new StringBuilder();
        for (String path : many ? operands : operands.subList(0, 1)) {
            String name = lastPart(path);
            boolean cut = name.endsWith(suffix) && !name.equals(suffix);
            out.append(cut ? name.substring(0, name.length() - suffix.length()) : name)
                    .append('\n');
        }
        return new Work.Say(Output.out(out.toString()), 0);
    }

    private static String lastPart(String path) {
        String bare = path.replaceAll("/+$", "");
        if (bare.isEmpty()) {
            return path.isEmpty() ? "" : "/";
        }
        return bare.substring(bare.lastIndexOf('/') + 1);
    }

    static Work dirname(Call call, Options options) {
        if (options.operands().size() != 1) {
            return Work.usage(call);
        }
        String bare = options.operands().get(0).replaceAll("(?<=.)/+$", "");
        int slash = bare.lastIndexOf('/');
        String parent = slash < 0 ? "." : bare.substring(0, slash).replaceAll("/+$", "");
        return new Work.Say(Output.out((parent.isEmpty() ? "/" : parent) + "\n"), 0);
    }
}
