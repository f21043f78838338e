package dev.maitredkit.fakeguest.userland.shell.text;

/** The binary operators of arithmetic, on 64 bits. */
final class ArithmeticOperators {
    private ArithmeticOperators() {}

    static long apply(String operator, long a, long b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            case "/" -> a / requireDivisor(b);
            case "%" -> a % requireDivisor(b);
            case "<<" -> a << b;
            case ">>" -> a >> b;
            case "&" -> a & b;
            case "^" -> a ^ b;
            case "|" -> a | b;
            case "**" -> power(a, b);
            default -> compare(operator, a, b) ? 1 : 0;
        };
    }

    private static boolean compare(String operator, long a, long b) {
        return switch (operator) {
            case "<" -> a < b;
            case "<=" -> a <= b;
            case ">" -> a > b;
            case ">=" -> a >= b;
            case "==" -> a == b;
            case "!=" -> a != b;
            case "&&" -> a != 0 && b != 0;
            default -> a != 0 || b != 0;
        };
    }

    private static long requireDivisor(long b) {
        if (b == 0) {
            throw new ArithmeticFailure("divide by zero");
        }
        return b;
    }

    private static long power(long base, long exponent) {
        if (exponent < 0) {
            throw new ArithmeticFailure("exponent less than 0");
        }
        long result = 1;
        long square = base;
        for (long left = exponent; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }
}
