package dev.maitredkit.fakeguest.state;

import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.maitredkit.fakeguest.state.data.Act;
import dev.maitredkit.fakeguest.state.data.Base;
import dev.maitredkit.fakeguest.state.data.Case;
import dev.maitredkit.fakeguest.state.data.Disk;
import dev.maitredkit.fakeguest.state.data.Entry;
import dev.maitredkit.fakeguest.state.data.Executes;
import dev.maitredkit.fakeguest.state.data.GuestState;
import dev.maitredkit.fakeguest.state.data.Interface;
import dev.maitredkit.fakeguest.state.data.Node;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** Whether the values of a state mean something. */
final class StateCheck {
    private static final Pattern MAC = Pattern.compile("([0-9a-f]{2}:){5}[0-9a-f]{2}");
    private static final Pattern HOSTNAME = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final Set<String> PATHS = Set.of("path", "existing", "makes_directory", "agent");
    private static final int MOST_MODE = 07777;
    private static final int LONGEST_INTERFACE = 15;
    private static final int SIGNALS = 64;
    private static final int MOST_STATUS = 255;

    private final StateComplaints complaints;

    private StateCheck(StateComplaints complaints) {
        this.complaints = complaints;
    }

    static void check(StateParse.Parsed parsed, boolean first, StateComplaints complaints) {
        StateCheck check = new StateCheck(complaints);
        GuestState state = parsed.state();
        PlaceTree places = parsed.places();
        if (!first && state.getBase() != Base.BASE_UNSPECIFIED) {
            complaints.add(
                    places.placeOf(state, GuestState.BASE_FIELD_NUMBER), "only the first state file can have a base");
        }
        if (state.hasHostname() && !HOSTNAME.matcher(state.getHostname()).matches()) {
            complaints.add(
                    places.placeOf(state, GuestState.HOSTNAME_FIELD_NUMBER),
                    "a hostname has 1 to 64 letters, digits, dots, _ and -");
        }
        check.interfaces(state, places);
        check.all(state, places);
    }

    /** Every message in the state, by what holds for its kind. */
    private void all(Message message, PlaceTree places) {
        if (message instanceof Entry it && it.getWhatCase() == Entry.WhatCase.WHAT_NOT_SET) {
            complaints.add(
                    places.own(),
                    "an empty entry; give one of directory, file, symlink, hard_link, node, disk, mount, terminal");
        } else if (message instanceof Act it && it.getWhatCase() == Act.WhatCase.WHAT_NOT_SET) {
            complaints.add(
                    places.own(),
                    "an empty act; give one of takes_ms, formats, appends, makes_directory, executes, raises");
        } else if (message instanceof Node it && it.getType() == Node.Type.TYPE_UNSPECIFIED) {
            complaints.add(places.own(), "a node needs a type: CHARACTER, BLOCK or FIFO");
        } else if (message instanceof Disk it && it.getSize() <= 0) {
            complaints.add(places.own(), "a disk needs a size in bytes");
        } else if (message instanceof Executes it && it.getArgvCount() == 0) {
            complaints.add(places.own(), "argv is missing; it has the name of a program at least");
        } else if (message instanceof Case it) {
            ending(it, places);
        }
        for (FieldDescriptor field : message.getDescriptorForType().getFields()) {
            value(message, field, places);
        }
    }

    private void value(Message message, FieldDescriptor field, PlaceTree places) {
        int number = field.getNumber();
        if (field.getJavaType() == FieldDescriptor.JavaType.MESSAGE) {
            int count = field.isRepeated() ? message.getRepeatedFieldCount(field) : message.hasField(field) ? 1 : 0;
            for (int i = 0; i < count; i++) {
                Object nested = field.isRepeated() ? message.getRepeatedField(field, i) : message.getField(field);
                all((Message) nested, places.child(message, number, i));
            }
        } else if (PATHS.contains(field.getName()) && isGiven(message, field)) {
            path(places.placeOf(message, number), field.getName(), (String) message.getField(field));
        } else if (field.getName().equals("mode") && ((int) message.getField(field) & ~MOST_MODE) != 0) {
            complaints.add(places.placeOf(message, number), "a mode is 0 to 07777, in octal with a 0 before it");
        } else if (field.getName().equals("raises") && isGiven(message, field)) {
            signal(places.placeOf(message, number), (int) message.getField(field));
        }
    }

    /** A path must be there, unless the field is one of several or optional. */
    private static boolean isGiven(Message message, FieldDescriptor field) {
        return !field.hasPresence() || message.hasField(field);
    }

    private void path(Place place, String name, String path) {
        if (!path.startsWith("/")) {
            complaints.add(place, name + " must be an absolute path, not \"" + path + "\"");
        } else if (path.indexOf('\0') >= 0) {
            complaints.add(place, name + " has a NUL in it, which no path can have");
        }
    }

    private void ending(Case it, PlaceTree places) {
        if (it.getEndingCase() == Case.EndingCase.DIES) {
            signal(places.placeOf(it, Case.DIES_FIELD_NUMBER), it.getDies());
        } else if (it.getEndingCase() == Case.EndingCase.EXITS && (it.getExits() < 0 || it.getExits() > MOST_STATUS)) {
            complaints.add(places.placeOf(it, Case.EXITS_FIELD_NUMBER), "an exit status is 0 to 255");
        } else if (it.getEndingCase() == Case.EndingCase.STAYS && !it.getStays()) {
            complaints.add(places.placeOf(it, Case.STAYS_FIELD_NUMBER), "stays can be true only; exits: 0 ends it");
        }
    }

    private void signal(Place place, int signal) {
        if (signal < 1 || signal > SIGNALS) {
            complaints.add(place, "a signal is 1 to 64");
        }
    }

    private void interfaces(GuestState state, PlaceTree places) {
        Set<String> names = new HashSet<>();
        Set<Integer> indexes = new HashSet<>();
        for (int i = 0; i < state.getInterfacesCount(); i++) {
            Interface it = state.getInterfaces(i);
            Place place = places.placeOf(state, GuestState.INTERFACES_FIELD_NUMBER, i);
            if (it.getKind() == Interface.Kind.KIND_UNSPECIFIED) {
                complaints.add(place, "an interface needs a kind: LOOPBACK or ETHERNET");
            } else if (it.getKind() == Interface.Kind.ETHERNET) {
                ethernet(it, place);
            }
            if (!names.add(StateImage.nameOf(it)) || !indexes.add(StateImage.indexOf(it))) {
                complaints.add(place, "an interface before has the same name or index");
            }
        }
    }

    private void ethernet(Interface it, Place place) {
        if (it.getName().isEmpty() || it.getName().length() > LONGEST_INTERFACE || it.getIndex() < 1) {
            complaints.add(place, "an ethernet interface needs a name of 1 to 15 characters and an index from 1");
        }
        if (!it.getMac().isEmpty() && !MAC.matcher(it.getMac()).matches()) {
            complaints.add(place, "a mac is six octets in lower case with colons, such as 52:54:00:12:34:56");
        }
    }
}
