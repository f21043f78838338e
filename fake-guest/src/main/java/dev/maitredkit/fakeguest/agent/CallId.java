package dev.maitredkit.fakeguest.agent;

/** Which call a reply belongs to; each is used once in the life of a guest. */
public record CallId(long number) {}
