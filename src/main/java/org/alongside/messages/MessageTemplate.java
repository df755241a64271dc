package org.alongside.messages;

import java.util.Locale;
import org.alongside.policy.Policy;
import org.alongside.policy.PolicyId;

/**
 * All that the service ever sends. The words stand in {@code words/en.properties} and {@code words/mi.properties}; what is
 * filled in is a link and the name under which the survivor wants to hear from us, and there is no way to fill in anything
 * else. A new one is a decision about privacy, made here.
 */
@Policy(PolicyId.CONF_06)
public enum MessageTemplate {
    /** Please call us. */
    PLEASE_CALL(Leads.NOWHERE),
    /** The first invitation to say how the support is. */
    ASSESSMENT_INVITED(Leads.TO_ASSESS),
    /** The invitation again; it reads like the first. */
    ASSESSMENT_REMINDED(Leads.TO_ASSESS),
    /** A page that the survivor asked for. */
    RECORD_OPENED(Leads.TO_THEIR_RECORD),
    /** Whoever does not go on is asked how it was for them; it reads like an invitation to assess. */
    FEEDBACK_INVITED(Leads.TO_SAY_HOW_IT_WAS);

    private enum Leads {
        NOWHERE,
        TO_ASSESS,
        TO_THEIR_RECORD,
        TO_SAY_HOW_IT_WAS
    }

    private final Leads leads;

    MessageTemplate(Leads leads) {
        this.leads = leads;
    }

    /** Whether there is a link in it, which {@link MessageLinks} makes. */
    public boolean hasLink() {
        return leads != Leads.NOWHERE;
    }

    /** Whether its link leads to where the survivor says how the support is; names of these begin with {@code ASSESSMENT_}. */
    public boolean asksAboutSupport() {
        return leads == Leads.TO_ASSESS;
    }

    /**
     * Where a text of it stands among the words.
     *
     * @param part {@code subject}, {@code text}, or {@code say} for who passes it on
     */
    String key(String part) {
        return "message." + name().toLowerCase(Locale.ROOT).replace('_', '-') + "." + part;
    }
}
