package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import dev.maitredkit.transport.GuestAddress.InProcess;
import dev.maitredkit.transport.GuestAddress.Tcp;
import dev.maitredkit.transport.GuestAddress.Unix;
import dev.maitredkit.transport.GuestAddress.Vsock;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class GuestAddressTest {
    static Stream<Arguments> good() {
        return Stream.of(
                Arguments.of("vsock:3:8888", new Vsock(3, 8888), "vsock:3:8888"),
                Arguments.of("vsock:-1:8888", new Vsock(Vsock.ANY, 8888), "vsock:-1:8888"),
                Arguments.of("vsock:4294967295:0", new Vsock(Vsock.ANY, 0), "vsock:-1:0"),
                Arguments.of("vsock:4294967294:4294967294", new Vsock(4294967294L, 4294967294L), null),
                Arguments.of("vsock:2:-1", new Vsock(2, Vsock.ANY), "vsock:2:-1"),
                Arguments.of("unix:/run/guest.sock", new Unix(Path.of("/run/guest.sock")), null),
                Arguments.of("unix:guest.sock", new Unix(Path.of("guest.sock")), null),
                Arguments.of("unix:../a b:c", new Unix(Path.of("../a b:c")), null),
                Arguments.of("unix:8888", new Unix(Path.of("8888")), null),
                Arguments.of("unix:///run/guest.sock", new Unix(Path.of("/run/guest.sock")), "unix:/run/guest.sock"),
                Arguments.of("hvsock:/tmp/vm.vsock:8888", new Hvsock(Path.of("/tmp/vm.vsock"), 8888), null),
                Arguments.of("hvsock:a b:c:0", new Hvsock(Path.of("a b:c"), 0), null),
                Arguments.of(
                        "hvsock:///vm:4294967294", new Hvsock(Path.of("/vm"), 4294967294L), "hvsock:/vm:4294967294"),
                Arguments.of("127.0.0.1:8888", new Tcp("127.0.0.1", 8888), null),
                Arguments.of("localhost:0", new Tcp("localhost", 0), null),
                Arguments.of("guest-7.lan_1.example.:65535", new Tcp("guest-7.lan_1.example.", 65535), null),
                Arguments.of("[::1]:8888", new Tcp("::1", 8888), null),
                Arguments.of("[fe80::1%eth0]:8888", new Tcp("fe80::1%eth0", 8888), null),
                Arguments.of("inprocess:fake", new InProcess("fake"), null),
                Arguments.of("inprocess:fake:1 /x", new InProcess("fake:1 /x"), null));
    }

    @ParameterizedTest
    @MethodSource("good")
    void reads_and_prints(String text, GuestAddress address, String printed) {
        assertThat(GuestAddress.parse(text)).isEqualTo(address);
        assertThat(address).hasToString(printed == null ? text : printed);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``|it is empty|vsock:CID:PORT, unix:PATH, hvsock:PATH:PORT, HOST:PORT or inprocess:NAME",
                "guest|there is no colon|HOST:PORT",
                "VSOCK:3:8888|\"VSOCK\" (at character 1) is in capitals|write vsock:",
                "http://localhost:80|\"http\" (at character 1) is no kind|vsock:CID:PORT",
                "vsock:|the port is missing (at character 7)|vsock:3:8888",
                "vsock:3|the port is missing (at character 8)|vsock:3:8888",
                "vsock:3:|the port is missing (at character 9)|vsock:3:8888",
                "vsock::8888|the CID is missing (at character 7)|vsock:3:8888",
                "vsock:three:8888|the CID \"three\" (at character 7) is not a number from 0 to 4294967295, or -1|vsock:3:8888",
                "vsock:3:88x8|the port \"88x8\" (at character 9) is not a number from 0 to 4294967295|vsock:3:8888",
                "vsock:-2:1|the CID \"-2\" (at character 7) is not|vsock:3:8888",
                "vsock:4294967296:1|the CID \"4294967296\" (at character 7) is not|vsock:3:8888",
                "vsock:3:99999999999999999999|the port \"99999999999999999999\" (at character 9)|vsock:3:8888",
                "vsock:3:8888:1|the port \"8888:1\" (at character 9) is not|vsock:3:8888",
                "unix:|the path is missing (at character 6)|unix:/tmp/guest.sock",
                "unix:/|ends in \"/\" (at character 6)|unix:/tmp/guest.sock",
                "unix:/tmp/|ends in \"/\" (at character 10)|unix:/tmp/guest.sock",
                "unix://tmp/x|what follows \"unix://\" would be a host (at character 8)|unix:/tmp/guest.sock",
                "hvsock:|the port is missing (at character 8)|hvsock:/tmp/vm.vsock:8888",
                "hvsock:/vm|the port is missing (at character 11)|hvsock:/tmp/vm.vsock:8888",
                "hvsock:/vm:|the port is missing (at character 12)|hvsock:/tmp/vm.vsock:8888",
                "hvsock::8888|the path is missing (at character 8)|hvsock:/tmp/vm.vsock:8888",
                "hvsock:/vm/:8888|ends in \"/\" (at character 11)|hvsock:/tmp/vm.vsock:8888",
                "hvsock://vm:8888|what follows \"hvsock://\" would be a host (at character 10)|hvsock:/tmp/vm.vsock:8888",
                "hvsock:/vm:-1|the port \"-1\" (at character 12) is not a number from 0 to 4294967294|hvsock:/tmp/vm.vsock:8888",
                "hvsock:/vm:4294967295|the port \"4294967295\" (at character 12) is not|hvsock:/tmp/vm.vsock:8888",
                "HVSOCK:/vm:1|\"HVSOCK\" (at character 1) is in capitals|write hvsock:",
                "inprocess:|the name is empty|inprocess:guest",
                ":8888|the host is empty|127.0.0.1:8888",
                "localhost:|the port is missing (at character 11)|127.0.0.1:8888",
                "localhost:65536|the port \"65536\" (at character 11) is not a number from 0 to 65535|127.0.0.1:8888",
                "localhost:-1|the port \"-1\" (at character 11) is not|127.0.0.1:8888",
                "localhost:http|the port \"http\" (at character 11) is not|127.0.0.1:8888",
                "::1:8888|a second colon (at character 2)|[::1]:8888",
                "hvsok:3:8888|a second colon (at character 8)|vsock:CID:PORT",
                "[::1:8888|the bracket (at character 1) is not closed|[::1]:8888",
                "[::1]8888|the port is missing (at character 6)|[::1]:8888",
                "[localhost]:80|brackets (at character 1) are for IPv6|127.0.0.1:8888",
                "[::g]:80|the host \"::g\" is no IPv6 address|[::1]:8888",
                "127.1:80|the host \"127.1\" is no IPv4 address|127.0.0.1:8888",
                "127.0.0.256:80|the host \"127.0.0.256\" is no IPv4 address|127.0.0.1:8888",
                "ho st:80|the host \"ho st\" is no name|127.0.0.1:8888",
                "-x:80|the host \"-x\" is no name|127.0.0.1:8888",
                "bücher.example:80|the host \"bücher.example\" is no name|127.0.0.1:8888",
            })
    void says_what_is_wrong_where_and_what_would_be_right(String text, String problem, String remedy) {
        assertThatThrownBy(() -> GuestAddress.parse(text))
                .isInstanceOf(AddressException.class)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("bad address \"" + text + "\": ")
                .hasMessageContaining(problem)
                .hasMessageContaining(remedy);
    }

    @Test
    void an_error_sends_no_control_characters_to_a_terminal() {
        assertThatThrownBy(() -> GuestAddress.parse("vsock:\u001b[2J\n\u202e:1"))
                .hasMessageStartingWith("bad address \"vsock:\\u001b[2J\\u000a\\u202e:1\"")
                .hasMessageNotContaining("\u001b")
                .hasMessageNotContaining("\n");
    }

    @Test
    void a_nul_in_a_path_is_pointed_at() {
        assertThatThrownBy(() -> GuestAddress.parse("unix:/a\0b"))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining("(at character 8)");
    }

    @Test
    void a_socket_path_has_at_most_107_bytes() {
        String longest = "/" + "x".repeat(106);
        assertThat(GuestAddress.parse("unix:" + longest)).isEqualTo(new Unix(Path.of(longest)));
        assertThatThrownBy(() -> GuestAddress.parse("unix:" + longest + "y"))
                .isInstanceOf(AddressException.class)
                .hasMessageContaining("the path has 108 bytes, a socket's path has at most 107")
                .hasMessageContaining("relative to the working directory");
    }

    @Test
    void records_check_what_the_parser_checks() {
        assertThatThrownBy(() -> new Vsock(-1, 1)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Vsock(1, 1L << 32)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Tcp("localhost", 65536)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Tcp("[::1]", 1)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Tcp("unix", 1)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Unix(Path.of(""))).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Unix(Path.of("/"))).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Hvsock(Path.of(""), 1)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Hvsock(Path.of("vm"), -1)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new Hvsock(Path.of("vm"), Vsock.ANY)).isInstanceOf(AddressException.class);
        assertThatThrownBy(() -> new InProcess("a\nb")).isInstanceOf(AddressException.class);
    }
}
