package org.alongside.access.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/** Each page of ours, as axe-core reads it and on the narrowest screen, with invented people on it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=every_page")
class EveryPageBrowserIT extends BrowserWalk {
    private static final List<String> OF_A_WORKER = List.of(
            "/people",
            "/workers/me",
            "/workers/me/co-reflection",
            "/journeys/return",
            "/journeys/done?what=left",
            "/groups",
            "/groups/calendar");
    private static final List<String> OF_A_SUPERVISOR = List.of(
            "/team",
            "/messages",
            "/copies",
            "/workers",
            "/workers/profiles/worker1",
            "/workers/profiles/worker1/co-reflection",
            "/groups",
            "/feedback",
            "/feedback/answers",
            "/assessments",
            "/organisation");
    private static final List<String> OF_A_JOURNEY = List.of("", "/leave", "/another-worker", "/take-back/KEEP_RECORD");

    private static final List<String> OF_A_RECORD = List.of(
            "",
            "/contact",
            "/people-who-matter",
            "/record",
            "/record/print",
            "/record/agreements",
            "/own-record",
            "/own-word");

    EveryPageBrowserIT() {
        super(Path.of("target/screenshots/every-page"));
    }

    @Test
    void isForEverybody() {
        signIn("worker1");
        String journey = aFirstContact();
        page().navigate(address("/people"));
        String person = page().locator(".people h2 a").first().getAttribute("href");
        OF_A_RECORD.forEach(page -> assertIsForEverybody(person + page));
        page().navigate(address(person + "/record"));
        assertIsForEverybody(page().locator(".moment dt a").first().getAttribute("href"));
        OF_A_JOURNEY.forEach(page -> assertIsForEverybody(journey + page));
        OF_A_WORKER.forEach(this::assertIsForEverybody);
        signIn("supervisor1");
        OF_A_SUPERVISOR.forEach(this::assertIsForEverybody);
        assertThat(complaints()).isEmpty();
    }

    @Test
    void soIsWhereNothingIs() {
        signIn("worker1");
        Response answer = page().navigate(address("/not-there"));
        assertThat(answer.status()).isEqualTo(404);
        assertIsForEverybody();
    }

    private void assertIsForEverybody(String address) {
        Response answer = page().navigate(address(address));
        assertThat(answer.status()).as(address).isEqualTo(200);
        shows(address.replaceAll("\\W+", "-"));
        assertIsForEverybody();
    }

    private String aFirstContact() {
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana (invented)");
        starts();
        page().waitForURL("**/begun");
        assertIsForEverybody();
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What they may decide at any time"))
                .getAttribute("href");
    }
}
