package dev.maitredkit.fakeguest.userland.programs.awk;

import java.util.List;
import java.util.Optional;

/** A program of awk. */
record Script(List<Rule> rules) {
    enum When {
        BEGIN,
        RECORD,
        END
    }

    /** Statements, and for what they are. Without a pattern it is every record. */
    record Rule(When when, Optional<Expression> pattern, List<Statement> statements) {
        Rule {
            statements = List.copyOf(statements);
        }
    }

    /** Part of an action. */
    sealed interface Statement {
        /** Without values it is the record. */
        record Print(List<Expression> values) implements Statement {
            public Print {
                values = List.copyOf(values);
            }
        }

        record Evaluate(Expression expression) implements Statement {}

        record Next() implements Statement {}

        record Exit(Optional<Expression> status) implements Statement {}
    }

    Script {
        rules = List.copyOf(rules);
    }

    boolean readsInput() {
        return rules.stream().anyMatch(it -> it.when() != When.BEGIN);
    }
}
