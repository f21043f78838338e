package dev.maitredkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import io.grpc.ManagedChannel;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LogsTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @EnumSource
    void ordinary_use_and_a_guest_that_is_not_there_log_no_warnings(SocketIo io) throws Exception {
        try (Warnings warnings = new Warnings()) {
            for (GuestAddress address :
                    List.of(new GuestAddress.Unix(directory.resolve("s")), GuestAddress.parse("127.0.0.1:0"))) {
                ManagedChannel channel;
                try (GuestServer server =
                        GuestServers.listen(List.of(address), List.of(Echo.service()), ServerOptions.defaults(), io)) {
                    channel = GuestChannels.open(server.address(), ChannelOptions.defaults(), io);
                    Echo.call(channel, Echo.ECHO, "");
                }
                Echo.failure(channel, Echo.ECHO);
                channel.shutdownNow();
            }
            assertThat(warnings.all()).isEmpty();
        }
    }
}
