package dev.maitredkit.linuxguest.agent;

import dev.maitredkit.linuxguest.net.Interfaces;
import dev.maitredkit.linuxguest.net.Ipv4;
import dev.maitredkit.linuxguest.sys.ErrnoException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * ConfigureNetwork, one system call after the other, in the order of the reference agent (July 2018); what was done
 * before a failure stays. One call at a time, so that none finds the half of another.
 */
public final class NetworkSteps {
    private static final String INTERFACE = "eth0";
    private static final String LOOPBACK = "lo";
    private static final Path HOST_IP = Path.of("/run/host_ip");

    NetworkSteps() {}

    /**
     * What came of it.
     *
     * @param kind what the answer is
     * @param message why not; empty when it is done
     */
    public record Outcome(Kind kind, String message) {
        /** What the answer is. */
        public enum Kind {
            DONE,
            BAD_REQUEST,
            FAILED
        }
    }

    synchronized Outcome configure(Ipv4 address, Ipv4 netmask, Ipv4 gateway) {
        if (address.isZero() || netmask.isZero() || gateway.isZero()) {
            String first = address.isZero() ? "address" : netmask.isZero() ? "netmask" : "gateway";
            return new Outcome(Outcome.Kind.BAD_REQUEST, "IPv4 " + first + " cannot be 0");
        }
        try (Interfaces interfaces = Interfaces.open()) {
            interfaces.setAddress(INTERFACE, address).orThrow("failed to set IPv4 address");
            interfaces.setNetmask(INTERFACE, netmask).orThrow("failed to set IPv4 netmask");
            interfaces.up(INTERFACE).orThrow("failed to enable network interface");
            interfaces.up(LOOPBACK).orThrow("failed to enable loopback interface");
            interfaces.addDefaultRoute(gateway).orThrow("failed to set IPv4 gateway");
        } catch (ErrnoException failure) {
            return new Outcome(Outcome.Kind.FAILED, failure.getMessage());
        }
        try {
            Files.writeString(HOST_IP, gateway.toString());
            Files.setPosixFilePermissions(HOST_IP, PosixFilePermissions.fromString("rw-r--r--"));
        } catch (IOException failure) {
            return new Outcome(Outcome.Kind.FAILED, "failed to write host IP to file");
        }
        return new Outcome(Outcome.Kind.DONE, "");
    }
}
