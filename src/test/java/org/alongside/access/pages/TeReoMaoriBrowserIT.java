package org.alongside.access.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.alongside.access.Language;
import org.alongside.access.Words;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * Whoever chooses te reo Māori reads it on each page, for axe-core and on the narrowest screen as well. What is there in
 * English only, such as the questions of forms, says that it is English.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=te_reo_maori")
class TeReoMaoriBrowserIT extends BrowserWalk {
    private static final List<String> OF_A_WORKER = List.of(
            "/people",
            "/people/week",
            "/workers/me",
            "/workers/me/co-reflection",
            "/groups",
            "/groups/calendar",
            "/journeys/return",
            "/journeys/asked",
            "/not-there");
    private static final List<String> OF_A_RECORD = List.of(
            "",
            "/contact",
            "/people-who-matter",
            "/told",
            "/whanau",
            "/whanau/new",
            "/record",
            "/record/print",
            "/record/agreements",
            "/own-word");
    private static final List<String> OF_A_JOURNEY = List.of("/leave", "/another-worker", "/take-back/KEEP_RECORD");
    private static final List<String> OF_A_SUPERVISOR = List.of(
            "/team",
            "/messages",
            "/workers",
            "/workers/profiles/worker1",
            "/workers/profiles/worker1/co-reflection",
            "/workers/invite",
            "/groups",
            "/feedback",
            "/feedback/answers",
            "/assessments",
            "/referrals",
            "/referrals/letters",
            "/directory",
            "/directory/import",
            "/directory/compare",
            "/directory/new");

    /** Words that no sentence in te reo Māori has. */
    private static final Pattern ENGLISH =
            Pattern.compile("(?i)\\b(the|and|you|with|what|they|this|that|them|from|until|nobody|somebody)\\b");

    /** What the page says and names, of what does not say that it is English. */
    private static final String SAID = """
            () => {
              const said = [];
              const walk = node => {
                if (node.nodeType === Node.TEXT_NODE) {
                  said.push(node.textContent.replace(/\\s+/g, ' ').trim());
                } else if (node.nodeType === Node.ELEMENT_NODE) {
                  if (/^en/.test(node.lang) || /^(SCRIPT|STYLE|NOSCRIPT|TEXTAREA)$/.test(node.tagName)) return;
                  for (const name of ['aria-label', 'title', 'placeholder', 'data-label']) {
                    if (node.hasAttribute(name)) said.push(node.getAttribute(name));
                  }
                  node.childNodes.forEach(walk);
                }
              };
              walk(document.body);
              return [document.title, ...said.filter(Boolean)];
            }
            """;

    @Autowired
    Words words;

    TeReoMaoriBrowserIT() {
        super(Path.of("target/screenshots/te-reo-maori"));
    }

    @Test
    void isOnEveryPage() {
        signIn("worker1");
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana");
        starts();
        page().waitForURL("**/begun");
        String journey = page().getByRole(
                        AriaRole.LINK, new Page.GetByRoleOptions().setName("What they may decide at any time"))
                .getAttribute("href");
        page().navigate(address("/people"));
        choosesTeReoMaori();
        assertThat(page().url()).endsWith("/people");
        String person = page().locator(".people h2 a").first().getAttribute("href");
        List<String> english = new ArrayList<>();
        OF_A_WORKER.forEach(page -> opens(page, english));
        OF_A_RECORD.forEach(page -> opens(person + page, english));
        page().navigate(address(person + "/record"));
        opens(page().locator(".moment dt a").first().getAttribute("href"), english);
        OF_A_JOURNEY.forEach(page -> opens(journey + page, english));
        opens(journey, english);
        opens(person + "/own-record", english);
        signIn("supervisor1");
        page().navigate(address("/team"));
        choosesTeReoMaori();
        OF_A_SUPERVISOR.forEach(page -> opens(page, english));
        page().navigate(address("/directory"));
        opens(page().locator("ul.rows a").first().getAttribute("href") + "/merge", english);
        assertThat(english).isEmpty();
        assertThat(complaints()).isEmpty();
    }

    @Test
    void isChosenBeforeSigningInAndRemembered() {
        comes("somebody", false);
        page().navigate(address("/login"));
        choosesTeReoMaori();
        assertThat(page().url()).endsWith("/login");
        List<String> english = new ArrayList<>();
        looks("/login", english);
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("English").setExact(true))
                .click();
        assertThat(page().locator("html").getAttribute("lang")).isEqualTo("en-NZ");
        assertThat(english).isEmpty();
    }

    private void choosesTeReoMaori() {
        page().getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Te reo Māori").setExact(true))
                .click();
        assertThat(page().locator("html").getAttribute("lang")).isEqualTo("mi");
    }

    private void opens(String address, List<String> english) {
        page().navigate(address(address));
        looks(address, english);
        shows(address.replaceAll("\\W+", "-"));
        assertIsForEverybody();
    }

    private void looks(String address, List<String> english) {
        assertThat(page().locator("html").getAttribute("lang")).as(address).isEqualTo("mi");
        Set<String> ours = words.keys(Language.ENGLISH).stream()
                .filter(key -> !key.startsWith("own.") && !key.startsWith("message."))
                .filter(key -> !words.in(Language.ENGLISH, key).equals(words.in(Language.TE_REO_MAORI, key)))
                .map(key -> words.in(Language.ENGLISH, key))
                .collect(Collectors.toSet());
        said().stream()
                .filter(text -> ours.contains(text) || ENGLISH.matcher(text).find())
                .filter(text -> !text.equals("English"))
                .forEach(text -> english.add(address + ": " + text));
    }

    @SuppressWarnings("unchecked")
    private List<String> said() {
        return (List<String>) page().evaluate(SAID);
    }
}
