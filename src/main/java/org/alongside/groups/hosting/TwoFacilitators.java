package org.alongside.groups.hosting;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** From how many members on a meeting has two facilitators, as the organisation has set it. (GROUP-12) */
@Component
class TwoFacilitators implements FormText {
    private final Settings settings;

    TwoFacilitators(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "twoFacilitators";
    }

    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return "From " + settings.words(SettingKey.TWO_FACILITATORS_FROM) + " on it needs two facilitators.";
    }
}
