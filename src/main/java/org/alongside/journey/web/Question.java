package org.alongside.journey.web;

import java.util.List;
import java.util.Map;

/**
 * A question of the page.
 *
 * @param kind line, one or several
 * @param hint what to know before answering; empty for nothing
 * @param wrong what is wrong with the answer; empty where nothing is
 */
public record Question(
        String id,
        String label,
        String kind,
        Map<String, String> choices,
        List<String> answers,
        int lengthMax,
        String hint,
        String wrong) {}
