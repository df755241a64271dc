package org.alongside.consent;

import java.util.EnumSet;
import java.util.Set;

/** What is explained before consent, and what else the survivor is told and when. (CONSENT-04) */
public enum Point {
    HOW_PEER_SUPPORT_WORKS("how peer support works"),
    WHAT_IT_MAY_BRING("what it may bring"),
    OTHER_OPTIONS("the other options"),
    RISKS("the risks"),
    WHAT_IS_RECORDED("what is recorded and who sees it"),
    LIMITS_OF_CONFIDENTIALITY("the limits of confidentiality"),
    STANCE_ON_OFFENDING("where the organisation stands on people who have offended"),
    TOLD_BY_OTHERS("what somebody else told us"),
    EFFECT_OF_NO_NOTES("what support without session notes means");

    private final String words;

    Point(String words) {
        this.words = words;
    }

    /** As it reads in a sentence. */
    public String words() {
        return words;
    }

    /** What consent to keep a record rests on. */
    public static Set<Point> beforeConsent() {
        return EnumSet.range(HOW_PEER_SUPPORT_WORKS, STANCE_ON_OFFENDING);
    }
}
