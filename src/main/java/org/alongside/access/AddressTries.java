package org.alongside.access;

import jakarta.servlet.http.HttpServletRequest;

/** Makes it slow to try many of something else than passwords, such as codes, from one address. */
public interface AddressTries {
    /**
     * A try, which is counted, and kept, before it is looked at; after twenty wrong ones from an address the next one waits.
     *
     * @param what is tried, such as {@code code}
     * @return false where it is too soon, and it may not be looked at
     */
    boolean countTry(String what, HttpServletRequest request);

    /** It was right, and counts no more. What others tried wrong from there stays counted. */
    void forgetTry(String what, HttpServletRequest request);
}
