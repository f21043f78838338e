/** The gRPC edge: start at {@link dev.maitredkit.linuxguest.server.MaitredService}. Behind it there is no protobuf. */
package dev.maitredkit.linuxguest.server;
