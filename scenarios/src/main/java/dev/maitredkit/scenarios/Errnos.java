package dev.maitredkit.scenarios;

import java.util.Collections;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The errno values of Linux by name, as errno(3) has them and asm-generic numbers them (x86_64, arm64, riscv). */
public final class Errnos {
    /** In an expectation: every errno, that is, every number but 0. */
    public static final String ANY_ERROR = "ANY_ERROR";

    /** Linux has no larger one (include/linux/err.h, MAX_ERRNO). */
    public static final int LARGEST = 4095;

    private static final Pattern NUMBER = Pattern.compile("0|[1-9]\\d{0,3}");

    /** Those from 1 on, in order; a dash is a number that no errno has. */
    private static final String[] IN_ORDER = """
            EPERM ENOENT ESRCH EINTR EIO ENXIO E2BIG ENOEXEC EBADF ECHILD EAGAIN ENOMEM EACCES EFAULT ENOTBLK EBUSY
            EEXIST EXDEV ENODEV ENOTDIR EISDIR EINVAL ENFILE EMFILE ENOTTY ETXTBSY EFBIG ENOSPC ESPIPE EROFS EMLINK EPIPE
            EDOM ERANGE EDEADLK ENAMETOOLONG ENOLCK ENOSYS ENOTEMPTY ELOOP - ENOMSG EIDRM ECHRNG EL2NSYNC EL3HLT EL3RST
            ELNRNG EUNATCH ENOCSI EL2HLT EBADE EBADR EXFULL ENOANO EBADRQC EBADSLT - EBFONT ENOSTR ENODATA ETIME ENOSR
            ENONET ENOPKG EREMOTE ENOLINK EADV ESRMNT ECOMM EPROTO EMULTIHOP EDOTDOT EBADMSG EOVERFLOW ENOTUNIQ EBADFD
            EREMCHG ELIBACC ELIBBAD ELIBSCN ELIBMAX ELIBEXEC EILSEQ ERESTART ESTRPIPE EUSERS ENOTSOCK EDESTADDRREQ
            EMSGSIZE EPROTOTYPE ENOPROTOOPT EPROTONOSUPPORT ESOCKTNOSUPPORT EOPNOTSUPP EPFNOSUPPORT EAFNOSUPPORT
            EADDRINUSE EADDRNOTAVAIL ENETDOWN ENETUNREACH ENETRESET ECONNABORTED ECONNRESET ENOBUFS EISCONN ENOTCONN
            ESHUTDOWN ETOOMANYREFS ETIMEDOUT ECONNREFUSED EHOSTDOWN EHOSTUNREACH EALREADY EINPROGRESS ESTALE EUCLEAN
            ENOTNAM ENAVAIL EISNAM EREMOTEIO EDQUOT ENOMEDIUM EMEDIUMTYPE ECANCELED ENOKEY EKEYEXPIRED EKEYREVOKED
            EKEYREJECTED EOWNERDEAD ENOTRECOVERABLE ERFKILL EHWPOISON
            """.strip().split("\\s+");

    private static final Map<String, Integer> NUMBERS = numbers();

    private Errnos() {}

    /** The number that a name such as {@code ENOENT}, or a decimal number, stands for. */
    public static OptionalInt findNumber(String nameOrNumber) {
        if (NUMBER.matcher(nameOrNumber).matches()) {
            int number = Integer.parseInt(nameOrNumber);
            return number <= LARGEST ? OptionalInt.of(number) : OptionalInt.empty();
        }
        Integer number = NUMBERS.get(nameOrNumber);
        return number == null ? OptionalInt.empty() : OptionalInt.of(number);
    }

    /** The name with the number, {@code ENOENT (2)}, or the number alone where there is no name. */
    public static String describe(int number) {
        return number < 1 || number > IN_ORDER.length || IN_ORDER[number - 1].equals("-")
                ? String.valueOf(number)
                : IN_ORDER[number - 1] + " (" + number + ")";
    }

    static Set<String> names() {
        return NUMBERS.keySet();
    }

    /** Whether it can stand in {@code Expect.error}. */
    static boolean isExpectation(String text) {
        return text.equals(ANY_ERROR) || findNumber(text).isPresent();
    }

    private static Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new TreeMap<>();
        for (int i = 0; i < IN_ORDER.length; i++) {
            if (!IN_ORDER[i].equals("-")) {
                numbers.put(IN_ORDER[i], i + 1);
            }
        }
        return Collections.unmodifiableMap(numbers);
    }
}
