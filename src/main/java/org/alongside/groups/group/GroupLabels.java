package org.alongside.groups.group;

import java.security.SecureRandom;
import java.util.List;

/** Labels of groups: a part of the land or the sky and a number, where those of survivors are birds and trees. */
final class GroupLabels {
    private static final List<String> NAMES = List.of(
            "Awa", "Maunga", "Roto", "Moana", "Motu", "Ngahere", "Puna", "Kōhatu", "Whetū", "Marama", "Whenua",
            "Wairere");
    private static final int FEW = 100;
    private static final int MANY = 10_000;
    private static final SecureRandom RANDOM = new SecureRandom();

    private GroupLabels() {}

    /** @param tries how often a label was taken already; numbers grow longer only when they must */
    static String next(int tries) {
        String name = NAMES.get(RANDOM.nextInt(NAMES.size()));
        return name + " " + (1 + RANDOM.nextInt(tries < 5 ? FEW - 1 : MANY - 1));
    }
}
