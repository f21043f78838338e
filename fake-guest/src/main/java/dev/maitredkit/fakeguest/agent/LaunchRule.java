package dev.maitredkit.fakeguest.agent;

/**
 * What a LaunchProcess starts.
 *
 * @param path the PATH of a launched program, unless the request has another
 * @param answersWithoutProcess whether a call is answered when there are no more processes to be had
 */
public record LaunchRule(String path, boolean answersWithoutProcess) {
    private static final String DEFAULT_PATH = "/usr/bin:/usr/sbin:/bin:/sbin";

    public static final LaunchRule SPEC = new LaunchRule(DEFAULT_PATH, true);

    /** When fork(2) fails the reference agent never answers. */
    public static final LaunchRule MAITRED_2018 = new LaunchRule(DEFAULT_PATH, false);

    Start.Variable pathVariable() {
        return new Start.Variable("PATH", path);
    }
}
