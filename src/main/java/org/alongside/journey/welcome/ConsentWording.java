package org.alongside.journey.welcome;

import java.util.stream.Collectors;
import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** What workers read out before somebody decides, in the words of the organisation; empty where it has none. (CONSENT-04) */
@Component
class ConsentWording implements FormText {
    private final Settings settings;

    ConsentWording(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "consentWording";
    }

    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return settings.text(SettingKey.CONSENT_WORDING)
                .lines()
                .map(FormText::plain)
                .collect(Collectors.joining("\n\n"));
    }
}
