package dev.maitredkit.conformance.properties;

import static dev.maitredkit.conformance.properties.Steps.DIR;
import static dev.maitredkit.conformance.properties.Steps.check;
import static dev.maitredkit.conformance.properties.Steps.error;
import static dev.maitredkit.conformance.properties.Steps.holds;
import static dev.maitredkit.conformance.properties.Steps.mount;
import static dev.maitredkit.conformance.properties.Steps.mountRequest;
import static dev.maitredkit.conformance.properties.Steps.ok;
import static dev.maitredkit.conformance.properties.Steps.prepare;
import static dev.maitredkit.conformance.properties.Steps.scenario;

import dev.maitredkit.conformance.run.ShellQuote;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Mounted;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Mount. */
public class MountRules extends RuleSet {
    /** Flags of mount(2) that can be seen in the mount table, with the words that stand for them there. */
    enum Flag {
        MS_RDONLY(1, "ro"),
        MS_NOSUID(2, "nosuid"),
        MS_NODEV(4, "nodev"),
        MS_NOEXEC(8, "noexec");

        private final long bit;
        private final String word;

        Flag(long bit, String word) {
            this.bit = bit;
            this.word = word;
        }
    }

    private static final String TARGET = DIR + "/m";

    @Property
    void mount_001_the_file_system_is_at_the_target(
            @ForAll("names") String name, @ForAll("types") String fstype, @ForAll("names") String source) {
        String target = DIR + "/" + name;
        run(scenario(
                "MOUNT-001",
                "a " + fstype + " is mounted at the target",
                prepare("mkdir " + ShellQuote.word(target)),
                mount(mountRequest(source, target, fstype, 0, ""), error("0")),
                check(Check.newBuilder()
                        .setMounted(Mounted.newBuilder().setTarget(target).setFstype(fstype)))));
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.strings()
                .withCharRange('a', 'z')
                .numeric()
                .withChars('-', '_', '.', ' ')
                .ofMinLength(1)
                .ofMaxLength(30)
                .filter(name -> !name.startsWith("-") && !name.startsWith(".") && name.equals(name.strip()));
    }

    @Provide
    Arbitrary<String> types() {
        return Arbitraries.of("tmpfs", "proc");
    }

    @Property
    void mount_002_a_failure_is_an_error_in_the_response(@ForAll("failingMounts") MountRequest request) {
        run(scenario(
                "MOUNT-002",
                "a mount that fails answers OK with an error",
                prepare("mkdir " + TARGET + " && echo x >" + DIR + "/file"),
                mount(request, error("ANY_ERROR"))));
    }

    @Provide
    Arbitrary<MountRequest> failingMounts() {
        return Arbitraries.oneOf(
                missingTargets().map(target -> mountRequest("none", target, "tmpfs", 0, "")),
                unknownTypes().map(type -> mountRequest("none", TARGET, type, 0, "")),
                Arbitraries.of(
                        mountRequest("none", DIR + "/file", "tmpfs", 0, ""),
                        mountRequest("none", TARGET, "tmpfs", 0, "no-such-option"),
                        mountRequest(DIR + "/missing", TARGET, "", 4096, ""),
                        mountRequest("none", TARGET, "", 32, "")));
    }

    @Property
    void mount_003_a_missing_target_gives_enoent(
            @ForAll("missingTargets") String target, @ForAll("anyTypes") String fstype) {
        run(scenario(
                "MOUNT-003",
                "a target that does not exist gives ENOENT",
                mount(mountRequest("none", target, fstype, 0, ""), error("ENOENT"))));
    }

    @Provide
    Arbitrary<String> missingTargets() {
        return names().map(name -> DIR + "/missing/" + name);
    }

    @Provide
    Arbitrary<String> anyTypes() {
        return Arbitraries.oneOf(types(), unknownTypes());
    }

    @Property
    void mount_004_an_unknown_type_gives_enodev(@ForAll("unknownTypes") String fstype) {
        run(scenario(
                "MOUNT-004",
                "a file system type that does not exist gives ENODEV",
                prepare("mkdir " + TARGET),
                mount(mountRequest("none", TARGET, fstype, 0, ""), error("ENODEV"))));
    }

    @Provide
    Arbitrary<String> unknownTypes() {
        return Arbitraries.strings().withCharRange('a', 'z').ofMaxLength(12).map("nosuchfs"::concat);
    }

    @Example
    void mount_005_a_regular_file_gives_enotdir() {
        fromFile();
    }

    @Example
    void mount_006_a_read_only_mount_cannot_be_written() {
        fromFile();
    }

