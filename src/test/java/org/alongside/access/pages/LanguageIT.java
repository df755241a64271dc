package org.alongside.access.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.alongside.testing.TestDatabase;
import org.alongside.testing.http.FromAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/** The language of our pages is chosen on them, before somebody signs in and where something went wrong as well. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class LanguageIT {
    private static final String FORM = "Content-Type: application/x-www-form-urlencoded";

    @LocalServerPort
    int port;

    private FromAddress browser() {
        return new FromAddress(port, "127.0.0.1");
    }

    private static FromAddress.Answer chooses(FromAddress browser, String language, String at, String... headers) {
        String[] all = Stream.concat(Stream.of(FORM), Arrays.stream(headers)).toArray(String[]::new);
        return browser.send("POST", "/language", "language=" + language + "&at=" + at, all);
    }

    @Test
    void isRememberedByTheBrowserAndNeedsNoSession() {
        FromAddress browser = browser();
        FromAddress.Answer chosen = chooses(browser, "mi", "%2Flogin");
        assertThat(chosen.status()).isEqualTo(302);
        assertThat(chosen.header("Location")).isEqualTo("/login");
        assertThat(chosen.header("Set-Cookie"))
                .startsWith("ALONGSIDE_LANGUAGE=mi; ")
                .contains("Path=/", "HttpOnly", "SameSite=Lax");
        assertThat(browser.cookies).containsOnly(Map.entry("ALONGSIDE_LANGUAGE", "mi"));
        assertThat(browser.get("/login").body()).contains("<html lang=\"mi\">", "Kupuhipa", "English");
        assertThat(browser.signIn("worker1", TestDatabase.PASSWORD)).isEqualTo("/");
        assertThat(browser.get("/people").body())
                .contains("<html lang=\"mi\">", "Taku wiki")
                .doesNotContain("My week");
        chooses(browser, "en", "%2Fpeople");
        assertThat(browser.get("/people").body()).contains("<html lang=\"en-NZ\">", "My week");
    }

    @Test
    void isThatOfTheBrowserUntilSomebodyChooses() {
        assertThat(browser().get("/login", "Accept-Language: mi,en;q=0.5").body())
                .contains("<html lang=\"mi\">");
        assertThat(browser().get("/login", "Accept-Language: de,mi;q=0.5").body())
                .contains("<html lang=\"en-NZ\">");
    }

    /** What is not there and what is not theirs are one page, so that it does not name its own address. */
    @Test
    void comesBackToAPageThatIsNotThere() {
        FromAddress browser = browser();
        browser.signIn("worker1", TestDatabase.PASSWORD);
        assertThat(browser.get("/not-there").body()).contains("Te reo Māori").doesNotContain("not-there");
        assertThat(chooses(browser, "mi", "", "Referer: http://localhost:" + port + "/not-there")
                        .header("Location"))
                .isEqualTo("/not-there");
        assertThat(browser.get("/not-there").body()).contains("<html lang=\"mi\">", "Kāore he whārangi pēnei.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"//evil.example", "https://evil.example", "/%5Cevil.example", "%2F%2Fevil.example", "x"})
    void leadsNowhereElse(String at) {
        assertThat(chooses(browser(), "mi", at).header("Location")).isEqualTo("/");
    }

    @ParameterizedTest
    @CsvSource({"de,400", "'',400", "mi%0d%0aX,400"})
    void isOneOfTwo(String language, int status) {
        FromAddress browser = browser();
        assertThat(chooses(browser, language, "%2Flogin").status()).isEqualTo(status);
        assertThat(browser.cookies).doesNotContainKey("ALONGSIDE_LANGUAGE");
    }

    @Test
    void isNotChangedByOpeningAnAddress() {
        FromAddress browser = browser();
        assertThat(browser.get("/language?language=mi&at=/login").header("Set-Cookie"))
                .doesNotContain("LANGUAGE");
    }
}
