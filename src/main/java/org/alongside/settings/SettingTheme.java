package org.alongside.settings;

/** What settings are about; the page has a section for each. */
public enum SettingTheme {
    SAFETY("Safety", "Haumaru"),
    SUPPORT("Support", "Tautoko"),
    GROUPS("Groups", "Ngā rōpū"),
    OFFICE("The office", "Tari");

    private final String english;
    private final String maori;

    SettingTheme(String english, String maori) {
        this.english = english;
        this.maori = maori;
    }

    public String english() {
        return english;
    }

    public String maori() {
        return maori;
    }
}
