package dev.maitredkit.fakeguest.kernel;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a system call answers: a value, or an error number. An expected failure is a value here; an
 * exception is a bug of ours.
 *
 * @param <T> what a successful call gives
 */
public sealed interface Result<T> {
    /** It worked. */
    record Ok<T>(T value) implements Result<T> {
        public Ok {
            Objects.requireNonNull(value);
        }
    }

    /** It failed. */
    record Err<T>(Errno errno) implements Result<T> {
        public Err {
            Objects.requireNonNull(errno);
        }
    }

    /** The only success that carries nothing. */
    enum Done {
        DONE
    }

    static <T> Result<T> ok(T value) {
        return new Ok<>(value);
    }

    static Result<Done> done() {
        return new Ok<>(Done.DONE);
    }

    static <T> Result<T> err(Errno errno) {
        return new Err<>(errno);
    }

    /** Branches on the two cases; there is no third. */
    default <R> R fold(Function<? super T, ? extends R> ok, Function<Errno, ? extends R> err) {
        return this instanceof Ok<T> it ? ok.apply(it.value()) : err.apply(((Err<T>) this).errno());
    }

    default <R> Result<R> map(Function<? super T, ? extends R> change) {
        return fold(value -> new Ok<R>(change.apply(value)), Result::err);
    }

    default <R> Result<R> flatMap(Function<? super T, Result<R>> next) {
        return fold(next, Result::err);
    }

    default boolean isOk() {
        return this instanceof Ok;
    }

    /** The error, if it is one. */
    default Optional<Errno> error() {
        return fold(value -> Optional.empty(), Optional::of);
    }

    /** The value of a call that is known to have worked. */
    default T orThrow() {
        return fold(value -> value, errno -> {
            throw new IllegalStateException("unexpected " + errno);
        });
    }
}
