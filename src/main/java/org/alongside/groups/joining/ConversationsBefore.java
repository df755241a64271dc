package org.alongside.groups.joining;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** How many conversations come before a Wellbeing group, as the organisation has set it. (GROUP-02) */
@Component
class ConversationsBefore implements FormText {
    private final Settings settings;

    ConversationsBefore(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "conversationsBefore";
    }

    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return settings.words(SettingKey.CONVERSATIONS_BEFORE);
    }
}
