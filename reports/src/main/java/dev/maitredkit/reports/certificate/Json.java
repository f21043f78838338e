package dev.maitredkit.reports.certificate;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import java.io.IOException;
import java.io.StringReader;
import java.util.Optional;

/** Strict JSON. */
final class Json {

    private static final Gson PRINTER =
            new GsonBuilder().disableHtmlEscaping().setPrettyPrinting().create();

    private Json() {}

    static String print(JsonElement element) {
        return PRINTER.toJson(element) + "\n";
    }

    /** The object that a text is; empty when it is none. */
    static Optional<JsonObject> object(String text) {
        try (JsonReader reader = new JsonReader(new StringReader(text))) {
            reader.setStrictness(Strictness.STRICT);
            JsonElement element = PRINTER.getAdapter(JsonElement.class).read(reader);
            return element.isJsonObject() && reader.peek() == JsonToken.END_DOCUMENT
                    ? Optional.of(element.getAsJsonObject())
                    : Optional.empty();
        } catch (IOException | JsonParseException malformed) {
            return Optional.empty();
        }
    }

    /** A member that is a string; empty when it is another thing or is not there. */
    static Optional<String> string(JsonElement within, String name) {
        return member(within, name)
                .filter(JsonElement::isJsonPrimitive)
                .filter(member -> member.getAsJsonPrimitive().isString())
                .map(JsonElement::getAsString);
    }

    static Optional<JsonElement> member(JsonElement within, String name) {
        return within.isJsonObject()
                ? Optional.ofNullable(within.getAsJsonObject().get(name))
                : Optional.empty();
    }
}
