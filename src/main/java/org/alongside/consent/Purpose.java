package org.alongside.consent;

/** What a survivor can agree to, each by itself. (CONSENT-05) */
public enum Purpose {
    KEEP_RECORD,
    KEEP_SESSION_NOTES,
    ANONYMOUS_REPORTING,
    CONTACT_WHANAU,
    DISCLOSE_TO_RECIPIENT
}
