/**
 * Programs as children of this process: start at {@link dev.maitredkit.linuxguest.proc.Processes}, the one owner of all
 * children. {@code Exec} finds a program as execvp(3) does.
 */
package dev.maitredkit.linuxguest.proc;
