package org.alongside.access.pages;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.alongside.testing.browser.BrowserWalk;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Each page of ours, as axe-core reads it and on the narrowest screen, with invented people on it. */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "alongside.test.database=every_page")
class EveryPageBrowserIT extends BrowserWalk {
    private static final List<String> OF_A_WORKER = List.of(
            "/people",
            "/people/week",
            "/workers/me",
            "/workers/me/co-reflection",
            "/journeys/return",
            "/journeys/asked",
            "/journeys/done?what=left",
            "/groups",
            "/groups/calendar",
            "/directory");
    private static final List<String> OF_A_SUPERVISOR = List.of(
            "/team",
            "/messages",
            "/copies",
            "/directory",
            "/directory/import",
            "/directory/new",
            "/workers",
            "/workers/invite",
            "/workers/profiles/worker1",
            "/workers/profiles/worker1/co-reflection",
            "/groups",
            "/feedback",
            "/feedback/answers",
            "/assessments",
            "/referrals",
            "/referrals/letters",
            "/organisation");
    /** By the beginning of their pattern, those that need more than a first contact, and which test looks at them. */
    private static final Map<String, String> ELSEWHERE = Map.ofEntries(
            Map.entry("/assessments/{id", "assessment/web/HelpPageBrowserIT"),
            Map.entry("/copies/{id", "journey/copies/web/CopyBrowserIT"),
            Map.entry("/groups/{groupId}/handout", "groups/GroupWalkBrowserIT"),
            Map.entry("/invitation/{organisation}/{token}", "workers/web/InvitationBrowserIT"),
            Map.entry("/messages/{id}", "messages/PassingOnBrowserIT"),
            Map.entry("/own/assessment", "assessment/web/OwnPagesBrowserIT"),
            Map.entry("/own/code/", "assessment/web/OwnPagesBrowserIT"),
            Map.entry("/own/feedback", "assessment/feedback/FeedbackBrowserIT"),
            Map.entry("/own/letter/", "journey/othersupport/OtherSupportBrowserIT"),
            Map.entry("/own/letter-file/", "journey/othersupport/LetterFileBrowserIT"),
            Map.entry("/own/record", "journey/own/web/OwnRecordBrowserIT"),
            Map.entry("/own/record/copy", "journey/copies/web/CopyBrowserIT"),
            Map.entry("/people/{label}/support-map/{id", "journey/othersupport/SupportMapBrowserIT"),
            Map.entry("/own/{organisation", "assessment/web/OwnPagesBrowserIT"),
            Map.entry("/people/{label}/whanau/{id", "journey/whanau/web/WhanauBrowserIT"),
            Map.entry("/workers/me/passkeys", "access/pages/PasskeyBrowserIT"));

    /**
     * Redirects, files, what answers an address that is no page, and a part that the Tasklist shows beside a form; one page is there
     * only before anybody can sign in.
     */
    private static final Set<String> NO_PAGES = Set.of(
            "/",
            "/error",
            "/invitation/**",
            "/own/**",
            "/journeys/{journeyId}/beside",
            "/first-administrator",
            "/people/{label}/other-support/{id:[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}}/letter.pdf");

    private static final List<String> OF_A_JOURNEY =
            List.of("", "/leave", "/another-worker", "/take-back/KEEP_RECORD", "/looks?before=2999-12-31T00:00:00Z");

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
            "/assessment",
            "/own-record",
            "/own-word",
            "/other-support",
            "/other-support/new",
            "/support-map",
            "/support-map/print",
            "/support-map/new");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping pages;

    private final Set<String> looked = new TreeSet<>();

    EveryPageBrowserIT() {
        super(Path.of("target/screenshots/every-page"));
    }

    @Test
    void isForEverybody() {
        comes("anybody", true);
        assertIsForEverybody("/login");
        signIn("worker1");
        String journey = aFirstContact();
        page().navigate(address("/people"));
        String person = page().locator(".people h2 a").first().getAttribute("href");
        OF_A_RECORD.forEach(page -> assertIsForEverybody(person + page));
        page().navigate(address(person + "/record"));
        assertIsForEverybody(page().locator(".moment dt a").first().getAttribute("href"));
        OF_A_JOURNEY.forEach(page -> assertIsForEverybody(journey + page));
        assertIsForEverybody(journey.replace("/journeys/", "/concerns/"));
        OF_A_WORKER.forEach(this::assertIsForEverybody);
        signIn("supervisor1");
        OF_A_SUPERVISOR.forEach(this::assertIsForEverybody);
        page().navigate(address("/directory"));
        String service = page().locator("ul.rows a").first().getAttribute("href");
        String another = page().locator("ul.rows a").nth(1).getAttribute("href");
        page().locator("ul.rows input").nth(0).check();
        page().locator("ul.rows input").nth(1).check();
        page().locator("#compare button").click();
        page().waitForURL("**/directory/compare?*");
        String compared = page().url();
        assertIsForEverybody(compared.substring(compared.indexOf("/directory/")));
        assertIsForEverybody(service);
        assertIsForEverybody(service + "/edit");
        assertIsForEverybody(service + "/merge");
        assertIsForEverybody(service + "/merge?words=invented");
        assertIsForEverybody(service + "/merge?with=" + another.substring(another.lastIndexOf('/') + 1));
        page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Merge the two"))
                .click();
        page().waitForURL("**" + service);
        assertIsForEverybody(service);
        assertIsForEverybody(another);
        assertThat(complaints()).isEmpty();
        assertThat(others())
                .as("looked at by no test")
                .filteredOn(pattern -> !NO_PAGES.contains(pattern)
                        && ELSEWHERE.keySet().stream().noneMatch(pattern::startsWith))
                .isEmpty();
    }

    @Test
    void whatIsLookedAtElsewhereIs() {
        assertThat(Set.copyOf(ELSEWHERE.values()))
                .allSatisfy(test -> assertThat(Path.of("src/test/java/org/alongside", test + ".java"))
                        .content()
                        // The second one of KeysAlone, which asks for the first.
                        .containsAnyOf("assertIsForEverybody(", " looks(\""));
    }

    /** @return patterns of pages at which nobody looked here */
    private Set<String> others() {
        Set<String> others = new TreeSet<>();
        pages.getHandlerMethods().forEach((info, method) -> {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            boolean isPage = (methods.isEmpty() || methods.contains(RequestMethod.GET))
                    && (method.getReturnType().getParameterType() == String.class
                            || method.getReturnType().getParameterType() == ModelAndView.class)
                    && !AnnotatedElementUtils.hasAnnotation(method.getBeanType(), ResponseBody.class)
                    && !method.hasMethodAnnotation(ResponseBody.class);
            if (isPage && info.getPathPatternsCondition() != null) {
                info.getPathPatternsCondition().getPatterns().stream()
                        .filter(pattern ->
                                looked.stream().map(PathContainer::parsePath).noneMatch(pattern::matches))
                        .forEach(pattern -> others.add(pattern.getPatternString()));
            }
        });
        return others;
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
        looked.add(address.split("\\?")[0]);
        shows(address.replaceAll("\\W+", "-"));
        assertIsForEverybody();
    }

    private String aFirstContact() {
        opensStartForm("Survivor journey");
        startForm().getByLabel("Name the survivor wants to be called").fill("Hana (invented)");
        starts();
        page().waitForURL("**/begun");
        looked.add(URI.create(page().url()).getPath());
        assertIsForEverybody();
        return page().getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("What they may decide at any time"))
                .getAttribute("href");
    }
}
