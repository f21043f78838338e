package dev.maitredkit.reports;

import com.google.protobuf.util.Timestamps;
import dev.maitredkit.reports.run.EarlierRun;
import dev.maitredkit.reports.run.Result;
import dev.maitredkit.reports.run.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Records of earlier runs, to compare a new one with. */
public final class EarlierRuns {

    /** The most that are kept of them; the latest. */
    static final int MOST = 50;

    private static final Comparator<EarlierRun> TIME =
            Comparator.comparing(EarlierRun::getStarted, Timestamps.comparator());

    private EarlierRuns() {}

    /**
     * Reads records.
     *
     * @param places each a record, or a folder with a {@code run.json} in it or in the folders directly below it
     * @return the latest of them, in the order of their time
     * @throws RunFormatException when a file is no record
     * @throws IOException when a file cannot be read, or a folder has no record
     */
    public static List<EarlierRun> read(List<Path> places) throws IOException {
        Set<Path> files = new LinkedHashSet<>();
        for (Path place : places) {
            files.addAll(
                    Files.isDirectory(place)
                            ? records(place)
                            : List.of(place.toAbsolutePath().normalize()));
        }
        List<EarlierRun> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(of(RunFiles.read(file)));
        }
        runs.sort(TIME);
        return List.copyOf(runs.subList(Math.max(0, runs.size() - MOST), runs.size()));
    }

    /**
     * The run with earlier ones beside it; itself, should it be among them, and later ones are left out. When none are given it
     * keeps those that it has.
     */
    public static Run beside(Run run, List<EarlierRun> earlier) {
        if (earlier.isEmpty()) {
            return run;
        }
        EarlierRun self = of(run);
        return run.toBuilder()
                .clearHistory()
                .addAllHistory(earlier.stream()
                        .filter(one -> TIME.compare(one, self) < 0)
                        .toList())
                .build();
    }

    private static EarlierRun of(Run run) {
        EarlierRun.Builder earlier = EarlierRun.newBuilder()
                .setStarted(run.getStarted())
                .setKitVersion(run.getKitVersion())
                .setVerdict(run.getVerdict())
                .setHeadline(run.getHeadline());
        for (Result result : run.getResultsList()) {
            earlier.putResults(result.getRule(), result.getVerdict());
        }
        return earlier.build();
    }

    private static List<Path> records(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        addRecord(found, folder);
        try (Stream<Path> below = Files.list(folder)) {
            below.filter(Files::isDirectory).sorted().forEach(child -> addRecord(found, child));
        }
        if (found.isEmpty()) {
            throw new IOException(Visible.line("no " + RunFiles.RECORD + " is in " + folder
                    + " or in a folder directly below it; the history takes records of earlier runs"));
        }
        return found;
    }

    private static void addRecord(List<Path> found, Path folder) {
        Path record = folder.resolve(RunFiles.RECORD);
        if (Files.isRegularFile(record)) {
            found.add(record.toAbsolutePath().normalize());
        }
    }
}
