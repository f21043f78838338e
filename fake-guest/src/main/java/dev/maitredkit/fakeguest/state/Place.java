package dev.maitredkit.fakeguest.state;

import com.google.protobuf.TextFormatParseLocation;

/** A place in a text; line and column from 1. */
record Place(int line, int column) {
    static final Place START = new Place(1, 1);

    static Place of(TextFormatParseLocation location) {
        return new Place(location.getLine() + 1, location.getColumn() + 1);
    }
}
