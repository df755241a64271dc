package org.alongside.policy;

/** How far the service holds a rule of the catalogue. */
public enum PolicyState {
    HELD("held"),
    HELD_IN_PART("held in part"),
    NOT_YET("not yet");

    private final String words;

    PolicyState(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
