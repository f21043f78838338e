package dev.maitredkit.conformance.session;

import dev.maitredkit.conformance.care.Care;
import dev.maitredkit.conformance.guest.GuestLostException;
import dev.maitredkit.conformance.guest.GuestUnderTest;
import dev.maitredkit.conformance.session.RuleEnd.RuleBlocked;
import dev.maitredkit.scenarios.data.Need;
import dev.maitredkit.scenarios.data.Scenario;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The guest's present life: what scenarios have done to it for good, and when it takes a new one. */
final class Life {
    private static final Set<Need> LASTING = EnumSet.of(Need.NETWORK, Need.TERMINA);

    private final GuestUnderTest guest;
    private final Care care;
    private final Set<Need> touched = EnumSet.noneOf(Need.class);
    private boolean over;
    private Optional<String> lost = Optional.empty();

    /**
     * The life that the run finds.
     *
     * @param fresh whether it began with the run; one that did not may have been changed by anybody, and where it can be had anew
     *     it is taken for that
     */
    Life(GuestUnderTest guest, Care care, boolean fresh) {
        this.guest = guest;
        this.care = care;
        if (!fresh && guest.canRestart()) {
            touched.addAll(LASTING);
        }
    }

    /** Whether the guest can still be asked. */
    boolean goesOn() {
        return lost.isEmpty() && !over;
    }

    /** Why the guest is gone for good, if it is. */
    Optional<String> lost() {
        return lost;
    }

    /** Makes sure that the guest is alive and as untouched as the scenario wants it. */
    void prepareFor(Scenario scenario) {
        lost.ifPresent(reason -> {
            throw new RuleBlocked("the guest was lost: " + reason);
        });
        boolean worn = scenario.getNeedsList().contains(Need.FRESH)
                && scenario.getNeedsList().stream().anyMatch(touched::contains);
        if (over || worn) {
            renew(
                    over
                            ? "an earlier Shutdown ended the guest"
                            : "it needs a guest that nothing has changed since its boot");
        }
        scenario.getNeedsList().stream().filter(LASTING::contains).forEach(touched::add);
        over = scenario.getNeedsList().contains(Need.SHUTDOWN);
        if (over) {
            care.beforeEndOfLife();
        }
    }

    /** The guest did not answer any more: tries to get it back for the rules to come. */
    void lose(String reason) {
        try {
            if (!guest.canRestart()) {
                throw new GuestLostException("it cannot be started again without --restart COMMAND");
            }
            guest.restart(true);
            begin();
        } catch (GuestLostException failure) {
            lost = Optional.of(reason + "; " + failure.getMessage());
        }
    }

    private void renew(String why) {
        if (!guest.canRestart()) {
            throw new RuleBlocked(why + "; --restart COMMAND gives it a new life");
        }
        if (!over) {
            care.beforeEndOfLife();
        }
        try {
            guest.restart(over);
            begin();
        } catch (GuestLostException failure) {
            lost = Optional.of(failure.getMessage());
            throw new RuleBlocked(why + ", and the guest did not come back: " + failure.getMessage());
        }
    }

    private void begin() {
        touched.clear();
        over = false;
        care.renewed();
    }
}
