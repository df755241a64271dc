package org.alongside.groups.hosting;

import org.alongside.engine.FormContext;
import org.alongside.engine.FormText;
import org.alongside.settings.SettingKey;
import org.alongside.settings.Settings;
import org.springframework.stereotype.Component;

/** Whether a group agrees on its protocols at its first meeting already, as the organisation has set it. (GROUP-10) */
@Component
class ProtocolsAtFirst implements FormText {
    private final Settings settings;

    ProtocolsAtFirst(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String key() {
        return "protocolsAtFirst";
    }

    @Override
    public boolean isForAssigneeOnly() {
        return false;
    }

    @Override
    public String text(FormContext context) {
        return settings.number(SettingKey.WITHOUT_PROTOCOLS) == 1
                ? "Talk over the protocols and agree on them: the next meeting opens once the group has."
                : "The protocols can wait for the second meeting.";
    }
}
