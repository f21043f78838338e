package dev.maitredkit.linuxguest.sys;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MountTableTest {
    @Test
    void points_come_in_order_with_their_escapes_undone() {
        String table = """
                overlay / overlay rw 0 0
                none /a\\040b\\011c\\134d tmpfs rw 0 0
                none /\u00c3\u00a4 tmpfs rw 0 0
                """;
        assertThat(MountTable.points(table)).containsExactly("/", "/a b\tc\\d", "/\u00e4");
    }
}
