package org.alongside.groups.group;

/** How often a group meets. */
public enum Rhythm {
    WEEKLY,
    FORTNIGHTLY,
    ONE_OFF
}
