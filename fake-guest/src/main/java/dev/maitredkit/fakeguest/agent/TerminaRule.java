package dev.maitredkit.fakeguest.agent;

/** How StartTermina answers. */
public enum TerminaRule {
    /** The response says SUCCESS, or FAILED and why. */
    IN_BAND {
        @Override
        Reply success() {
            return new Reply.Termina(Reply.TerminaState.SUCCESS, "");
        }

        @Override
        Reply failure(String reason) {
            return new Reply.Termina(Reply.TerminaState.FAILED, reason);
        }
    },
    /** The response is always empty; a failure is a status of the RPC (reference agent, July 2018). */
    BY_STATUS {
        @Override
        Reply success() {
            return new Reply.Termina(Reply.TerminaState.UNKNOWN, "");
        }

        @Override
        Reply failure(String reason) {
            return new Reply.Failed(RpcCode.INTERNAL, reason);
        }
    };

    abstract Reply success();

    abstract Reply failure(String reason);
}
