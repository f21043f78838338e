package dev.maitredkit.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShippedInJarTest {
    @TempDir
    Path folder;

    /** The command line runs from one jar without entries for folders. */
    @Test
    void the_shipped_scenarios_are_found_in_a_jar() throws Exception {
        Path classes = TestFiles.shippedFolder().resolve("../../..").normalize();
        Path jar = jarOf(classes);
        URL[] urls = {
            jar.toUri().toURL(),
            location(com.google.protobuf.Message.class),
            location(dev.maitredkit.proto.MountRequest.class)
        };
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Object all =
                    loader.loadClass(Scenarios.class.getName()).getMethod("all").invoke(null);
            assertThat((List<?>) all).hasSameSizeAs(Scenarios.all());
        }
    }

    private Path jarOf(Path classes) throws IOException {
        Path jar = folder.resolve("scenarios.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(classes.relativize(file).toString()));
                Files.copy(file, out);
            }
        }
        return jar;
    }

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }
}
