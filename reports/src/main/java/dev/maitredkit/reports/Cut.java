package dev.maitredkit.reports;

import java.util.List;

/**
 * The first of a list, so that a large record stays a page that a browser can hold.
 *
 * @param omitted how many there are beyond them
 */
record Cut<T>(List<T> shown, int omitted) {

    static <T> Cut<T> of(List<T> all, int most) {
        return new Cut<>(List.copyOf(all.subList(0, Math.min(most, all.size()))), Math.max(0, all.size() - most));
    }

    boolean isEmpty() {
        return shown.isEmpty();
    }

    /** Such as «12 more sentences are in run.json». */
    String more(String noun) {
        return Words.number(omitted) + " more " + noun + (omitted == 1 ? " is" : "s are") + " in run.json.";
    }
}
