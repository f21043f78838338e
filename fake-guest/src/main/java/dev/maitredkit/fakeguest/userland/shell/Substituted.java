package dev.maitredkit.fakeguest.userland.shell;

/** What a command substitution gave. */
record Substituted(String text, int status) {}
