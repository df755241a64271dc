package org.alongside.directory.hsds;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.alongside.directory.hsds.ImportProblem.Why;
import org.jspecify.annotations.Nullable;

/** What HSDS wants of each row, with what is wrong collected. */
final class Checks {
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]{1,15}(\\.[0-9]{1,15})?");

    private static final Pattern COLUMN = Pattern.compile("[A-Za-z0-9_ .-]{1,60}");

    private final List<ImportProblem> problems = new ArrayList<>();

    void add(String file, long line, String column, Why why) {
        if (!isFull()) {
            problems.add(new ImportProblem(file, line, column, why));
        }
    }

    boolean isFull() {
        return problems.size() >= Limits.PROBLEMS;
    }

    List<ImportProblem> problems() {
        return List.copyOf(problems);
    }

    /** @param prefix where the row stands, before the name of the column */
    void check(Table table, Map<String, String> row, String file, long line, String prefix) {
        if (!isId(row.get(Table.ID))) {
            add(file, line, prefix + Table.ID, Why.NOT_AN_ID);
        }
        for (String column : table.required()) {
            if (!row.containsKey(column)) {
                add(file, line, prefix + column, Why.MISSING);
            }
        }
        row.forEach((column, value) -> {
            if (value.length() > Limits.CELL) {
                add(file, line, prefix + column, Why.CELL_TOO_LONG);
            } else if (Table.NUMBERS.contains(column) && !NUMBER.matcher(value).matches()) {
                add(file, line, prefix + column, Why.NOT_A_NUMBER);
            }
        });
        if (table == Table.SERVICE && row.containsKey("status") && !Table.STATUSES.contains(row.get("status"))) {
            add(file, line, prefix + "status", Why.NOT_IN_THE_LIST);
        }
    }

    static boolean isId(@Nullable String value) {
        return value != null && UUID.matcher(value).matches();
    }

    /** Whether a column can be called so. */
    static boolean isColumn(String name) {
        return COLUMN.matcher(name).matches();
    }

    static boolean isNumber(String value) {
        return NUMBER.matcher(value).matches();
    }
}
