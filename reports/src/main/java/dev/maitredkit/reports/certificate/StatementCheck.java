package dev.maitredkit.reports.certificate;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether a statement has the shape of a certificate's, and is about the wanted subject. */
final class StatementCheck {

    private static final String SHA_256 = "[0-9a-f]{64}";

    private StatementCheck() {}

    static List<String> faults(JsonObject statement) {
        List<String> faults = new ArrayList<>();
        requireText(faults, statement, "_type", Statement.TYPE);
        requireText(faults, statement, "predicateType", Statement.PREDICATE_TYPE);
        if (array(statement, "subject").isEmpty()) {
            faults.add("its statement has no subject");
        }
        for (JsonElement subject : array(statement, "subject")) {
            if (!Statement.digest(subject).matches(SHA_256)) {
                faults.add("a subject of it has no SHA-256 digest");
            }
        }
        Optional<JsonElement> predicate = Json.member(statement, "predicate").filter(JsonElement::isJsonObject);
        if (predicate.isEmpty()) {
            faults.add("its statement has no predicate");
            return faults;
        }
        predicate(faults, predicate.get());
        return faults;
    }

    private static void predicate(List<String> faults, JsonElement predicate) {
        String result = Json.string(predicate, "result").orElse("");
        if (!Statement.RESULTS.contains(result)) {
            faults.add("its result is \"" + result + "\", none of " + String.join(", ", Statement.RESULTS));
        }
        if (result.equals("FAILED") || count(predicate, "failedTests") > 0) {
            faults.add("it certifies nothing: rules failed");
        }
        if (count(predicate, "passedTests") == 0) {
            faults.add("it certifies nothing: no rule passed");
        }
        if (array(predicate, "configuration").isEmpty()) {
            faults.add("it does not say what the run was judged by: it has no configuration");
        }
        boolean named = Json.member(predicate, Statement.RUN)
                .filter(run -> Statement.digest(run).matches(SHA_256))
                .isPresent();
        if (!named) {
            faults.add("it does not name the run's record by its SHA-256 digest (" + Statement.RUN + ")");
        }
    }

    /** Only the digest counts: a name is for people. */
    static List<String> subject(JsonObject statement, Subject wanted) {
        for (JsonElement subject : array(statement, "subject")) {
            if (Statement.digest(subject).equals(wanted.sha256())) {
                return List.of();
            }
        }
        return List.of("it is about another subject: " + String.join(", ", subjects(statement)) + ", not " + wanted);
    }

    static List<String> subjects(JsonObject statement) {
        List<String> subjects = new ArrayList<>();
        for (JsonElement subject : array(statement, "subject")) {
            subjects.add(Json.string(subject, "name").orElse("") + "=sha256:" + Statement.digest(subject));
        }
        return subjects;
    }

    static int count(JsonElement within, String name) {
        return array(within, name).size();
    }

    /** A member that is an array; an empty one when it is another thing or is not there. */
    static JsonArray array(JsonElement within, String name) {
        return Json.member(within, name)
                .filter(JsonElement::isJsonArray)
                .map(JsonElement::getAsJsonArray)
                .orElseGet(JsonArray::new);
    }

    private static void requireText(List<String> faults, JsonObject statement, String name, String wanted) {
        String found = Json.string(statement, name).orElse("");
        if (!found.equals(wanted)) {
            faults.add("its " + name + " is \"" + found + "\", not " + wanted);
        }
    }
}
