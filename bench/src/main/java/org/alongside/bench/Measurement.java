package org.alongside.bench;

import java.util.List;

/**
 * What was measured of one side.
 *
 * @param kind which measurement: start, journeys, lists, search, timers
 * @param side ours or plain
 * @param openTasks in the database; of a search the services, of timers those that are due
 * @param name what of it
 * @param unit of the numbers
 * @param commit of ours at the time
 * @param at when
 * @param machine on what
 * @param load of the machine (1 minute) before the bench began: what others did there
 */
record Measurement(
        String kind,
        String side,
        long openTasks,
        String name,
        String unit,
        double median,
        double p99,
        double min,
        double max,
        int count,
        String commit,
        String at,
        String machine,
        double load) {

    /** The smallest value that so many per cent of all are not above. */
    static double percentile(List<Double> sorted, int percent) {
        int rank = (int) Math.ceil(sorted.size() * percent / 100.0);
        return sorted.get(Math.max(0, rank - 1));
    }
}
