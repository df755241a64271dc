package org.alongside.safety;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** Within what time a concern is answered, as the organisation has set it. */
@Component
class AnswerTimes implements FormText {
    private final Settings settings;

    AnswerTimes(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "answerTimes";
    }

    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return "Each of those who are asked answers an emergency within "
                + settings.words(SettingKey.EMERGENCY_WITHIN)
                + ", and what is urgent within " + settings.words(SettingKey.URGENT_WITHIN)
                + ". Where you keep watch, somebody asks again within "
                + settings.words(SettingKey.FOLLOW_UP_WITHIN) + ".";
    }
}
