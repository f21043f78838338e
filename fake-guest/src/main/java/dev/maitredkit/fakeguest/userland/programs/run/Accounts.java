package dev.maitredkit.fakeguest.userland.programs.run;

import dev.maitredkit.fakeguest.kernel.Sys;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Names of users and groups, from /etc/passwd and /etc/group (passwd(5), group(5)). */
public record Accounts(List<List<String>> users, List<List<String>> groups) {
    private static final int NAME = 0;
    private static final int NUMBER = 2;
    private static final int PRIMARY_GROUP = 3;
    private static final int MEMBERS = 3;

    public static Accounts read(Sys sys) {
        return new Accounts(table(sys, "/etc/passwd"), table(sys, "/etc/group"));
    }

    private static List<List<String>> table(Sys sys, String path) {
        return SmallFile.read(sys, path)
                .orElse("")
                .lines()
                .map(line -> Arrays.asList(line.split(":", -1)))
                .filter(fields -> fields.size() > MEMBERS && fields.get(NUMBER).matches("[0-9]{1,9}"))
                .toList();
    }

    public Optional<String> findUserName(int uid) {
        return find(users, NUMBER, Integer.toString(uid)).map(fields -> fields.get(NAME));
    }

    public Optional<String> findGroupName(int gid) {
        return find(groups, NUMBER, Integer.toString(gid)).map(fields -> fields.get(NAME));
    }

    /** A user by name or number. */
    public OptionalInt findUser(String nameOrNumber) {
        return number(users, nameOrNumber);
    }

    /** A group by name or number. */
    public OptionalInt findGroup(String nameOrNumber) {
        return number(groups, nameOrNumber);
    }

    /** A user by name only. */
    public Optional<User> findNamed(String name) {
        return find(users, NAME, name)
                .map(fields ->
                        new User(Integer.parseInt(fields.get(NUMBER)), Integer.parseInt(fields.get(PRIMARY_GROUP))));
    }

    /** A user's id and primary group. */
    public record User(int uid, int gid) {}

    /** The groups that name the user as a member. */
    public List<Integer> groupsOf(String user) {
        return groups.stream()
                .filter(fields -> List.of(fields.get(MEMBERS).split(",")).contains(user))
                .map(fields -> Integer.valueOf(fields.get(NUMBER)))
                .toList();
    }

    private static OptionalInt number(Collection<List<String>> table, String nameOrNumber) {
        Optional<List<String>> named = find(table, NAME, nameOrNumber);
        if (named.isPresent()) {
            return OptionalInt.of(Integer.parseInt(named.get().get(NUMBER)));
        }
        return nameOrNumber.matches("[0-9]{1,9}")
                ? OptionalInt.of(Integer.parseInt(nameOrNumber))
                : OptionalInt.empty();
    }

    private static Optional<List<String>> find(Collection<List<String>> table, int column, String value) {
        return table.stream().filter(fields -> fields.get(column).equals(value)).findFirst();
    }
}
