package dev.maitredkit.fakeguest.userland.programs.files;

import dev.maitredkit.fakeguest.userland.programs.run.Applet;
import dev.maitredkit.fakeguest.userland.programs.run.Spec;
import java.util.List;
import java.util.Map;

/** The programs of this package. */
public final class FilePrograms {
    private static final Map<String, Character> COPY_WORDS =
            Map.of("recursive", 'r', "force", 'f', "preserve", 'p', "archive", 'a', "no-target-directory", 'T');

    public static final List<Applet> APPLETS = List.of(
            new Applet(
                    "ls", Spec.of("1AadlLRFpinrtSchs").refusing("CxHXvuwE").with(Map.of("full-time", 'E')), Ls::start),
            new Applet("stat", Spec.of("c:Lft"), StatProgram::start),
            new Applet("readlink", Spec.of("fnv"), Links::readlink),
            new Applet("realpath", Spec.of(""), Links::realpath),
            new Applet("ln", Spec.of("sfnT").refusing("bSvt"), Links::ln),
            new Applet("link", Spec.of(""), Links::link),
            new Applet("unlink", Spec.of(""), Links::unlink),
            new Applet(
                    "mkdir",
                    Spec.of("pm:").refusing("vZ").with(Map.of("parents", 'p', "mode", 'm')),
                    MakeDirectory::start),
            new Applet("rmdir", Spec.of("p").with(Map.of("parents", 'p')), RemoveDirectory::start),
            new Applet("rm", Spec.of("rRf").refusing("i"), Remove::start),
            new Applet("cp", Spec.of("arRPdLHpfTn").refusing("ilstu").with(COPY_WORDS), Copy::start),
            new Applet("mv", Spec.of("fTn").refusing("it").with(Map.of("force", 'f')), Move::start),
            new Applet("chmod", Spec.RAW, ChangeMode::start),
            new Applet("chown", Spec.of("+Rhf").refusing("cvLHP"), ChangeOwner::start),
            new Applet("chgrp", Spec.of("+Rhf").refusing("cvLHP"), ChangeOwner::start),
            new Applet("touch", Spec.of("cd:t:r:amh"), Touch::start),
            new Applet("mknod", Spec.of("m:"), MakeNode::mknod),
            new Applet("mkfifo", Spec.of("m:"), MakeNode::mkfifo),
            new Applet("mktemp", Spec.of("dqup:t"), MakeTemporary::start),
            new Applet("truncate", Spec.of("cs:"), Truncate::start),
            new Applet("dd", Spec.RAW, Dd::start),
            new Applet("du", Spec.of("sakxd:").refusing("hmHLcl"), DiskUsage::start),
            new Applet("find", Spec.RAW, Find::start),
            new Applet("which", Spec.of("a"), Which::start));

    private FilePrograms() {}
}
