package org.alongside.directory.hsds;

/**
 * Cells that a spreadsheet would run as a formula. An apostrophe before them makes them text; reading takes it off again. What
 * itself begins with apostrophes before such a sign gets one more, so that what is read is always what was written.
 */
final class Formulas {
    private static final String SIGNS = "=+-@\t\r\n";

    private Formulas() {}

    static String harmless(String value) {
        return isFormula(value) && !Checks.isNumber(value) ? "'" + value : value;
    }

    static String taken(String cell) {
        return cell.startsWith("'") && isFormula(cell) ? cell.substring(1) : cell;
    }

    private static boolean isFormula(String value) {
        int at = 0;
        while (at < value.length() && value.charAt(at) == '\'') {
            at++;
        }
        return at < value.length() && SIGNS.indexOf(value.charAt(at)) >= 0;
    }
}
