package org.alongside.groups.group;

/** Kinds of groups. (Purposeful Peer Support Groups) */
public enum GroupType {
    WELLBEING("Wellbeing group"),
    SOCIAL_ACTIVITY("Social activity group"),
    EDUCATION("Education group");

    private final String words;

    GroupType(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
