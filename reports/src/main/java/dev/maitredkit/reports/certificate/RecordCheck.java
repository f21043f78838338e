package dev.maitredkit.reports.certificate;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.RunFormatException;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether a certificate's statement is what the record of its run comes to. */
final class RecordCheck {

    private RecordCheck() {}

    static List<String> faults(JsonObject statement, byte[] record) {
        JsonElement predicate = statement.get("predicate");
        String named = Statement.digest(Json.member(predicate, Statement.RUN).orElseThrow());
        String found = Sha256.of(record);
        if (!named.equals(found)) {
            return List.of(
                    "it is about another run: its record has the SHA-256 " + named + ", the one given has " + found);
        }
        try {
            return faults(predicate, RunFiles.parse(record));
        } catch (RunFormatException wrong) {
            return List.of("the record given is the one that it names, but: " + wrong.getMessage());
        }
    }

    private static List<String> faults(JsonElement predicate, Run run) {
        List<String> faults = new ArrayList<>();
        Certificates.refusal(run).ifPresent(reason -> faults.add("its run is too little for a certificate: " + reason));
        require(faults, "result", Json.string(predicate, "result").orElse(""), Statement.result(run));
        require(
                faults,
                "list of passed rules",
                StatementCheck.array(predicate, "passedTests"),
                Statement.names(run, Result.Verdict.PASSED));
        require(
                faults,
                "list of warned rules",
                StatementCheck.array(predicate, "warnedTests"),
                Statement.names(run, Result.Verdict.WARNING));
        Map<String, String> digests = new HashMap<>();
        for (JsonElement resource : StatementCheck.array(predicate, "configuration")) {
            digests.put(Json.string(resource, "name").orElse(""), Statement.digest(resource));
        }
        Statement.configuration(run)
                .forEach((name, digest) -> require(faults, "digest of the " + name, digests.get(name), digest));
        return faults;
    }

    private static void require(List<String> faults, String what, Object said, Object wanted) {
        if (!wanted.equals(said)) {
            faults.add("its " + what + " is not that of its run's record");
        }
    }
}
