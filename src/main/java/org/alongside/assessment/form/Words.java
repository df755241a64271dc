package org.alongside.assessment.form;

/** What a form says, in both languages. */
public record Words(String english, String maori) {
    public String in(boolean isMaori) {
        return isMaori ? maori : english;
    }
}