    @Property
    void mount_007_each_flag_is_in_force_and_no_other(@ForAll Set<Flag> flags) {
        long bits = flags.stream().mapToLong(flag -> flag.bit).sum();
        run(scenario(
                "MOUNT-007",
                "flags " + flags.stream().sorted().map(Enum::name).collect(Collectors.joining("|")),
                prepare("mkdir " + TARGET),
                mount(mountRequest("none", TARGET, "tmpfs", bits, ""), error("0")),
                check(Check.newBuilder()
                        .setMounted(Mounted.newBuilder()
                                .setTarget(TARGET)
                                .setFstype("tmpfs")
                                .addAllOptions(words(flags, true))
                                .addAllNotOptions(words(flags, false))))));
    }

    private static List<String> words(Set<Flag> flags, boolean present) {
        return Arrays.stream(Flag.values())
                .filter(flag -> flags.contains(flag) == present)
                .map(flag -> flag.word)
                .toList();
    }

    @Example
    void mount_008_options_reach_the_file_system() {
        fromFile();
    }

    @Example
    void mount_009_a_bind_mount_shows_its_source() {
        fromFile();
    }

    @Property
    void mount_010_a_failure_leaves_the_mount_table_as_it_was(@ForAll("failingMounts") MountRequest request) {
        run(scenario(
                "MOUNT-010",
                "a mount that fails leaves the mount table as it was",
                prepare("mkdir " + TARGET + " && echo x >" + DIR + "/file && cat /proc/mounts >" + DIR + "/before"),
                mount(request, error("ANY_ERROR")),
                holds("[ \"$(cat " + DIR + "/before)\" = \"$(cat /proc/mounts)\" ]")));
    }

    @Example
    void mount_011_mounts_stack() {
        fromFile();
    }

    @Property
    void mount_012_the_source_is_in_the_mount_table(@ForAll("names") String source) {
        run(scenario(
                "MOUNT-012",
                "the source is in the mount table",
                prepare("mkdir " + TARGET),
                mount(mountRequest(source, TARGET, "tmpfs", 0, ""), error("0")),
                check(Check.newBuilder()
                        .setMounted(Mounted.newBuilder().setTarget(TARGET).setSource(source)))));
    }

    @Example
    void mount_013_an_empty_request_is_an_error() {
        fromFile();
    }

    @Example
    void mount_014_an_unknown_option_gives_einval() {
        fromFile();
    }

    @Example
    void mount_015_later_processes_see_the_mount() {
        fromFile();
    }

    @Property
    void mount_016_the_error_is_an_errno(@ForAll("harmlessMounts") MountRequest request) {
        run(scenario(
                "MOUNT-016",
                "the error of a mount is 0 or an errno",
                prepare("mkdir " + TARGET),
                mount(request, ok())));
    }

    /** On a target below the scenario's own directory, whatever else they say; no move, remount or change of type. */
    @Provide
    Arbitrary<MountRequest> harmlessMounts() {
        Arbitrary<Long> flags = Arbitraries.oneOf(
                Arbitraries.longs().between(0, 31),
                Arbitraries.of(1024L, 2048L, 4096L, 4096L + 16384L, 1L << 31, 1L << 40, -1L));
        return Combinators.combine(
                        Arbitraries.of("none", "", DIR + "/missing", "/dev/null"),
                        Arbitraries.of(TARGET, DIR + "/missing", DIR + "/m/../m/.", DIR + "/m/x"),
                        Arbitraries.oneOf(types(), unknownTypes(), Arbitraries.of("", "ext4", "bind")),
                        flags,
                        Arbitraries.of("", "size=64k", "no-such-option", ","))
                .as(Steps::mountRequest);
    }

    @Example
    void mount_017_a_remount_changes_flags() {
        fromFile();
    }

    @Example
    void mount_018_a_remount_needs_a_mount() {
        fromFile();
    }

    @Example
    void mount_019_the_magic_number_changes_nothing() {
        fromFile();
    }

    @Example
    void mount_020_a_symlink_is_followed() {
        fromFile();
    }

    @Example
    void mount_021_a_loop_of_symlinks_gives_eloop() {
        fromFile();
    }

    @Property
    void mount_022_a_name_that_is_too_long_gives_enametoolong(@ForAll("longNames") String name) {
        run(scenario(
                "MOUNT-022",
                "a target with a name of " + name.length() + " bytes gives ENAMETOOLONG",
                mount(mountRequest("none", DIR + "/" + name, "tmpfs", 0, ""), error("ENAMETOOLONG"))));
    }

    @Provide
    Arbitrary<String> longNames() {
        return Arbitraries.integers().between(256, 2000).map("n"::repeat);
    }

    @Example
    void mount_023_a_relative_target_begins_at_the_root() {
        fromFile();
    }

    @Example
    void mount_024_a_good_request_after_a_failed_one() {
        fromFile();
    }

    @Example
    void mount_025_a_bind_mount_becomes_read_only() {
        fromFile();
    }

    @Example
    void mount_026_a_bind_of_nothing_gives_enoent() {
        fromFile();
    }

    @Example
    void mount_027_a_file_is_bound_on_a_file() {
        fromFile();
    }
}
