package dev.maitredkit.fakeguest.userland.programs.awk;

import dev.maitredkit.fakeguest.userland.programs.regex.Regex;
import java.util.List;

/** Part of a program that has a value. */
sealed interface Expression {
    record Constant(Value value) implements Expression {}

    /** {@code $1}; {@code $0} is the whole record. */
    record Field(Expression number) implements Expression {}

    record Variable(String name) implements Expression {}

    /** {@code x = 1}; {@code x += 1} is an assignment of a sum. */
    record Assignment(String name, Expression value) implements Expression {}

    /** {@code x++}: the value is that of before. */
    record Counted(String name, int by) implements Expression {}

    record Binary(String operator, Expression left, Expression right) implements Expression {}

    record Not(Expression operand) implements Expression {}

    record Negative(Expression operand) implements Expression {}

    record Match(Expression text, Regex regex, boolean inverted) implements Expression {}

    record Call(String function, List<Expression> arguments) implements Expression {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }
}
