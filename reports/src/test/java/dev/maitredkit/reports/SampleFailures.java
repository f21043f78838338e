package dev.maitredkit.reports;

import com.google.protobuf.util.Durations;
import dev.maitredkit.reports.run.Exchange;
import dev.maitredkit.reports.run.Failure;

/** Failures as the suite could have recorded them. */
final class SampleFailures {

    private SampleFailures() {}

    static Failure signalled() {
        return Failure.newBuilder()
                .setMessage("Step 2 was answered EXITED, and its program had been ended by signal 9.")
                .setWanted("status: SIGNALED\ncode: 9")
                .setGot("status: EXITED\ncode: 137")
                .addTranscript(exchange(
                        1,
                        "touch",
                        "LaunchProcess { argv: \"touch\" argv: \"/tmp/maitred-kit-4f2a/alive\" wait_for_exit: true }",
                        "OK { status: EXITED code: 0 }",
                        0,
                        3_120,
                        ""))
                .addTranscript(exchange(
                        2,
                        "killed",
                        "LaunchProcess { argv: \"sh\" argv: \"-c\" argv: \"kill -9 $$\" wait_for_exit: true }",
                        "OK { status: EXITED code: 137 }",
                        3_300,
                        8_454,
                        "wanted SIGNALED"))
                .addTranscript(exchange(
                        3,
                        "probe",
                        "LaunchProcess { argv: \"test\" argv: \"-e\" argv: \"/tmp/maitred-kit-4f2a/alive\" wait_for_exit: true }",
                        "OK { status: EXITED code: 0 }",
                        11_900,
                        2_871,
                        ""))
                .setSeed(-3_321_987_766_120_004_511L)
                .setRepeatCommand("maitred-kit certify --guest vsock:3:8888 --rules LAUNCH-007 --seed 8675309001234")
                .setScenario("""
                        rule: "LAUNCH-007"
                        title: "A program that a signal ends is reported SIGNALED"
                        step {
                          id: "touch"
                          launch { argv: "touch" argv: "${dir}/alive" wait_for_exit: true }
                        }
                        step {
                          id: "killed"
                          launch { argv: "sh" argv: "-c" argv: "kill -9 $$" wait_for_exit: true }
                          want { signaled: 9 }
                        }
                        """)
                .setFailingStep(2)
                .build();
    }

    static Failure mountErrno() {
        return Failure.newBuilder()
                .setMessage("A mount on a missing target ended with the status INTERNAL.")
                .setWanted("status code OK, with error: 2 (ENOENT) in the response")
                .setGot("INTERNAL: mount failed: \u001b[31mNo such file or directory\u001b[0m <errno 2>")
                .addTranscript(exchange(
                        1,
                        "mount",
                        "Mount { source: \"none\" target: \"/tmp/maitred-kit-4f2a/missing\" fstype: \"tmpfs\" }",
                        "INTERNAL: mount failed: \u001b[31mNo such file or directory\u001b[0m <errno 2>",
                        0,
                        1_204,
                        "wanted OK"))
                .setSeed(77_001)
                .setRepeatCommand("maitred-kit certify --guest vsock:3:8888 --rules MOUNT-004 --seed 8675309001234")
                .setScenario(
                        "rule: \"MOUNT-004\"\nstep { id: \"mount\" mount { source: \"none\" target: \"${dir}/missing\" fstype: \"tmpfs\" } }\n")
                .setFailingStep(1)
                .build();
    }

    static Failure heldUp() {
        return Failure.newBuilder()
                .setMessage("Step 2 had no answer within 2 s while step 1 waited for its program.")
                .setWanted("an answer to step 2 before step 1 ends")
                .setGot("an answer to step 2 after 3.004 s, when step 1 had ended; the guest wrote:\n"
                        + "maitred: handling request ".repeat(120))
                .addTranscript(exchange(
                        1,
                        "sleep",
                        "LaunchProcess { argv: \"sleep\" argv: \"3\" wait_for_exit: true }",
                        "OK { status: EXITED code: 0 }",
                        0,
                        3_002_114,
                        ""))
                .addTranscript(exchange(
                        2,
                        "probe",
                        "LaunchProcess { argv: \"true\" wait_for_exit: true }",
                        "OK { status: EXITED code: 0 }",
                        1_020,
                        3_004_381,
                        "answered late"))
                .setSeed(5)
                .setRepeatCommand("maitred-kit certify --guest vsock:3:8888 --rules LAUNCH-012 --seed 8675309001234")
                .setScenario(
                        "rule: \"LAUNCH-012\"\nbranch { step { id: \"sleep\" launch { argv: \"sleep\" argv: \"3\" wait_for_exit: true } } }\nbranch { step { id: \"probe\" launch { argv: \"true\" wait_for_exit: true } } }\n")
                .setFailingStep(2)
                .build();
    }

    private static Exchange exchange(
            int step, String id, String request, String outcome, long atMicros, long tookMicros, String note) {
        return Exchange.newBuilder()
                .setStep(step)
                .setStepId(id)
                .setRequest(request)
                .setOutcome(outcome)
                .setAt(Durations.fromMicros(atMicros))
                .setTook(Durations.fromMicros(tookMicros))
                .setNote(note)
                .build();
    }
}
