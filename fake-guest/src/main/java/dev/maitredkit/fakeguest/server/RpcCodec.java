package dev.maitredkit.fakeguest.server;

import com.google.protobuf.Message;
import dev.maitredkit.fakeguest.agent.Command;
import dev.maitredkit.fakeguest.agent.Reply;
import io.grpc.MethodDescriptor;

/**
 * One RPC.
 *
 * @param <I> its request
 * @param <O> its response
 */
interface RpcCodec<I extends Message, O extends Message> {
    MethodDescriptor<I, O> method();

    Command decode(I request);

    /** The response; the reply is not a failure. */
    O encode(Reply reply);

    /** The error of an encoder that is given another RPC's reply. */
    default IllegalArgumentException foreign(Reply reply) {
        return new IllegalArgumentException(method().getBareMethodName() + " cannot be answered with " + reply);
    }
}
