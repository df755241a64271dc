package org.alongside.access;

import java.util.Locale;
import org.springframework.context.i18n.LocaleContext;
import org.springframework.context.i18n.LocaleContextHolder;

/**
 * In which language a page of ours is being made. What is done for no page, such as a form of the engine, an export or a
 * message, is not in the language of whoever happens to look.
 */
public record CurrentLanguage(Language language) implements LocaleContext {
    private static final Locale ENGLISH = Locale.forLanguageTag(Language.ENGLISH.ofPages());
    private static final Locale MAORI = Locale.forLanguageTag(Language.TE_REO_MAORI.ofPages());

    /** English outside of a page. */
    public static Language get() {
        return LocaleContextHolder.getLocaleContext() instanceof CurrentLanguage current
                ? current.language()
                : Language.ENGLISH;
    }

    @Override
    public Locale getLocale() {
        return language.isMaori() ? MAORI : ENGLISH;
    }
}
