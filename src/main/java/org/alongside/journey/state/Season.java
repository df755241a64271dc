package org.alongside.journey.state;

/**
 * The season in which a survivor is, as the guidelines name it: they come round again, whoever looks back together goes on to
 * plan anew. (Guidelines, client support model)
 */
public enum Season {
    /** Warmth and connection. */
    WINTER,
    /** Planning ahead. */
    SPRING,
    /** Building strengths. */
    SUMMER,
    /** Pause and reflect. */
    AUTUMN;

    /** @param isLookingBack whether survivor and worker are asked to look back together now */
    public static Season of(Step step, boolean isLookingBack) {
        return switch (step) {
            case MATCH, WELCOME, CONSENT, SHARE -> WINTER;
            case PLAN -> SPRING;
            case SUPPORT -> isLookingBack ? AUTUMN : SUMMER;
        };
    }
}
