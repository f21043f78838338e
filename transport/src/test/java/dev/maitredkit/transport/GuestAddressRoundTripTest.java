package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import dev.maitredkit.transport.GuestAddress.Hvsock;
import dev.maitredkit.transport.GuestAddress.InProcess;
import dev.maitredkit.transport.GuestAddress.Tcp;
import dev.maitredkit.transport.GuestAddress.Unix;
import dev.maitredkit.transport.GuestAddress.Vsock;
import java.nio.file.Path;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class GuestAddressRoundTripTest {
    @Property
    void what_is_printed_reads_back_as_the_same_address(@ForAll("addresses") GuestAddress address) {
        assertThat(GuestAddress.parse(address.toString())).isEqualTo(address);
    }

    @Property
    void any_text_is_an_address_or_a_bad_one_that_is_named(@ForAll("texts") String text) {
        try {
            assertThat(GuestAddress.parse(text)).isNotNull();
        } catch (AddressException e) {
            assertThat(e).hasMessageStartingWith("bad address \"");
            assertThat(e.getMessage().chars().anyMatch(Character::isISOControl)).isFalse();
        }
    }

    @Provide
    Arbitrary<GuestAddress> addresses() {
        Arbitrary<Long> unsigned = Arbitraries.longs().between(0, Vsock.ANY);
        Arbitrary<String> label = Arbitraries.strings()
                .withCharRange('a', 'z')
                .withChars("AZ_")
                .ofMinLength(1)
                .ofMaxLength(63);
        Arbitrary<String> hosts = Arbitraries.oneOf(
                label.list().ofMinSize(1).ofMaxSize(3).map(labels -> String.join(".", labels)),
                Arbitraries.integers().between(0, 255).list().ofSize(4).map(GuestAddressRoundTripTest::dotted),
                Arbitraries.of("::", "::1", "fe80::1%eth0", "2001:db8::ff00:42:8329", "::ffff:127.0.0.1"));
        Arbitrary<String> printable =
                Arbitraries.strings().withCharRange(' ', '~').ofMinLength(1).ofMaxLength(90);
        Arbitrary<Path> socketPaths = printable
                .map(Path::of)
                .filter(path -> path.getFileName() != null && !path.toString().isEmpty());
        return Arbitraries.oneOf(
                Combinators.combine(unsigned, unsigned).as(Vsock::new),
                Combinators.combine(
                                hosts.filter(host -> !AddressParser.isScheme(host)),
                                Arbitraries.integers().between(0, 65535))
                        .as(Tcp::new),
                socketPaths.map(Unix::new),
                Combinators.combine(socketPaths, Arbitraries.longs().between(0, Hvsock.MAX_PORT))
                        .as(Hvsock::new),
                printable.filter(name -> !name.isBlank()).map(InProcess::new));
    }

    @Provide
    Arbitrary<String> texts() {
        Arbitrary<String> start = Arbitraries.of(
                "", "vsock:", "unix:", "inprocess:", "[", "localhost:", "vsock:1:", "hvsock:", "hvsock:/x:", "[::1]:");
        return Combinators.combine(start, Arbitraries.strings().ofMaxLength(20)).as(String::concat);
    }

    private static String dotted(Iterable<Integer> bytes) {
        StringBuilder dotted = new StringBuilder();
        bytes.forEach(b -> dotted.append(dotted.isEmpty() ? "" : ".").append(b));
        return dotted.toString();
    }
}
