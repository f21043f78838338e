package dev.maitredkit.conformance.properties;

import static dev.maitredkit.conformance.properties.Steps.holds;
import static dev.maitredkit.conformance.properties.Steps.ok;
import static dev.maitredkit.conformance.properties.Steps.raw;
import static dev.maitredkit.conformance.properties.Steps.scenario;
import static dev.maitredkit.conformance.properties.Steps.status;
import static dev.maitredkit.conformance.properties.Steps.waited;

import com.google.protobuf.ByteString;
import com.google.protobuf.UnknownFieldSet;
import dev.maitredkit.proto.MaitredGrpc;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.RawCall;
import dev.maitredkit.scenarios.data.Step;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What all calls share: protobuf, gRPC, sizes, compression. */
public class WireRules extends RuleSet {
    private static final String SERVICE = MaitredGrpc.SERVICE_NAME;
    private static final String LAUNCH = MaitredGrpc.getLaunchProcessMethod().getFullMethodName();
    private static final int LIMIT = 4 * 1024 * 1024;

    /** What a length of about {@link #LIMIT} takes. */
    private static final int LENGTH_BYTES = 4;

    @Property
    void wire_001_an_unknown_method_is_unimplemented(@ForAll("words") String method) {
        run(scenario(
                "WIRE-001",
                "a method that the service does not have",
                raw(SERVICE + "/No" + method, ByteString.EMPTY, status("UNIMPLEMENTED"))));
    }

    @Property
    void wire_002_an_unknown_service_is_unimplemented(@ForAll("words") String service) {
        run(scenario(
                "WIRE-002",
                "a service that the guest does not have",
                raw("vm_tools.No" + service + "/Mount", ByteString.EMPTY, status("UNIMPLEMENTED"))));
    }

    @Provide
    Arbitrary<String> words() {
        return Arbitraries.strings().alpha().ofMaxLength(20);
    }

    @Property
    void wire_003_unknown_fields_change_nothing(@ForAll("unknownFields") UnknownFieldSet fields) {
        ByteString request = waited("true").toByteString().concat(fields.toByteString());
        run(scenario("WIRE-003", "fields that the contract does not have change nothing", raw(LAUNCH, request, ok())));
    }

    @Provide
    Arbitrary<UnknownFieldSet> unknownFields() {
        Arbitrary<UnknownFieldSet.Field> values = Arbitraries.oneOf(
                Arbitraries.longs()
                        .map(value -> UnknownFieldSet.Field.newBuilder()
                                .addVarint(value)
                                .build()),
                Arbitraries.integers()
                        .map(value -> UnknownFieldSet.Field.newBuilder()
                                .addFixed32(value)
                                .build()),
                Arbitraries.longs()
                        .map(value -> UnknownFieldSet.Field.newBuilder()
                                .addFixed64(value)
                                .build()),
                Arbitraries.bytes()
                        .array(byte[].class)
                        .ofMaxSize(100)
                        .map(bytes -> UnknownFieldSet.Field.newBuilder()
                                .addLengthDelimited(ByteString.copyFrom(bytes))
                                .build()));
        return Combinators.combine(Arbitraries.integers().between(6, 18999), values)
                .as((number, value) ->
                        UnknownFieldSet.newBuilder().addField(number, value).build());
    }

    @Property
    void wire_004_bytes_that_do_not_parse_are_refused(
            @ForAll("calls") String method, @ForAll("brokenMessages") ByteString request) {
        run(scenario(
                "WIRE-004",
                "bytes that do not parse are refused, and the guest still serves",
                raw(method, request, status("NOT_OK")),
                holds("true")));
    }

    @Provide
    Arbitrary<String> calls() {
        return Arbitraries.of("LaunchProcess", "Mount").map(name -> SERVICE + "/" + name);
    }

    /** Cut off behind a tag or a length, a varint without end, wire types that do not exist, field number 0. */
    @Provide
    Arbitrary<ByteString> brokenMessages() {
        return Arbitraries.of(
                ByteString.fromHex("0a"),
                ByteString.fromHex("0a05"),
                ByteString.fromHex("0a0561"),
                ByteString.fromHex("08ffffffffffffffffffffff"),
                ByteString.fromHex("0f"),
                ByteString.fromHex("0e"),
                ByteString.fromHex("0200"),
                ByteString.fromHex("0affffffff0f"));
    }

    @Property(tries = 5)
    void wire_005_more_than_four_mebibytes_are_too_much(@ForAll("excess") int excess) {
        int length = LIMIT + excess;
        ByteString head = ByteString.fromHex("0a").concat(varint(length));
        run(scenario(
                "WIRE-005",
                "a request of more than 4 MiB is refused, and the guest still serves",
                List.of(
                        Step.newBuilder()
                                .setRawCall(RawCall.newBuilder()
                                        .setMethod(LAUNCH)
                                        .setRequest(head)
                                        .setPadding(length))
                                .setExpect(status("RESOURCE_EXHAUSTED"))
                                .build(),
                        holds("true")),
                Need.WIRE));
    }

