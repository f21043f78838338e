package dev.maitredkit.fakeguest.userland.programs.awk;

import dev.maitredkit.fakeguest.userland.programs.awk.Script.Rule;
import dev.maitredkit.fakeguest.userland.programs.awk.Script.Statement;
import dev.maitredkit.fakeguest.userland.programs.awk.Script.When;
import dev.maitredkit.fakeguest.userland.programs.awk.Tokens.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads rules and statements. */
final class ScriptParser {
    private final ExpressionParser expressions;

    private ScriptParser(List<Tokens.Token> tokens) {
        expressions = new ExpressionParser(tokens);
    }

    /** @throws UnsupportedException for what is beyond this awk, or is none */
    static Script parse(String program) throws UnsupportedException {
        ScriptParser parser = new ScriptParser(Tokens.of(program));
        List<Rule> rules = new ArrayList<>();
        parser.skipSeparators();
        while (!parser.expressions.atEnd()) {
            rules.add(parser.rule());
            parser.skipSeparators();
        }
        return new Script(rules);
    }

    private void skipSeparators() {
        while (expressions.take(";") || expressions.take("\n")) {
            continue;
        }
    }

    private Rule rule() throws UnsupportedException {
        When when = When.RECORD;
        Optional<Expression> pattern = Optional.empty();
        if (expressions.takeName("BEGIN")) {
            when = When.BEGIN;
        } else if (expressions.takeName("END")) {
            when = When.END;
        } else if (!expressions.looksAt("{")) {
            pattern = Optional.of(expressions.expression());
        }
        if (!expressions.take("{")) {
            return new Rule(when, pattern, List.of(new Statement.Print(List.of())));
        }
        List<Statement> statements = new ArrayList<>();
        skipSeparators();
        while (!expressions.take("}")) {
            statements.add(statement());
            if (!expressions.looksAt("}") && !expressions.looksAt(";") && !expressions.looksAt("\n")) {
                throw expressions.refusal();
            }
            skipSeparators();
        }
        return new Rule(when, pattern, statements);
    }

    private Statement statement() throws UnsupportedException {
        if (expressions.takeName("print")) {
            List<Expression> values = new ArrayList<>();
            while (!endsStatement()) {
                values.add(expressions.printed());
                if (!expressions.take(",")) {
                    break;
                }
            }
            return new Statement.Print(values);
        }
        if (expressions.takeName("next")) {
            return new Statement.Next();
        }
        if (expressions.takeName("exit")) {
            return new Statement.Exit(endsStatement() ? Optional.empty() : Optional.of(expressions.expression()));
        }
        if (expressions.looksAt(Kind.NAME) || expressions.looksAt("$") || expressions.looksAt(Kind.NUMBER)) {
            return new Statement.Evaluate(expressions.expression());
        }
        throw expressions.refusal();
    }

    private boolean endsStatement() {
        return expressions.looksAt("}") || expressions.looksAt(";") || expressions.looksAt("\n");
    }
}
