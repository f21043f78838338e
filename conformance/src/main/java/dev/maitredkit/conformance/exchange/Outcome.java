package dev.maitredkit.conformance.exchange;

import com.google.protobuf.Message;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.ProcessStatus;
import io.grpc.Status;
import java.time.Duration;
import java.util.OptionalInt;

/** What came of a call. */
public sealed interface Outcome {
    /** Status OK and a response. */
    record Answered(Message response) implements Outcome {}

    /** Status OK and a response to a call of bytes. */
    record AnsweredBytes(int length) implements Outcome {}

    /** Any other status; the message may be empty, never null. */
    record Refused(Status.Code code, String message) implements Outcome {}

    /** Nothing within this time. */
    record Silent(Duration waited) implements Outcome {}

    /** The call goes on in the background. */
    record Pending() implements Outcome {}

    /** A step that is no call is done. */
    record Done() implements Outcome {}

    /** The status by name, {@code OK} included; {@code none} when there is none. */
    default String status() {
        if (this instanceof Refused refused) {
            return refused.code().name();
        }
        return this instanceof Answered || this instanceof AnsweredBytes ? "OK" : "none";
    }

    /** The guest cannot be reached. */
    default boolean isUnavailable() {
        return this instanceof Refused refused && refused.code() == Status.Code.UNAVAILABLE;
    }

    /** The exit status of a launched process; empty when that is not what came, or the process did not exit. */
    default OptionalInt exitStatus() {
        return this instanceof Answered answered
                        && answered.response() instanceof LaunchProcessResponse launch
                        && launch.getStatus() == ProcessStatus.EXITED
                ? OptionalInt.of(launch.getCode())
                : OptionalInt.empty();
    }

    default boolean exitedWith(int code) {
        return exitStatus().equals(OptionalInt.of(code));
    }

    /** For people, one line. */
    default String text() {
        if (this instanceof Answered answered) {
            return "OK" + Texts.braced(answered.response());
        }
        if (this instanceof AnsweredBytes bytes) {
            return "OK, " + bytes.length() + " bytes";
        }
        if (this instanceof Refused refused) {
            return refused.code()
                    + (refused.message().isEmpty() ? "" : " \"" + Texts.shortened(refused.message()) + "\"");
        }
        if (this instanceof Silent silent) {
            return "no answer within " + Texts.seconds(silent.waited());
        }
        return this instanceof Pending ? "goes on in the background" : "done";
    }
}
