package dev.maitredkit.fakeguest.state;

import dev.maitredkit.fakeguest.ScriptedProgram;
import dev.maitredkit.fakeguest.ScriptedProgram.Ending;
import dev.maitredkit.fakeguest.state.data.Act;
import dev.maitredkit.fakeguest.state.data.Case;
import dev.maitredkit.fakeguest.state.data.Program;
import java.time.Duration;

/** The programs of a checked state. */
final class StatePrograms {
    private StatePrograms() {}

    static ScriptedProgram of(Program program) {
        return new ScriptedProgram(
                StateImage.bytes(program.getPath()),
                program.getCasesList().stream().map(StatePrograms::of).toList());
    }

    private static ScriptedProgram.Case of(Case it) {
        return new ScriptedProgram.Case(
                it.getArgumentsList().stream().map(StateImage::bytes).toList(),
                it.getActsList().stream().map(StatePrograms::of).toList(),
                ending(it));
    }

    private static Ending ending(Case it) {
        return switch (it.getEndingCase()) {
            case EXITS -> new Ending.Exits(it.getExits());
            case DIES -> new Ending.Dies(it.getDies());
            case STAYS -> new Ending.Stays();
            case ENDING_NOT_SET -> new Ending.Exits(0);
        };
    }

    private static ScriptedProgram.Act of(Act act) {
        return switch (act.getWhatCase()) {
            case TAKES_MS -> new ScriptedProgram.Act.Takes(Duration.ofMillis(act.getTakesMs()));
            case FORMATS ->
                new ScriptedProgram.Act.Formats(
                        StateImage.bytes(act.getFormats().getDevice()),
                        StateImage.format(act.getFormats().getFormat()));
            case APPENDS ->
                new ScriptedProgram.Act.Writes(
                        StateImage.bytes(act.getAppends().getPath()),
                        StateImage.bytes(act.getAppends().getText()));
            case MAKES_DIRECTORY -> new ScriptedProgram.Act.MakesDirectory(StateImage.bytes(act.getMakesDirectory()));
            case EXECUTES ->
                new ScriptedProgram.Act.Executes(act.getExecutes().getArgvList().stream()
                        .map(StateImage::bytes)
                        .toList());
            case RAISES -> new ScriptedProgram.Act.Raises(act.getRaises());
            case WHAT_NOT_SET -> throw new IllegalArgumentException("an act without anything passed the check");
        };
    }
}
