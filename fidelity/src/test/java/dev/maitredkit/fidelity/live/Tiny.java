package dev.maitredkit.fidelity.live;

import dev.maitredkit.fakeguest.kernel.Sys;
import dev.maitredkit.fakeguest.kernel.proc.Binaries;
import dev.maitredkit.fakeguest.kernel.proc.Program;
import dev.maitredkit.fakeguest.kernel.proc.Turn;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;

/**
 * A program that both kernels can run without a library: it writes its arguments, each with the NUL behind it, a byte
 * 1, its environment in the same way and another byte 1. Then, by its last argument: {@code xC} exits with the number of the
 * character C, {@code kC} kills itself with the signal of that number less 64, and all else exits with 0.
 */
record Tiny(List<String> argv, List<String> environ) implements Program {
    /** What {@code {ELF}} stands for in the content of a file. */
    static final String MARK = "{ELF}";

    private static final String NAME = "tiny";
    private static final long BASE = 0x400000;
    private static final int HEADERS = 64 + 56;

    /**
     * The instructions for x86_64: from the stack as execve(2) leaves it, two lists of pointers are walked, and each string
     * is written by write(2); then kill(2) or exit(2).
     */
    private static final String CODE = "488b1c24" // mov (%rsp),%rbx: how many arguments
            + "488d6c2408" // lea 8(%rsp),%rbp: the first pointer
            + "4c8b64ddf8" // mov -8(%rbp,%rbx,8),%r12: the last argument
            + "41bd02000000" // mov $2,%r13d: two lists
            + "488b7500" // list: mov (%rbp),%rsi
            + "4883c508" // add $8,%rbp
            + "4885f6" // test %rsi,%rsi
            + "7415" // je end
            + "4889f2" // mov %rsi,%rdx
            + "803a01" // length: cmpb $1,(%rdx)
            + "48ffc2" // inc %rdx
            + "73f8" // jae length
            + "4829f2" // sub %rsi,%rdx
            + "e849000000" // call put
            + "ebde" // jmp list
            + "488d354d000000" // end: lea mark(%rip),%rsi
            + "ba01000000" // mov $1,%edx
            + "e836000000" // call put
            + "41ffcd" // dec %r13d
            + "75c8" // jne list
            + "410fb60424" // movzbl (%r12),%eax
            + "410fb67c2401" // movzbl 1(%r12),%edi
            + "3c78" // cmp $'x',%al
            + "741b" // je exit
            + "3c6b" // cmp $'k',%al
            + "7515" // jne zero
            + "89fe" // mov %edi,%esi
            + "b827000000" // mov $39,%eax: getpid
            + "0f05" // syscall
            + "89c7" // mov %eax,%edi
            + "83ee40" // sub $64,%esi
            + "b83e000000" // mov $62,%eax: kill
            + "0f05" // syscall
            + "31ff" // zero: xor %edi,%edi
            + "b83c000000" // exit: mov $60,%eax
            + "0f05" // syscall
            + "b801000000" // put: mov $1,%eax: write
            + "bf01000000" // mov $1,%edi: standard output
            + "0f05" // syscall
            + "c3" // ret
            + "01"; // mark

    /** The file that Linux runs: an ELF header, one segment, the instructions (elf(5)). */
    static String forLinux() {
        byte[] code = HexFormat.of().parseHex(CODE);
        ByteBuffer file = ByteBuffer.allocate(HEADERS + code.length).order(ByteOrder.LITTLE_ENDIAN);
        file.put(HexFormat.of().parseHex("7f454c46020101000000000000000000"));
        file.putShort((short) 2).putShort((short) 62).putInt(1); // ET_EXEC, EM_X86_64
        file.putLong(BASE + HEADERS).putLong(64).putLong(0); // where it starts, the segment's header
        file.putInt(0).putShort((short) 64).putShort((short) 56).putShort((short) 1);
        file.putShort((short) 0).putShort((short) 0).putShort((short) 0);
        file.putInt(1).putInt(5).putLong(0); // PT_LOAD, to read and execute
        file.putLong(BASE).putLong(BASE);
        file.putLong(file.capacity()).putLong(file.capacity()).putLong(4096);
        file.put(code);
        return new String(file.array(), StandardCharsets.ISO_8859_1);
    }

    static String forFake() {
        return Binaries.of(NAME);
    }

    static boolean isNamed(String binary) {
        return binary.equals(NAME);
    }

    @Override
    public Turn run(Sys sys) {
        sys.write(1, strings(argv) + strings(environ)).orThrow();
        String last = argv.get(argv.size() - 1);
        int code = last.length() > 1 ? last.charAt(1) : 0;
        if (last.startsWith("x")) {
            return new Turn.Exited(code);
        }
        if (last.startsWith("k")) {
            sys.kill(sys.self().number(), code - 64);
        }
        return new Turn.Exited(0);
    }

    private static String strings(List<String> all) {
        StringBuilder text = new StringBuilder();
        all.forEach(it -> text.append(it).append('\0'));
        return text.append('\1').toString();
    }
}
