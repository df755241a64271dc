package org.alongside.access.pages;

import java.util.Locale;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.stereotype.Component;

/** What a template means by {@code #{key}}. */
@Component(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
class PageMessageSource implements MessageSource {
    private final Words words;

    PageMessageSource(Words words) {
        this.words = words;
    }

    /** @throws IllegalStateException when there is no such key: a page is not shown with a gap */
    @Override
    public String getMessage(String key, Object @Nullable [] parts, Locale locale) {
        Language language = Language.of(locale.getLanguage()).orElse(Language.ENGLISH);
        return words.in(language, key, parts == null ? new Object[0] : parts);
    }

    /** What libraries say, who know none of our words. */
    @Override
    public @Nullable String getMessage(
            String key, Object @Nullable [] parts, @Nullable String otherwise, Locale locale) {
        return otherwise;
    }

    @Override
    public String getMessage(MessageSourceResolvable message, Locale locale) {
        String otherwise = message.getDefaultMessage();
        if (otherwise == null) {
            throw new NoSuchMessageException(
                    String.join(", ", message.getCodes() == null ? new String[0] : message.getCodes()));
        }
        return otherwise;
    }
}
