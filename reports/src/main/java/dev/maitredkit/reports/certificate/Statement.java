package dev.maitredkit.reports.certificate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.protobuf.util.Timestamps;
import dev.maitredkit.reports.RunFiles;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The in-toto statement about a run. Source: in-toto Attestation Framework, Statement v1 and Test Result predicate v0.1.
 *
 * <p>Its configuration is the suite, the protocol and the catalogue, by digest. The run's record is no configuration; it has
 * an extension field of its own.
 */
final class Statement {

    static final String TYPE = "https://in-toto.io/Statement/v1";
    static final String PREDICATE_TYPE = "https://in-toto.io/attestation/test-result/v0.1";

    /** The extension field, prefixed so that it is no one else's. */
    static final String RUN = "maitredkit_run";

    static final List<String> RESULTS = List.of("PASSED", "WARNED", "FAILED");

    private Statement() {}

    static JsonObject of(Run run, String runDigest, Subject subject) {
        JsonObject statement = new JsonObject();
        statement.addProperty("_type", TYPE);
        JsonArray subjects = new JsonArray();
        subjects.add(resource(subject.name(), subject.sha256()));
        statement.add("subject", subjects);
        statement.addProperty("predicateType", PREDICATE_TYPE);
        statement.add("predicate", predicate(run, runDigest));
        return statement;
    }

    private static JsonObject predicate(Run run, String runDigest) {
        JsonObject predicate = new JsonObject();
        predicate.addProperty("result", result(run));
        JsonArray configuration = new JsonArray();
        configuration(run).forEach((name, digest) -> configuration.add(resource(name, digest)));
        predicate.add("configuration", configuration);
        predicate.add("passedTests", names(run, Result.Verdict.PASSED));
        predicate.add("warnedTests", names(run, Result.Verdict.WARNING));
        predicate.add("failedTests", new JsonArray());
        JsonObject record = resource(RunFiles.RECORD, runDigest);
        record.addProperty("mediaType", "application/json");
        JsonObject notes = new JsonObject();
        notes.addProperty("guest", run.getGuest().getAddress());
        notes.addProperty("started", Timestamps.toString(run.getStarted()));
        notes.addProperty("kit", run.getKitVersion());
        notes.addProperty("seed", Long.toString(run.getSeed()));
        notes.addProperty("tries", Integer.toString(run.getTries()));
        record.add("annotations", notes);
        predicate.add(RUN, record);
        return predicate;
    }

    static String result(Run run) {
        return names(run, Result.Verdict.WARNING).isEmpty() ? "PASSED" : "WARNED";
    }

    /** What the run was judged by: digests by name. */
    static Map<String, String> configuration(Run run) {
        Map<String, String> digests = new LinkedHashMap<>();
        digests.put("maitred-kit suite", run.getDigests().getSuite());
        digests.put("maitred-kit protocol", run.getDigests().getProtocol());
        digests.put("maitred-kit catalogue", run.getDigests().getCatalogue());
        return digests;
    }

    static JsonArray names(Run run, Result.Verdict verdict) {
        JsonArray names = new JsonArray();
        run.getResultsList().stream()
                .filter(result -> result.getVerdict() == verdict)
                .forEach(result -> names.add(result.getRule()));
        return names;
    }

    static JsonObject resource(String name, String sha256) {
        JsonObject digest = new JsonObject();
        digest.addProperty("sha256", sha256);
        JsonObject resource = new JsonObject();
        resource.addProperty("name", name);
        resource.add("digest", digest);
        return resource;
    }

    /** The SHA-256 that a resource descriptor has; empty text when it has none. */
    static String digest(JsonElement resource) {
        return Json.member(resource, "digest")
                .flatMap(digest -> Json.string(digest, "sha256"))
                .orElse("");
    }
}
