/**
 * The guest's shell: POSIX sh as the ash of BusyBox 1.35 has it. Start at
 * {@link dev.maitredkit.fakeguest.userland.shell.Shell}, then {@code Interpreter}, {@code Frame} and {@code Eval}.
 *
 * <p>A running shell is data: a {@code ShellState} and a {@code Stack} of {@code Frame}s, both immutable. A turn takes
 * frames off and pushes what comes next until its share is used up or it must wait; what is then left is the
 * program's next value, and a subshell is the same with other frames. Nothing recurses in Java over the script's
 * structure while it runs.
 *
 * <p>Expansion is a pure function that begins anew whenever a command substitution has to run first
 * ({@code Expanding}); as the state it starts from is immutable, it comes to the same place by the same way.
 */
package dev.maitredkit.fakeguest.userland.shell;
