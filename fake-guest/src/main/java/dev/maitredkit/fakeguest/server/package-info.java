/**
 * The gRPC edge: start at {@link dev.maitredkit.fakeguest.server.MaitredService}. Each RPC has a codec of its own
 * name, which makes a command of its request and a response of its reply; behind them there is no protobuf.
 */
package dev.maitredkit.fakeguest.server;
