package dev.maitredkit.fakeguest.userland.programs.system;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.userland.programs.run.Accounts;
import dev.maitredkit.fakeguest.userland.programs.run.Call;
import dev.maitredkit.fakeguest.userland.programs.run.Options;
import dev.maitredkit.fakeguest.userland.programs.run.Printer;
import dev.maitredkit.fakeguest.userland.programs.run.Progress;
import dev.maitredkit.fakeguest.userland.programs.run.Work;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** ps: columns as BusyBox has them; options other than -o are no news to it. */
record Ps(Call call, List<Column> columns) implements Work {
    private static final String NAMES = "user,group,comm,args,pid,ppid,pgid,nice,rgroup,ruser,tty,vsz,sid,stat,rss";
    private static final Map<String, Column> KNOWN = Map.ofEntries(
            column("user", "USER", 8),
            column("group", "GROUP", 8),
            column("comm", "COMMAND", 16),
            column("args", "COMMAND", 256),
            column("pid", "PID", 5),
            column("ppid", "PPID", 5),
            column("pgid", "PGID", 5),
            column("nice", "NI", 5),
            column("rgroup", "RGROUP", 8),
            column("ruser", "RUSER", 8),
            column("tty", "TT", 6),
            column("vsz", "VSZ", 6),
            column("sid", "SID", 5),
            column("stat", "STAT", 4),
            column("rss", "RSS", 4));
    private static final int TERMINAL_WIDTH = 80;

    /** A column; {@code width} is how many characters it is at least. */
    record Column(String name, String header, int width) {}

    private static Map.Entry<String, Column> column(String name, String header, int width) {
        return Map.entry(name, new Column(name, header, width));
    }

    static Work start(Call call, Options raw) {
        List<String> wanted = new ArrayList<>();
        for (int i = 0; i < call.args().size(); i++) {
            String arg = call.args().get(i);
            if (arg.equals("-o") && i + 1 < call.args().size()) {
                wanted.add(call.args().get(++i));
            } else if (arg.startsWith("-o")) {
                wanted.add(arg.substring(2));
            } else if (arg.equals("-T")) {
                return Work.unsupported(call, "-T");
            }
        }
        List<Column> columns = new ArrayList<>();
        for (String list : wanted.isEmpty() ? List.of("pid,user,args") : wanted) {
            int equals = list.indexOf('=');
            String[] names = (equals < 0 ? list : list.substring(0, equals)).split(",");
            for (int i = 0; i < names.length; i++) {
                Column known = KNOWN.get(names[i]);
                if (known == null) {
                    return Work.refuse(call, "bad -o argument '" + names[i] + "', supported arguments: " + NAMES, 1);
                }
                boolean renamed = equals >= 0 && i == names.length - 1;
                String header = renamed ? list.substring(equals + 1) : known.header();
                columns.add(new Column(
                        known.name(), header, header.isEmpty() || !renamed ? known.width() : header.length()));
            }
        }
        return new Ps(call, List.copyOf(columns));
    }

    @Override
    public Progress step(Sys sys) {
        Printer printer = new Printer(call);
        Accounts accounts = Accounts.read(sys);
        if (columns.stream().anyMatch(it -> !it.header().isEmpty())) {
            StringBuilder heading = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                append(heading, columns.get(i).header(), columns.get(i), i == columns.size() - 1, true);
            }
            printer.line(cut(sys, heading.toString()));
        }
        for (ProcessRow row : ProcessRow.readAll(sys)) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < columns.size(); i++) {
                Column column = columns.get(i);
                append(
                        line,
                        value(accounts, row, column.name()),
                        column,
                        i == columns.size() - 1,
                        isText(column.name()));
            }
            printer.line(cut(sys, line.toString()));
        }
        return printer.end(0);
    }

    private static void append(StringBuilder line, String value, Column column, boolean last, boolean left) {
        String padding = " ".repeat(Math.max(0, column.width() - value.length()));
        line.append(left ? value + (last ? "" : padding) : padding + value).append(last ? "" : " ");
    }

    private static boolean isText(String column) {
        return !List.of("pid", "ppid", "pgid", "sid", "nice", "vsz", "rss").contains(column);
    }

    private static String cut(Sys sys, String line) {
        return sys.isTerminal(1) && line.length() > TERMINAL_WIDTH - 1 ? line.substring(0, TERMINAL_WIDTH - 1) : line;
    }

    private static String value(Accounts accounts, ProcessRow row, String column) {
        return switch (column) {
            case "user", "ruser" -> accounts.findUserName(row.uid()).orElse("" + row.uid());
            case "group", "rgroup" -> accounts.findGroupName(row.gid()).orElse("" + row.gid());
            case "comm" -> row.comm();
            case "args" -> row.command();
            case "pid" -> "" + row.pid();
            case "ppid" -> "" + row.number(4);
            case "pgid" -> "" + row.number(5);
            case "sid" -> "" + row.number(6);
            case "tty" -> terminal(row.number(7));
            case "nice" -> "" + row.number(19);
            case "vsz" -> "" + row.number(23) / 1024;
            case "rss" -> "" + row.number(24) * 4;
            default -> row.state() + (row.number(19) < 0 ? "<" : "");
        };
    }

    private static String terminal(long number) {
        return number == 0 ? "?" : (number >> 8 & 0xfff) + "," + (number & 0xff);
    }
}
