package org.alongside.access;

/** Where somebody goes who leaves a page of ours quickly: what many people look at, and what says nothing about them. */
public final class NeutralPlace {
    /** The weather. */
    public static final String ADDRESS = "https://www.metservice.com/";

    private NeutralPlace() {}
}
