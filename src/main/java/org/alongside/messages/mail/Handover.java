package org.alongside.messages.mail;

/** How far a mail came. */
public enum Handover {
    /** The server took it. */
    TAKEN,
    /** All of it was sent and no answer came: it may have been taken. */
    UNKNOWN,
    /** The server does not take this one: no such address, or it does not want it; or it is none that can be sent. */
    REFUSED,
    /** The server does not take this one just now. */
    LATER,
    /** The server takes nothing just now, or does not know us. */
    SERVER_AWAY
}
