package org.alongside.groups.group;

import org.alongside.settings.SettingsOfTests;

/** The holidays of a region, for tests without the application. */
public final class PublicHolidaysOfTests {
    private PublicHolidaysOfTests() {}

    /** @param region empty for none */
    public static PublicHolidays in(String region) {
        return new PublicHolidays(SettingsOfTests.installation("alongside.groups.region", region));
    }
}
