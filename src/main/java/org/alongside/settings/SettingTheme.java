package org.alongside.settings;

import java.util.Locale;

/** What settings are about; the page has a section for each. */
public enum SettingTheme {
    SAFETY,
    SUPPORT,
    GROUPS,
    OFFICE;

    /** Of its name among the words. */
    public String key() {
        return "setting-theme." + name().toLowerCase(Locale.ROOT);
    }
}
