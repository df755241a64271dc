package org.alongside.groups;

/** How often a group meets. */
public enum Rhythm {
    WEEKLY,
    FORTNIGHTLY,
    ONE_OFF
}
