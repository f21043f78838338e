package dev.maitredkit.fakeguest.kernel.fs;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** The options of an overlay (fs/overlayfs/params.c, Linux 6.18); their paths are looked up later. */
final class OverlayReader implements FsTypes.Reader {
    private static final Map<String, Set<String>> WORDS = Map.of(
            "redirect_dir", Set.of("on", "off", "follow", "nofollow"),
            "index", Set.of("on", "off"),
            "uuid", Set.of("on", "off", "null", "auto"),
            "nfs_export", Set.of("on", "off"),
            "xino", Set.of("on", "off", "auto"),
            "metacopy", Set.of("on", "off"));

    /** How they are shown, in this order; what is the default is not. */
    private static final List<String> SHOWN = List.of(
            "default_permissions",
            "redirect_dir=on",
            "redirect_dir=off",
            "redirect_dir=nofollow",
            "index=on",
            "uuid=on",
            "uuid=off",
            "uuid=null",
            "nfs_export=on",
            "xino=on",
            "xino=off",
            "metacopy=on",
            "fsync=volatile",
            "userxattr");

    private final boolean remount;
    private final List<String> lowers = new ArrayList<>();
    private String lowersShown = "";
    private Optional<String> upper = Optional.empty();
    private Optional<String> work = Optional.empty();
    private boolean malformed;
    private final TreeMap<String, String> others = new TreeMap<>();

    OverlayReader(Optional<FsOptions> old) {
        this.remount = old.isPresent();
    }

    /** What was asked for, before it is looked up. */
    record Asked(
            List<String> lowers, String lowersShown, Optional<String> upper, Optional<String> work, Set<String> others)
            implements FsOptions {
        /** With {@code first}, as the first overlay with this upper layer shows it. */
        String shown(boolean first) {
            StringBuilder text = new StringBuilder(lowersShown);
            upper.ifPresent(it -> text.append(",upperdir=").append(it));
            work.ifPresent(it -> text.append(",workdir=").append(it));
            boolean named = others.stream().anyMatch(it -> it.startsWith("uuid="));
            for (String option : SHOWN) {
                if (isShown(option, first && !named)) {
                    text.append(',').append(option);
                }
            }
            return text.toString();
        }

        private boolean isShown(String option, boolean uuid) {
            if (upper.isEmpty()) {
                boolean user = others.contains("userxattr");
                return switch (option) {
                    case "redirect_dir=on" -> !user;
                    case "redirect_dir=nofollow", "userxattr" -> user;
                    default -> option.equals("metacopy=on") && others.contains(option);
                };
            }
            return switch (option) {
                case "uuid=on" -> uuid || others.contains(option);
                case "redirect_dir=on" -> others.contains(option) || others.contains("metacopy=on");
                default -> others.contains(option);
            };
        }

        @Override
        public String shown() {
            return shown(false);
        }
    }

    @Override
    public boolean take(String key, Optional<String> value) {
        if (remount) {
            return true;
        }
        if (value.isEmpty()) {
            String shown = key.equals("volatile") ? "fsync=volatile" : key;
            others.put(key, shown);
            return Set.of("default_permissions", "volatile", "userxattr").contains(key);
        }
        String text = value.get();
        if (text.isEmpty()) {
            return false;
        }
        switch (key) {
            case "lowerdir" -> takeLowers(text);
            case "lowerdir+" -> {
                lowers.add(text);
                lowersShown += ",lowerdir+=" + text;
            }
            case "upperdir" -> upper = value;
            case "workdir" -> work = value;
            default -> others.put(key, key + "=" + text);
        }
        boolean path = Set.of("lowerdir", "lowerdir+", "upperdir", "workdir").contains(key);
        return !malformed && (path || WORDS.getOrDefault(key, Set.of()).contains(text));
    }

    /** Directories with colons between; behind two colons there is data only, which shows no names. */
    private void takeLowers(String text) {
        lowers.clear();
        lowersShown = ",lowerdir=" + text;
        malformed = text.startsWith(":") || text.endsWith(":");
        String named = text.contains("::") ? text.substring(0, text.indexOf("::")) : text;
        for (String path : named.split("(?<!\\\\):")) {
            lowers.add(path.replace("\\:", ":"));
        }
        if (text.contains("::")) {
            lowers.add(text.substring(text.indexOf("::") + 2));
        }
    }

    @Override
    public FsOptions options() {
        return new Asked(List.copyOf(lowers), lowersShown, upper, work, Set.copyOf(others.values()));
    }
}
