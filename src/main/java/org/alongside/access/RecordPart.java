package org.alongside.access;

/** Parts of a record that are opened separately. */
public enum RecordPart {
    /** Alias and the safe way to make contact. */
    CONTACT,
    /** What was shared and planned. */
    MAIN,
    /** How safe things are, and concerns. */
    SAFETY,
    /** Overlapping offending: the assessor, the walking worker and the supervisor of this alone (OFFEND-07). */
    OFFENDING,
    /** What a survivor passes on to the facilitators of a group. */
    JOINING,
    /** What somebody needs who acts on a concern: how to reach the survivor safely, and what keeps them safe. */
    ACTING,
    /** What was said when a concern was raised, and what was done: for the one person who acts on it. */
    CONCERN,
    /** How to reach the survivor safely, for who passes a message on to them. */
    PASSING_ON,
    /** What could be about others, for who goes through a copy before the survivor gets it. */
    COPYING,
    /** What a group writes about itself: its name, its place, its protocols. */
    GROUP
}
