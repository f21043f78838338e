package dev.maitredkit.fakeguest.userland.programs.files;

/**
 * A place on a tour.
 *
 * @param path of the file
 * @param target where it goes, for copies; else ""
 * @param depth 0 for what was named by the user
 * @param leaving all below it was visited
 */
record Stop(String path, String target, int depth, boolean leaving) {
    static Stop at(String path) {
        return new Stop(path, "", 0, false);
    }

    Stop left() {
        return new Stop(path, target, depth, true);
    }

    /** A file in this directory. */
    Stop child(String name) {
        String below = target.isEmpty() ? "" : join(target, name);
        return new Stop(join(path, name), below, depth + 1, false);
    }

    static String join(String directory, String name) {
        return directory.endsWith("/") ? directory + name : directory + "/" + name;
    }

    /** The last part of a path, without slashes behind it. */
    static String lastPart(String path) {
        String bare = path.replaceAll("(?<=.)/+$", "");
        return bare.substring(bare.lastIndexOf('/') + (bare.equals("/") ? 0 : 1));
    }
}
