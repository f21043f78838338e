package dev.maitredkit.conformance.ledger;

import dev.maitredkit.conformance.exchange.Ipv4;
import dev.maitredkit.conformance.exchange.Outcome;
import dev.maitredkit.proto.IPv4Config;
import dev.maitredkit.proto.LaunchProcessResponse;
import dev.maitredkit.proto.MountRequest;
import dev.maitredkit.proto.MountResponse;
import dev.maitredkit.proto.ProcessStatus;
import dev.maitredkit.scenarios.data.Effect;
import dev.maitredkit.scenarios.data.Step;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is known of a guest's state, as cells with a value each: the topmost mount at a path, the lines of a file, the
 * address, the gateway. No kernel: a path is a name, and only names straight below the scenario's own directory are known
 * from the start, to have nothing on them. What cannot be followed makes cells unknown, and an unknown cell fits every answer.
 *
 * @param directory the scenario's directory; empty: it has none
 * @param cells values by name; {@link #UNKNOWN} is one
 * @param blind something was done that may have changed anything, now or later: nothing is known any more
 */
record Facts(String directory, Map<String, String> cells, boolean blind) {
    static final String UNKNOWN = "?";
    static final String NOTHING = "";
    static final String ADDRESS = "address";
    static final String GATEWAY = "gateway";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    /** mount(2): MS_REMOUNT, MS_BIND, MS_MOVE and the propagation types do something else than put a file system on top. */
    private static final long OTHER_THAN_NEW = 32 | 4096 | 8192 | 1 << 17 | 1 << 18 | 1 << 19 | 1 << 20;

    Facts {
        cells = Map.copyOf(cells);
    }

    static Facts fresh(String directory) {
        return new Facts(directory, Map.of(), false);
    }

    static String mount(String target) {
        return "mount " + target;
    }

    static String lines(String path) {
        return "lines " + path;
    }

    static String file(String path) {
        return "file " + path;
    }

    /** The state after this step came to this, or nothing where that cannot be. */
    Optional<Facts> after(Step step, Outcome outcome) {
        if (blind) {
            return Optional.of(this);
        }
        if (step.hasCheck()) {
            return Reading.fits(this, step.getCheck(), outcome) ? Optional.of(this) : Optional.empty();
        }
        if (!(outcome instanceof Outcome.Answered answered)) {
            return Optional.of(
                    outcome instanceof Outcome.Refused && !outcome.isUnavailable() ? refused(step) : open(step));
        }
        return switch (step.getActCase()) {
            case MOUNT ->
                Optional.of(((MountResponse) answered.response()).getError() == 0 ? mounted(step.getMount()) : this);
            case CONFIGURE_NETWORK ->
                Optional.of(configured(step.getConfigureNetwork().getIpv4Config()));
            case LAUNCH_PROCESS -> launched(step, (LaunchProcessResponse) answered.response());
            default -> Optional.of(open(step));
        };
    }

    /** The state when nobody can say whether, or when, the step took effect. */
    Facts open(Step step) {
        return switch (step.getActCase()) {
            case MOUNT -> plain(step.getMount()) ? with(mount(step.getMount().getTarget()), UNKNOWN) : blinded();
            case CONFIGURE_NETWORK -> with(ADDRESS, UNKNOWN).with(GATEWAY, UNKNOWN);
            case LAUNCH_PROCESS -> {
                Facts next = step.getEffectsCount() == 0 ? blinded() : this;
                for (Effect effect : step.getEffectsList()) {
                    next = next.with(file(effect.getAppends() + effect.getClaims()), UNKNOWN)
                            .with(lines(effect.getAppends()), UNKNOWN);
                }
                yield next;
            }
            case CHECK, PASS -> this;
            default -> blinded();
        };
    }

    /** A refused ConfigureNetwork may have come half of the way; other refused calls do nothing. */
    private Facts refused(Step step) {
        return step.hasConfigureNetwork() ? open(step) : this;
    }

    private Facts mounted(MountRequest mount) {
        return plain(mount) ? with(mount(mount.getTarget()), mount.getSource()) : blinded();
    }

    /** The source of a tmpfs is in the mount table as it was given. */
    private boolean plain(MountRequest mount) {
        return isOwn(mount.getTarget())
                && mount.getFstype().equals("tmpfs")
                && (mount.getMountflags() & OTHER_THAN_NEW) == 0
                && !mount.getSource().isEmpty();
    }

    private Facts configured(IPv4Config config) {
        return with(ADDRESS, Ipv4.withPrefix(config.getAddress(), config.getNetmask()))
                .with(GATEWAY, Ipv4.dotted(config.getGateway()));
    }

    private Optional<Facts> launched(Step step, LaunchProcessResponse response) {
        if (response.getStatus() == ProcessStatus.FAILED) {
            return Optional.of(this);
        }
        if (step.getEffectsCount() == 0 || response.getStatus() != ProcessStatus.EXITED) {
            return Optional.of(open(step));
        }
        Optional<Facts> next = Optional.of(this);
        for (Effect effect : step.getEffectsList()) {
            next = next.flatMap(facts -> facts.worked(step, effect, response.getCode() == 0));
        }
        return next;
    }

    private Optional<Facts> worked(Step step, Effect effect, boolean well) {
        return switch (effect.getKindCase()) {
            case APPENDS -> Optional.of(well ? appended(effect.getAppends()) : open(step));
            case CLAIMS -> {
                Optional<String> there = read(file(effect.getClaims()));
                boolean possible = there.isEmpty() || there.get().equals(NOTHING) == well;
                yield possible ? Optional.of(with(file(effect.getClaims()), "there")) : Optional.empty();
            }
            case MAKES, KIND_NOT_SET -> Optional.of(this);
        };
    }

    private Facts appended(String path) {
        String more = read(lines(path))
                .map(lines -> String.valueOf((lines.equals(NOTHING) ? 0 : Integer.parseInt(lines)) + 1))
                .orElse(UNKNOWN);
        return with(lines(path), more).with(file(path), "there");
    }

    /** What is in a cell, if that is known. */
    Optional<String> read(String cell) {
        String path = cell.substring(cell.indexOf(' ') + 1);
        String value = cells.getOrDefault(cell, isOwn(path) ? NOTHING : UNKNOWN);
        return blind || value.equals(UNKNOWN) ? Optional.empty() : Optional.of(value);
    }

    private Facts with(String cell, String value) {
        Map<String, String> changed = new HashMap<>(cells);
        changed.put(cell, value);
        return new Facts(directory, changed, blind);
    }

    Facts blinded() {
        return new Facts(directory, Map.of(), true);
    }

    private boolean isOwn(String path) {
        return !directory.isEmpty()
                && path.startsWith(directory + "/")
                && NAME.matcher(path.substring(directory.length() + 1)).matches();
    }

    /** All that could come of this, one state each. */
    static Set<Facts> after(Iterable<Facts> before, Step step, Outcome outcome) {
        Set<Facts> next = new LinkedHashSet<>();
        before.forEach(facts -> facts.after(step, outcome).ifPresent(next::add));
        return next;
    }
}
