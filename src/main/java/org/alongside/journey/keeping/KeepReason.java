package org.alongside.journey.keeping;

import org.jspecify.annotations.Nullable;

/** Why a record is kept for longer than others. */
public enum KeepReason {
    OPEN_REQUEST("they asked for a copy or a correction that is not done"),
    LEGAL_DUTY("the law asks for it"),
    OPEN_CONCERN("a complaint or a concern is open"),
    SURVIVOR_ASKED("the survivor asked to keep it");

    private final String words;

    KeepReason(String words) {
        this.words = words;
    }

    /** As it follows <i>because</i>. */
    String words() {
        return words;
    }

    static @Nullable KeepReason ofNullable(@Nullable String name) {
        return name == null ? null : valueOf(name);
    }
}
