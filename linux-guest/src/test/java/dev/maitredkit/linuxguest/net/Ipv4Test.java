package dev.maitredkit.linuxguest.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class Ipv4Test {
    @Test
    void the_number_on_the_wire_is_the_memory_image_of_the_address() {
        // The host daemon's first guest: the bytes 64 73 5c 06.
        Ipv4 guest = new Ipv4(106_722_148);
        assertThat(guest).hasToString("100.115.92.6");
        assertThat(guest.octets()).containsExactly(0x64, 0x73, 0x5c, 0x06);
    }

    @Test
    void octets_are_unsigned() {
        assertThat(new Ipv4(0xfcff_ffff)).hasToString("255.255.255.252");
        assertThat(new Ipv4(0xfcff_ffff).isZero()).isFalse();
        assertThat(new Ipv4(0).isZero()).isTrue();
    }
}
