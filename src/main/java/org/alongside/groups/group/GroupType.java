package org.alongside.groups.group;

import org.alongside.access.Words;

/** Kinds of groups. (Purposeful Peer Support Groups) */
public enum GroupType {
    WELLBEING("group-type.wellbeing-group"),
    SOCIAL_ACTIVITY("group-type.social-activity-group"),
    EDUCATION("group-type.education-group");

    private final String words;

    GroupType(String words) {
        this.words = words;
    }

    public String words() {
        return Words.here(words);
    }
}
