package dev.maitredkit.reports;

import dev.maitredkit.reports.run.Rule;
import java.util.Arrays;
import java.util.List;

/** A catalogue of the size and the tone of a real one. */
final class SampleCatalogue {

    // id | level | basis | kind | source | needs | builds on | title
    private static final String TABLE = """
            LAUNCH-001|MUST|PROTOCOL|PROPERTY|LaunchProcessRequest.argv|||The program named by argv runs with exactly those arguments.
            LAUNCH-002|MUST|PROTOCOL|PROPERTY|LaunchProcessRequest.env||LAUNCH-001|Every variable of env is in the program's environment, to the byte.
            LAUNCH-003|MUST|PROTOCOL|PROPERTY|LaunchProcessRequest.respawn|||Respawn together with wait_for_exit is refused.
            LAUNCH-004|MUST|PROTOCOL|SCENARIO|LaunchProcessRequest.argv|||An empty argv is refused and starts nothing.
            LAUNCH-005|MUST|PROTOCOL|PROPERTY|LaunchProcessResponse.status||LAUNCH-001|A launch without wait answers LAUNCHED while the program runs.
            LAUNCH-006|MUST|PROTOCOL|PROPERTY|LaunchProcessResponse.code||LAUNCH-001|A program that exits is reported EXITED with its exit status, 0 to 255.
            LAUNCH-007|MUST|PROTOCOL|PROPERTY|LaunchProcessResponse.status||LAUNCH-006|A program that a signal ends is reported SIGNALED with the signal's number.
            LAUNCH-008|MUST|PROTOCOL|PROPERTY|LaunchProcessRequest.respawn||LAUNCH-007|A program with respawn is started again after it is killed.
            LAUNCH-009|MUST|PROTOCOL|SCENARIO|LaunchProcessRequest.respawn||LAUNCH-001|Respawn gives up after ten starts in thirty seconds.
            LAUNCH-010|MUST|LINUX|PROPERTY|execvp(3)||LAUNCH-001|A program without a slash is searched for in PATH.
            LAUNCH-011|SHOULD|PROTOCOL|SCENARIO|LaunchProcessRequest.use_console|||Standard output of a program goes to the console when asked for.
            LAUNCH-012|SHOULD|PROTOCOL|PROPERTY|LaunchProcessRequest.wait_for_exit|concurrent-launch|LAUNCH-006|Other calls are answered while one waits for its program.
            LAUNCH-013|MAY|REFERENCE|SCENARIO|reference agent, July 2018|||A program that does not exist is reported FAILED without a new process.
            MOUNT-001|MUST|PROTOCOL|PROPERTY|Maitred.Mount|||A mounted file system is visible to the next program.
            MOUNT-002|MUST|PROTOCOL|PROPERTY|MountRequest.mountflags||MOUNT-001|The flags of a mount are those of the request.
            MOUNT-003|MUST|PROTOCOL|SCENARIO|MountRequest.options||MOUNT-001|The options reach the file system unchanged.
            MOUNT-004|MUST|PROTOCOL|PROPERTY|MountResponse.error|||A failed mount answers with its errno in the response, not with a status.
            MOUNT-005|MUST|LINUX|PROPERTY|mount(2), ERRORS||MOUNT-004|A target that does not exist is ENOENT.
            MOUNT-006|MUST|LINUX|PROPERTY|mount(2), ERRORS||MOUNT-004|An unknown file system type is ENODEV.
            MOUNT-007|MUST|LINUX|PROPERTY|mount(2), ERRORS||MOUNT-004|A target that is a file is ENOTDIR.
            MOUNT-008|SHOULD|LINUX|PROPERTY|mount(2), NOTES||MOUNT-001|A second mount on the same target hides the first.
            MOUNT-009|MUST|PROTOCOL|SCENARIO|Maitred.Mount||MOUNT-004|A failed mount leaves nothing behind.
            NETWORK-001|MUST|PROTOCOL|PROPERTY|NetworkRequest.ipv4_config|network||The interface has the address of the request.
            NETWORK-002|MUST|PROTOCOL|PROPERTY|IPv4Config.netmask|network|NETWORK-001|The interface has the netmask of the request.
            NETWORK-003|MUST|PROTOCOL|PROPERTY|IPv4Config.gateway|network|NETWORK-001|The default route goes through the gateway of the request.
            NETWORK-004|MUST|PROTOCOL|PROPERTY|IPv4Config|network||An address in network byte order is read as such.
            NETWORK-005|MUST|PROTOCOL|SCENARIO|Maitred.ConfigureNetwork|network||A configuration without an address is refused.
            NETWORK-006|MUST|LINUX|PROPERTY|netdevice(7)|network|NETWORK-003|A gateway that cannot be reached is an error, and the address stays.
            NETWORK-007|MAY|PROTOCOL|SCENARIO|NetworkRequest.ipv6_config|ipv6||An IPv6 configuration is accepted.
            TERMINA-001|MUST|PROTOCOL|SCENARIO|Maitred.StartTermina|termina||The container host is started when its parts are there.
            TERMINA-002|MUST|PROTOCOL|SCENARIO|StartTerminaResponse.status|termina||A missing part is answered with a status and a reason.
            TERMINA-003|MUST|PROTOCOL|PROPERTY|StartTerminaRequest|termina||A subnet that is none is refused.
            TERMINA-004|SHOULD|REFERENCE|SCENARIO|reference agent, July 2018|termina|TERMINA-001|A second start while the first is up is answered as the first was.
            SHUTDOWN-001|MUST|PROTOCOL|SCENARIO|Maitred.Shutdown|shutdown||Shutdown is answered before the guest is gone.
            SHUTDOWN-002|MUST|PROTOCOL|SCENARIO|Maitred.Shutdown|shutdown|SHUTDOWN-001|Running programs get TERM, and KILL five seconds later.
            SHUTDOWN-003|MUST|PROTOCOL|SCENARIO|Maitred.Shutdown|shutdown|SHUTDOWN-001|Nothing is answered after a Shutdown has ended.
            SHUTDOWN-004|SHOULD|REFERENCE|SCENARIO|reference agent, July 2018|shutdown|SHUTDOWN-001|Programs with respawn are not started again.
            WIRE-001|MUST|GRPC|SCENARIO|gRPC over HTTP/2|||An unknown method is UNIMPLEMENTED.
            WIRE-002|MUST|GRPC|SCENARIO|gRPC over HTTP/2|||An unknown service is UNIMPLEMENTED.
            WIRE-003|MUST|GRPC|PROPERTY|Protocol Buffers encoding|||Unknown fields in a request are ignored.
            WIRE-004|MUST|GRPC|PROPERTY|Protocol Buffers encoding|||A message that does not parse is refused and changes nothing.
            WIRE-005|SHOULD|GRPC|SCENARIO|gRPC compression|||A compressed request is read, or refused as UNIMPLEMENTED.
            WIRE-006|MUST|GRPC|PROPERTY|gRPC over HTTP/2|||A message above the limit is RESOURCE_EXHAUSTED.
            WIRE-007|MUST|GRPC|SCENARIO|gRPC over HTTP/2|||A cancelled call takes effect at most once.
            """;

    private SampleCatalogue() {}

    static List<Rule> rules() {
        return TABLE.lines().map(SampleCatalogue::rule).toList();
    }

    private static Rule rule(String line) {
        String[] cells = line.split("\\|", -1);
        return Rule.newBuilder()
                .setId(cells[0])
                .setLevel(Rule.Level.valueOf(cells[1]))
                .setBasis(Rule.Basis.valueOf(cells[2]))
                .setKind(Rule.Kind.valueOf(cells[3]))
                .setSource(cells[4])
                .addAllNeeds(list(cells[5]))
                .addAllBuildsOn(list(cells[6]))
                .setTitle(cells[7])
                .build();
    }

    private static List<String> list(String cell) {
        return cell.isEmpty() ? List.of() : Arrays.asList(cell.split(","));
    }
}