    @Provide
    Arbitrary<Integer> excess() {
        return Arbitraries.integers().between(1, 100000);
    }

    private static ByteString varint(int value) {
        ByteString.Output bytes = ByteString.newOutput();
        int rest = value;
        while (rest > 0x7f) {
            bytes.write(rest & 0x7f | 0x80);
            rest >>>= 7;
        }
        bytes.write(rest);
        return bytes.toByteString();
    }

    @Property(tries = 5)
    void wire_006_a_compressed_request_is_understood(@ForAll("repetitions") int words) {
        ByteString request = waited("true").toBuilder()
                .addAllArgv(java.util.Collections.nCopies(words, "same word"))
                .build()
                .toByteString();
        run(scenario(
                "WIRE-006",
                "a request compressed with gzip is understood",
                List.of(Step.newBuilder()
                        .setRawCall(RawCall.newBuilder()
                                .setMethod(LAUNCH)
                                .setRequest(request)
                                .setCompression("gzip"))
                        .build()),
                Need.WIRE));
    }

    @Provide
    Arbitrary<Integer> repetitions() {
        return Arbitraries.integers().between(0, 1000);
    }

    @Example
    void wire_007_a_client_that_gives_up_does_no_harm() {
        fromFile();
    }

    @Property
    void wire_008_a_string_that_is_not_utf_8_is_refused(@ForAll("notUtf8") ByteString text) {
        ByteString request = ByteString.fromHex("0a")
                .concat(varint(text.size()))
                .concat(text)
                .concat(ByteString.fromHex("2801"));
        run(scenario(
                "WIRE-008",
                "a string that is not UTF-8 is refused, and the guest still serves",
                raw(LAUNCH, request, status("NOT_OK")),
                holds("true")));
    }

    @Provide
    Arbitrary<ByteString> notUtf8() {
        return Arbitraries.of("ff", "c0af", "eda080", "f4908080", "74ff", "c3", "80")
                .map(ByteString::fromHex);
    }

    @Property
    void wire_009_default_values_may_be_written_out(@ForAll("defaults") ByteString defaults) {
        ByteString request = waited("true").toByteString().concat(defaults);
        run(scenario("WIRE-009", "default values may be written out", raw(LAUNCH, request, ok())));
    }

    /** respawn and use_console as false, in any number and order. */
    @Provide
    Arbitrary<ByteString> defaults() {
        return Arbitraries.of("1800", "2000")
                .map(ByteString::fromHex)
                .list()
                .ofMinSize(1)
                .ofMaxSize(4)
                .map(fields -> fields.stream().reduce(ByteString.EMPTY, ByteString::concat));
    }

    @Property
    void wire_010_the_last_of_several_counts(@ForAll("contradictions") ByteString fields) {
        ByteString request = waited("true").toByteString().concat(fields);
        run(scenario(
                "WIRE-010", "of a field that is there several times the last one counts", raw(LAUNCH, request, ok())));
    }

    /** respawn, which does not go with the wait, several times; in the end it is false. */
    @Provide
    Arbitrary<ByteString> contradictions() {
        ByteString yes = ByteString.fromHex("1801");
        ByteString no = ByteString.fromHex("1800");
        return Arbitraries.of(yes, no)
                .list()
                .ofMaxSize(4)
                .map(fields -> yes.concat(ByteString.copyFrom(fields)).concat(no));
    }

    @Property(tries = 3)
    void wire_011_just_four_mebibytes_are_taken(@ForAll("shortfalls") int shortfall) {
        ByteString launch = waited("true").toByteString();
        // Field 1000, length-delimited: of no meaning, and as long as it takes.
        ByteString tag = ByteString.fromHex("c23e");
        int rest = LIMIT - shortfall - launch.size() - tag.size() - LENGTH_BYTES;
        run(scenario(
                "WIRE-011",
                "a request of " + (LIMIT - shortfall) + " bytes is taken",
                List.of(Step.newBuilder()
                        .setRawCall(RawCall.newBuilder()
                                .setMethod(LAUNCH)
                                .setRequest(launch.concat(tag).concat(varint(rest)))
                                .setPadding(rest))
                        .build()),
                Need.WIRE));
    }

    @Provide
    Arbitrary<Integer> shortfalls() {
        return Arbitraries.of(0, 1, 1000);
    }

    @Example
    void wire_012_a_launch_that_was_given_up_is_not_repeated() {
        fromFile();
    }
}
