package dev.maitredkit.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import dev.maitredkit.scenarios.data.Check;
import dev.maitredkit.scenarios.data.Content;
import dev.maitredkit.scenarios.data.Lines;
import dev.maitredkit.scenarios.data.Mounted;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The scripts are run by the shell of the machine that builds, on a /proc of the test's own. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class CheckScriptTest {
    @TempDir
    Path folder;

    @Test
    void a_file_exists_or_does_not() throws Exception {
        String file = write("it's here", "");
        assertThat(exit(Check.newBuilder().setExists(file))).isEqualTo(0);
        assertThat(exit(Check.newBuilder().setAbsent(file))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setExists(file + "x"))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setAbsent(file + "x"))).isEqualTo(0);
    }

    @Test
    void content_is_held_to_the_byte_newlines_at_the_end_included() throws Exception {
        String awkward = "100% of 'a' $(b) \\ é\n\n";
        String file = write("content", awkward);
        assertThat(exit(content(file, awkward))).isEqualTo(0);
        assertThat(exit(content(file, awkward + "\n"))).isEqualTo(1);
        assertThat(exit(content(file, awkward.strip()))).isEqualTo(1);
        assertThat(exit(content(file + "x", awkward))).isEqualTo(1);
    }

    @Test
    void lines_are_counted_with_and_without_an_upper_bound() throws Exception {
        String file = write("lines", "a\nb\nc\n");
        assertThat(exit(lines(file, 3, 3))).isEqualTo(0);
        assertThat(exit(lines(file, 2, 0))).isEqualTo(0);
        assertThat(exit(lines(file, 4, 0))).isEqualTo(1);
        assertThat(exit(lines(file, 0, 2))).isEqualTo(1);
    }

    @Test
    void a_mount_is_known_by_type_source_and_options() throws Exception {
        write("proc/mounts", """
                old /mnt ext4 rw 0 0
                /dev/vdb /mnt btrfs ro,nosuid,size=64k 0 0
                tmpfs /mnt/b tmpfs rw 0 0
                """);
        Mounted mnt = Mounted.newBuilder().setTarget("/mnt").build();
        Mounted all = mnt.toBuilder()
                .setSource("/dev/vdb")
                .setFstype("btrfs")
                .addOptions("ro")
                .addOptions("size=64k")
                .addNotOptions("rw")
                .build();
        assertThat(exit(mounted(mnt))).isEqualTo(0);
        assertThat(exit(mounted(all))).isEqualTo(0);
        assertThat(exit(mounted(all.toBuilder().setSource("old").build()))).isEqualTo(1);
        assertThat(exit(mounted(all.toBuilder().setFstype("ext4").build()))).isEqualTo(1);
        assertThat(exit(mounted(all.toBuilder().addOptions("size").build()))).isEqualTo(1);
        assertThat(exit(mounted(all.toBuilder().addNotOptions("nosuid").build())))
                .isEqualTo(1);
        assertThat(exit(mounted(mnt.toBuilder().setTarget("/mn").build()))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setNotMounted("/mnt"))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setNotMounted("/mn"))).isEqualTo(0);
    }

    @Test
    void a_word_of_the_mount_table_is_looked_for_as_the_kernel_writes_it() {
        assertThat(CheckScript.of(
                        Check.newBuilder().setNotMounted("/a b\t\\\nc").build()))
                .contains("'/a\\040b\\011\\134\\012c'");
    }

    @Test
    void an_address_counts_on_an_interface_that_is_up_and_not_lo() throws Exception {
        String ip = write("ip", """
                #!/bin/sh
                cat <<END
                1: lo: <LOOPBACK,UP,LOWER_UP> mtu 65536
                    inet 127.0.0.1/8 scope host lo
                2: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500
                    inet 10.0.0.2/30 scope global eth0
                3: eth1: <BROADCAST,LOWER_UP> mtu 1500
                    inet 10.0.1.2/30 scope global eth1
                END
                """);
        assertThat(Path.of(ip).toFile().setExecutable(true)).isTrue();
        assertThat(exit(Check.newBuilder().setAddress("10.0.0.2/30"))).isEqualTo(0);
        assertThat(exit(Check.newBuilder().setAddress("10.0.0.2/24"))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setAddress("10.0.1.2/30")))
                .as("down")
                .isEqualTo(1);
        assertThat(exit(Check.newBuilder().setAddress("127.0.0.1/8"))).as("lo").isEqualTo(1);
    }

    @Test
    void a_gateway_is_looked_for_as_the_kernel_holds_it_in_memory() throws Exception {
        write("proc/net/route", """
                Iface Destination Gateway Flags
                eth0 00000000 055C7364 0003
                eth0 000A0A0A 015C7364 0003
                """);
        assertThat(exit(Check.newBuilder().setGateway("100.115.92.5"))).isEqualTo(0);
        assertThat(exit(Check.newBuilder().setGateway("100.115.92.1")))
                .as("of another route")
                .isEqualTo(1);
    }

    @Test
    void a_process_is_known_by_its_command_line_and_the_script_is_none() throws Exception {
        write("proc/12/cmdline", "/bin/lxd\0--group\0lxd\0");
        write("proc/13/cmdline", "sh\0-c\0true\0");
        assertThat(exit(Check.newBuilder().setRunning("lxd --group"))).isEqualTo(0);
        assertThat(exit(Check.newBuilder().setNotRunning("lxd --group"))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setRunning("tremplin"))).isEqualTo(1);
        assertThat(exit(Check.newBuilder().setNotRunning("tremplin"))).isEqualTo(0);
        String itself = "mkdir %1$s/proc/$$; printf tremplin >%1$s/proc/$$/cmdline; ".formatted(folder);
        String script = CheckScript.of(Check.newBuilder().setRunning("tremplin").build());
        assertThat(exit(Check.newBuilder().setShell(itself + script))).isEqualTo(1);
    }

    @Test
    void a_script_is_taken_as_it_is_and_a_check_without_a_fact_is_none() throws Exception {
        assertThat(exit(Check.newBuilder().setShell("exit 7"))).isEqualTo(7);
        assertThatThrownBy(() -> CheckScript.of(Check.getDefaultInstance()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void every_fact_has_words_for_people() {
        assertThat(told(Check.newBuilder().setExists("/a"))).isEqualTo("there is a file /a");
        assertThat(told(Check.newBuilder().setAbsent("/a"))).isEqualTo("there is no file /a");
        assertThat(told(content("/a", "b"))).isEqualTo("/a holds \"b\"");
        assertThat(told(lines("/a", 1, 0))).isEqualTo("/a has 1 lines or more");
        assertThat(told(lines("/a", 1, 2))).isEqualTo("/a has 1 lines or more, at most 2");
        assertThat(told(mounted(Mounted.newBuilder().setTarget("/a").build()))).isEqualTo("mounted: target: \"/a\"");
        assertThat(told(Check.newBuilder().setNotMounted("/a"))).isEqualTo("nothing is mounted at /a");
        assertThat(told(Check.newBuilder().setAddress("a"))).contains("other than lo", "address a");
        assertThat(told(Check.newBuilder().setGateway("a"))).isEqualTo("the default route goes by a");
        assertThat(told(Check.newBuilder().setRunning("a"))).isEqualTo("a process runs with \"a\" in its command line");
        assertThat(told(Check.newBuilder().setNotRunning("a")))
                .isEqualTo("no process runs with \"a\" in its command line");
        assertThat(told(Check.newBuilder().setShell("a"))).isEqualTo("sh -c 'a' exits 0");
        assertThat(told(Check.newBuilder())).isEqualTo("nothing");
    }

    private String write(String name, String text) throws IOException {
        Files.createDirectories(folder.resolve(name).getParent());
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static Check.Builder content(String path, String text) {
        return Check.newBuilder().setContent(Content.newBuilder().setPath(path).setText(ByteString.copyFromUtf8(text)));
    }

    private static Check.Builder lines(String path, int atLeast, int atMost) {
        return Check.newBuilder()
                .setLines(Lines.newBuilder().setPath(path).setAtLeast(atLeast).setAtMost(atMost));
    }

    private static Check.Builder mounted(Mounted mounted) {
        return Check.newBuilder().setMounted(mounted);
    }

    private static String told(Check.Builder check) {
        return CheckScript.describe(check.build());
    }

    /** What a script exits with; /proc and programs of the test's folder stand in for those of the machine. */
    private int exit(Check.Builder check) throws IOException, InterruptedException {
        String script = CheckScript.of(check.build()).replace(" /proc/", " " + folder + "/proc/");
        ProcessBuilder shell = new ProcessBuilder("sh", "-c", script.replace("</proc/", "<" + folder + "/proc/"));
        shell.environment().merge("PATH", "/usr/sbin:/usr/bin:/sbin:/bin", (own, more) -> own + ":" + more);
        shell.environment().compute("PATH", (name, path) -> folder + ":" + path);
        shell.redirectErrorStream(true).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Process running = shell.start();
        assertThat(running.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return running.exitValue();
    }
}
